"""The gate of a messenger whose windows close: who passes as it is, who with a template, who waits for the limit."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.candidates import Candidate
from data.database import Database
from data.models import Account, Address, BudgetMinute
from domain.audience import Audience
from domain.lane import Lane
from domain.message import Later, Rejected, Rests, Sent
from domain.platform import PlatformName
from domain.template import Purpose
from services import budgets, templates, windows
from services.windows import NONE_FITS, Gate, Result
from tests import towns

NOTICE, DARURAT, SPARE = (
    ("siarkim_pemberitahuan_1", "id"),
    ("siarkim_darurat_1", "id"),
    ("siarkim_darurat_2", "id"),
)
NEWS = Gate(PlatformName.WHATSAPP, Purpose.NOTICE, Lane.NEWS)
EMERGENCY = Gate(PlatformName.WHATSAPP, Purpose.EMERGENCY, Lane.EMERGENCY)
PEOPLE = 8


@pytest.fixture
async def session(database: Database, now: datetime) -> AsyncIterator[AsyncSession]:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        (await session.get_one(Account, account_id)).platform = PlatformName.WHATSAPP
        await towns.settle(session, account_id, PEOPLE)
        for which in (NOTICE, DARURAT, SPARE):
            await templates.moved(session, which, "APPROVED", None, now)
        yield session


def _page(numbers: Sequence[int] = range(1, PEOPLE + 1), language: str = "id") -> list[Candidate]:
    return [Candidate(n, towns.VILLAGES[0], n, str(n), "", None, None, language, None, None) for n in numbers]


def _passed(page: Sequence[Candidate]) -> list[int]:
    return [each.recipient_id for each in page if each.rest_until is None]


async def test_who_wrote_within_a_day_needs_no_template_and_none_of_the_limit(
    session: AsyncSession, now: datetime
) -> None:
    await windows.heard(session, 1, "1", now - timedelta(hours=23), now)
    await windows.heard(session, 1, "2", now - timedelta(hours=25), now)
    await windows.heard(session, 1, "1", now - timedelta(hours=30), now)  # came late
    page = await windows.through(session, NEWS, _page([1, 2, 3]), now)
    assert [each.template for each in page] == [None, NOTICE, NOTICE]
    assert (await budgets.standing(session, PlatformName.WHATSAPP, now)).used == 2


async def test_a_reader_of_english_gets_the_language_that_is_approved(session: AsyncSession, now: datetime) -> None:
    (each,) = await windows.through(session, NEWS, _page([1], "en"), now)
    assert each.template == NOTICE


async def test_without_an_approved_template_nobody_is_counted(session: AsyncSession, now: datetime) -> None:
    await templates.moved(session, NOTICE, "PAUSED", None, now)
    page = await windows.through(session, NEWS, _page(), now)
    assert {each.template for each in page} == {NONE_FITS}
    assert (await budgets.standing(session, PlatformName.WHATSAPP, now)).used == 0


async def test_news_stops_at_the_limit_and_emergencies_use_the_reserve(session: AsyncSession, now: datetime) -> None:
    await budgets.set_limit(session, PlatformName.WHATSAPP, 5, 2, now)
    news = await windows.through(session, NEWS, _page(), now)
    assert _passed(news) == [1, 2, 3]
    assert {each.rest_until for each in news[3:]} == {now.replace(second=0, microsecond=0) + timedelta(minutes=1441)}
    urgent = await windows.through(session, EMERGENCY, _page(), now)
    assert _passed(urgent) == [1, 2, 3, 4, 5]  # three were counted already


async def test_a_day_after_their_last_message_people_are_free_again(session: AsyncSession, now: datetime) -> None:
    await budgets.set_limit(session, PlatformName.WHATSAPP, 3, 0, now)
    await windows.through(session, NEWS, _page([1, 2, 3]), now)
    later = now + timedelta(hours=20)
    await windows.through(session, NEWS, _page([1]), later)  # counts from here on
    morning = now + timedelta(hours=24, minutes=2)
    assert (await budgets.standing(session, PlatformName.WHATSAPP, morning)).used == 1
    assert _passed(await windows.through(session, NEWS, _page([4, 5, 6]), morning)) == [4, 5]
    assert len((await session.scalars(select(BudgetMinute))).all()) == 2  # what counts no more is gone


async def test_who_must_wait_anyway_is_not_counted(session: AsyncSession, now: datetime) -> None:
    busy = [replace(each, next_free=now + timedelta(seconds=3)) for each in _page([1, 2])]
    assert [each.template for each in await windows.through(session, NEWS, busy, now)] == [None, None]
    assert (await budgets.standing(session, PlatformName.WHATSAPP, now)).used == 0


@pytest.mark.parametrize(
    ("tier", "most", "reserve"),
    [("TIER_2K", 2000, 400), ("TIER_100K", 100_000, 20_000), ("250", 250, 50), ("TIER_UNLIMITED", None, 50)],
)
async def test_the_reserve_keeps_its_share_of_another_limit(
    session: AsyncSession, now: datetime, tier: str, most: int | None, reserve: int
) -> None:
    assert await budgets.tier_changed(session, PlatformName.WHATSAPP, tier, now)
    allowance = await budgets.standing(session, PlatformName.WHATSAPP, now)
    assert (allowance.most, allowance.reserve) == (most, reserve)
    assert not await budgets.tier_changed(session, PlatformName.WHATSAPP, "TIER_MOON", now)


async def test_a_paused_template_gives_its_copies_to_the_spare(session: AsyncSession, now: datetime) -> None:
    page = await windows.through(session, EMERGENCY, _page([1, 2]), now)
    assert {each.template for each in page} == {DARURAT}
    results = [Result(page[0], Rejected("132015 Template is Paused")), Result(page[1], Sent(("m",)))]
    (again, sent) = await windows.learn(session, await _broadcast(session), results, now)
    assert again.outcome == Later(0.0, counts=False, rests=Rests.NOBODY, why="132015")
    assert sent.outcome == Sent(("m",))
    (third,) = await windows.through(session, EMERGENCY, _page([3]), now)
    assert third.template == SPARE


async def test_a_window_that_the_messenger_calls_closed_is_closed(session: AsyncSession, now: datetime) -> None:
    await windows.heard(session, 1, "1", now, now)
    (free,) = await windows.through(session, NEWS, _page([1]), now)
    (result,) = await windows.learn(session, await _broadcast(session), [Result(free, Rejected("131047"))], now)
    assert isinstance(result.outcome, Later)
    (again,) = await windows.through(session, NEWS, _page([1]), now)
    assert again.template == NOTICE
    assert (await session.get_one(Address, 1, populate_existing=True)).heard_at is None


async def test_other_refusals_stay_what_they_are(session: AsyncSession, now: datetime) -> None:
    (each,) = await windows.through(session, NEWS, _page([1]), now)
    result = Result(each, Rejected("131026"))
    assert list(await windows.learn(session, 1, [result], now)) == [result]


async def _broadcast(session: AsyncSession) -> int:
    return await towns.approve(session, await towns.announce(session), Audience(regions=("64",)))
