"""The words of the feedback are found on both databases, kept in step by the database itself, and erased with it."""

from datetime import datetime

import pytest
from sqlalchemy import select, text, update

from data import search
from data.database import Database, opened
from data.erasure import empty_feedback
from data.models import Feedback, Ticket
from data.ticket_lists import Sieve
from domain.search import sought
from tests.feedback_town import DAMAI, DISTRICT, OTHER, TOWN, Town, founded

ALL = Sieve((TOWN,), states=None)
FIRST = 10**9


@pytest.fixture
async def town(home: Database, account_id: int, now: datetime) -> Town:
    town = founded(home, account_id, now)
    await town.resident("5", DAMAI)
    await town.resident("6", OTHER)
    for ref, said in (
        ("5", "Rumah kami kebanjiran sejak subuh"),
        ("6", "Parit tersumbat, banjir lagi"),
        ("5", "Lampu jalan mati"),
        ("5", "Jalan rusak, Jl.Damai/RT05"),
    ):
        await town.talk.say(ref, said)
    return town


async def _numbers(town: Town, typed: str, sieve: Sieve = ALL, *, before: int = FIRST) -> list[int]:
    async with town.database.reads() as session:
        return [row.feedback_id for row in await search.having(session, sieve, sought(typed), before, 10)]


async def test_words_are_found_in_all_their_forms_newest_first_and_page_by_page(town: Town) -> None:
    assert await _numbers(town, "banjir") == [2, 1]
    assert await _numbers(town, "BANJIR", before=2) == [1]
    assert await _numbers(town, "jalan mati") == [3]
    assert await _numbers(town, "damai") == [4]
    assert await _numbers(town, "rt05") == [4]
    assert await _numbers(town, "6471") == []  # where it is from is no word of it
    assert await _numbers(town, "badai") == []


async def test_nothing_from_beyond_the_searchers_regions_is_found(town: Town) -> None:
    assert await _numbers(town, "banjir", Sieve((DAMAI,), states=None)) == [1]
    assert await _numbers(town, "banjir", Sieve((OTHER, DAMAI), states=None)) == [2, 1]
    assert await _numbers(town, "banjir", Sieve((DISTRICT,), states=None)) == [2, 1]
    assert await _numbers(town, "banjir", Sieve(("64.72",), states=None)) == []


async def test_what_changes_is_found_by_its_new_words_and_place_only(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        second = update(Feedback).where(Feedback.feedback_id == 2)
        await session.execute(second.values(text="Longsor", region_code=DAMAI))
        await session.execute(update(Ticket).where(Ticket.ticket_id == 2).values(region_code=DAMAI))
    assert await _numbers(town, "banjir") == [1]
    assert await _numbers(town, "longsor", Sieve((DAMAI,), states=None)) == [2]
    assert await _numbers(town, "longsor", Sieve((OTHER,), states=None)) == []


async def test_what_was_passed_to_another_desk_is_found_by_its_officials_only(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        await session.execute(update(Ticket).where(Ticket.ticket_id == 1).values(region_code=TOWN))
    assert await _numbers(town, "kebanjiran", Sieve((TOWN,), states=None)) == [2, 1]
    assert await _numbers(town, "kebanjiran", Sieve((DAMAI,), states=None)) == []


async def test_what_is_erased_is_found_no_more(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        resident_id = await session.scalar(select(Feedback.resident_id).where(Feedback.feedback_id == 1))
        assert resident_id
        await empty_feedback(session, resident_id)
    assert await _numbers(town, "banjir") == [2]
    assert await _numbers(town, "kebanjiran") == [2]


async def test_what_is_erased_leaves_the_file_once_the_index_is_merged(
    sqlite_home_url: str, account_id: int, now: datetime
) -> None:
    path = sqlite_home_url.removeprefix("sqlite+aiosqlite:///")
    async with opened(sqlite_home_url) as database:
        town = founded(database, account_id, now)
        await town.resident("5", DAMAI)
        await town.resident("6", DAMAI)
        await town.talk.say("5", "pohon zaitunzz tumbang")
        await town.talk.say("6", "lampu mati")
        async with database.sessions.begin() as session:
            await session.execute(update(Feedback).where(Feedback.feedback_id == 1).values(text=""))
        async with database.sessions.begin() as session:
            more = await search.begin_forgetting(session)
        while more:
            async with database.sessions.begin() as session:
                more = await search.forget(session)
        async with database.sessions.begin() as session:
            await session.execute(text("INSERT INTO feedback_search (feedback_search) VALUES ('integrity-check')"))
        async with database.engines[0].connect() as connection:
            await connection.execute(text("ROLLBACK"))
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(path, "rb") as file:  # noqa: ASYNC230 - a small file
        assert b"zaitunzz" not in file.read()
