"""Who is who on WhatsApp: by an id, a number or both."""

from datetime import datetime

import pytest
from sqlalchemy import select

from data import addresses
from data.database import Database
from data.models import Account, Address
from domain.identity import Ids
from domain.platform import PlatformName
from domain.recipient import AddressEnd
from services import identities, people, standings
from services.standings import Corner

OLD, NEW = "ID.1234567890", "ID.9876543210"
PHONE, OTHER = "6281200000001", "6281200000002"


@pytest.fixture
async def number(home: Database) -> int:
    async with home.sessions.begin() as session:
        account = Account(platform=PlatformName.WHATSAPP, external_id="700", username="", rate=80)
        session.add(account)
        await session.flush()
        return account.account_id


async def met(home: Database, number: int, ids: Ids, now: datetime) -> int | None:
    """Who is there, made known where they are new."""
    async with home.sessions.begin() as session:
        ref = await identities.settle(session, number, ids, now)
        stranger = await people.recognise(session, number, ref, "id", now)
        return (await people.ensure_known(session, number, stranger, now)).resident_id


async def open_ones(home: Database, number: int) -> list[tuple[int, str, str | None]]:
    async with home.reads() as session:
        rows = await session.scalars(select(Address).where(Address.account_id == number, Address.closed_at.is_(None)))
        return [(row.recipient_id, row.ref, row.phone) for row in rows]


@pytest.mark.parametrize(
    "shown",
    [(Ids(None, PHONE), Ids(OLD, PHONE), Ids(OLD), Ids(None, PHONE)), (Ids(OLD), Ids(OLD, PHONE), Ids(None, PHONE))],
    ids=["number-first", "id-first"],
)
async def test_whatever_is_missing_the_person_is_the_same(
    home: Database, number: int, shown: tuple[Ids, ...], now: datetime
) -> None:
    people_met = {await met(home, number, ids, now) for ids in shown}
    assert len(people_met) == 1
    assert await open_ones(home, number) == [(people_met.pop(), OLD, PHONE)]


async def test_a_number_that_passes_to_another_takes_nobody_along(home: Database, number: int, now: datetime) -> None:
    first = await met(home, number, Ids(OLD, PHONE), now)
    second = await met(home, number, Ids(NEW, PHONE), now)
    assert first != second
    assert {(who, ref) for who, ref, _ in await open_ones(home, number)} == {(first, OLD), (second, NEW)}
    assert await met(home, number, Ids(OLD), now) == first


async def test_who_was_known_by_the_number_alone_does_not_become_whoever_has_it_now(
    home: Database, number: int, now: datetime
) -> None:
    first = await met(home, number, Ids(None, PHONE), now)
    second = await met(home, number, Ids(NEW), now)
    assert await met(home, number, Ids(NEW, PHONE), now) == second != first
    assert await open_ones(home, number) == [(second, NEW, PHONE)]


async def test_a_change_of_number_and_id_keeps_the_person_the_dialogue_and_the_history(
    home: Database, number: int, now: datetime
) -> None:
    who = await met(home, number, Ids(OLD, PHONE), now)
    async with home.sessions.begin() as session:
        await standings.move(session, Corner(number, OLD, OLD), "registration", "region", {"a": 1}, now)
        await identities.change(session, number, Ids(OLD, PHONE), Ids(NEW, OTHER), now)
    assert await met(home, number, Ids(NEW, OTHER), now) == who
    async with home.reads() as session:
        rows = (await session.scalars(select(Address).where(Address.account_id == number))).all()
        moved = [row.ref for row in rows if row.closed_why is AddressEnd.MOVED]
        standing = await standings.at(session, Corner(number, NEW, NEW))
    assert moved == [OLD]
    assert standing is not None
    assert standing.step == "region"


async def test_a_change_into_an_id_that_somebody_new_was_met_under_joins_no_two_people(
    home: Database, number: int, now: datetime
) -> None:
    """The message under the new id came before the news of the change: the one who has the history stays."""
    first = await met(home, number, Ids(OLD, PHONE), now)
    await met(home, number, Ids(NEW), now)
    async with home.sessions.begin() as session:
        await identities.change(session, number, Ids(OLD, PHONE), Ids(NEW), now)
    assert [who for who, _, _ in await open_ones(home, number)] == [first]


async def test_nobody_is_known_by_having_no_number(home: Database, number: int, now: datetime) -> None:
    await met(home, number, Ids(OLD), now)
    async with home.sessions.begin() as session:
        assert await addresses.known_as(session, number, Ids(NEW)) == []
