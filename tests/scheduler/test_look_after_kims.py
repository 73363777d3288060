"""Dormancy: a nudge after 14 days, dormant after 60, awake by a press or a relay; all in the region's daytime."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import kim_register as rows
from data.database import Database
from data.models import CoverageReport, Kim, Letter, Relay
from domain.kim import KimState, PassedTo, RelayState
from domain.kim_register import Move, MoveState
from domain.refusal import Refusal
from scheduler.look_after_kims import look_after_kims
from services import kim_life, kim_register, kims
from services.kim_register import Asked
from tests.kim_town import DAMAI, GROUP
from tests.services.test_kim_register import PHOTO, SK, Registered, again, done, registered, usual
from tests.towns import announce

DAY = timedelta(days=1)
Later = Callable[..., Callable[[], datetime]]


@pytest.fixture
def later(now: datetime) -> Later:
    def after(**span: float) -> Callable[[], datetime]:
        return lambda: now + timedelta(**span)

    return after


async def _inaugurated(session: AsyncSession, now: datetime) -> Registered:
    town = await registered(session, now)
    await done(session, town, Asked(Move.BOARD, board=usual(town.who.agent)), now)
    town.who.agent = await again(session, town.who.agent, now)
    await done(session, town, Asked(Move.DECREE, SK, photo=PHOTO, account_id=1), now)
    await done(session, town, Asked(Move.INAUGURATE, {"day": "2026-03-15"}), now)
    return town


async def _active(home: Database, now: datetime) -> Registered:
    async with home.sessions.begin() as session:
        town = await _inaugurated(session, now)
        await kim_life.still_here(session, town.who.agent, town.kim_id, now)
    return town


async def _state(home: Database, kim_id: int) -> KimState:
    async with home.reads() as session:
        return (await session.get_one(Kim, kim_id)).state


async def _letters(home: Database) -> list[str]:
    async with home.reads() as session:
        found = await session.scalars(select(Letter).order_by(Letter.letter_id))
        return [str(each.message) for each in found]


async def _relay(home: Database, town: Registered, at: datetime) -> None:
    async with home.sessions.begin() as session:
        channel = await kims.propose(session, town.who.agent, GROUP, DAMAI, at)
        await kims.confirm(session, town.who.official, channel, await session.get_one(Kim, town.kim_id), at)
        relay = Relay(
            kim_channel_id=channel.kim_channel_id,
            announcement_id=await announce(session),
            state=RelayState.RELAYED,
            due_at=at,
            created_at=at,
            settled_at=at,
        )
        session.add(relay)


async def test_a_silent_kim_is_nudged_once_then_put_to_rest_and_asked_why(
    home: Database, now: datetime, later: Later
) -> None:
    town = await _active(home, now)
    assert await look_after_kims(home.sessions, home.reads, later(days=13)) == (0, 0, 0)
    assert await look_after_kims(home.sessions, home.reads, later(days=14)) == (0, 1, 0)
    assert await look_after_kims(home.sessions, home.reads, later(days=15)) == (0, 0, 0)
    assert await look_after_kims(home.sessions, home.reads, later(days=60)) == (0, 0, 1)
    assert await look_after_kims(home.sessions, home.reads, later(days=61)) == (0, 0, 0)
    assert await _state(home, town.kim_id) is KimState.DORMANT
    letters = await _letters(home)
    assert ["dua minggu" in each for each in letters] == [True, False, False]
    assert "Beri tahu alasannya" in letters[1]
    assert "60 hari tanpa kabar" in letters[2]  # to its official


async def test_nobody_is_nudged_at_night(home: Database, now: datetime, later: Later) -> None:
    town = await _active(home, now)
    at_two = timedelta(days=14, hours=15.5)  # 02.00 WITA
    assert await look_after_kims(home.sessions, home.reads, lambda: now + at_two) == (0, 0, 0)
    assert await look_after_kims(home.sessions, home.reads, later(days=15)) == (0, 1, 0)
    assert await _state(home, town.kim_id) is KimState.ACTIVE


async def test_one_press_keeps_a_kim_awake_and_another_wakes_it(home: Database, now: datetime, later: Later) -> None:
    town = await _active(home, now)
    await look_after_kims(home.sessions, home.reads, later(days=14))
    async with home.sessions.begin() as session:
        await kim_life.still_here(session, town.who.agent, town.kim_id, now + 15 * DAY)
    assert await look_after_kims(home.sessions, home.reads, later(days=28)) == (0, 0, 0)
    assert await look_after_kims(home.sessions, home.reads, later(days=29)) == (0, 1, 0)  # a new silence
    await look_after_kims(home.sessions, home.reads, later(days=75))
    assert await _state(home, town.kim_id) is KimState.DORMANT
    async with home.sessions.begin() as session:
        await kim_life.still_here(session, town.who.agent, town.kim_id, now + 76 * DAY)
    assert await _state(home, town.kim_id) is KimState.ACTIVE


async def test_a_relay_makes_a_kim_active_and_wakes_it(home: Database, now: datetime, later: Later) -> None:
    async with home.sessions.begin() as session:
        town = await _inaugurated(session, now)
    await look_after_kims(home.sessions, home.reads, later(days=60))
    assert await _state(home, town.kim_id) is KimState.DORMANT
    await _relay(home, town, now + 61 * DAY)
    assert await look_after_kims(home.sessions, home.reads, later(days=61, minutes=5)) == (1, 0, 0)
    assert await look_after_kims(home.sessions, home.reads, later(days=61, minutes=10)) == (0, 0, 0)
    assert await _state(home, town.kim_id) is KimState.ACTIVE
    assert "tercatat aktif" in (await _letters(home))[-1]


async def test_what_an_official_put_to_rest_wakes_by_its_own_people_alone(
    home: Database, now: datetime, later: Later
) -> None:
    town = await _active(home, now)
    async with home.sessions.begin() as session:
        rest = Asked(Move.REST, reason="Tidak ada pengurus.")
        await kim_register.make(session, town.who.official, town.kim_id, rest, now + DAY)
    await _relay(home, town, now + 2 * DAY)
    assert await look_after_kims(home.sessions, home.reads, later(days=2, minutes=5)) == (0, 0, 0)
    async with home.sessions.begin() as session:
        report = CoverageReport(
            announcement_id=await announce(session, "Lain."),
            resident_id=town.who.agent.resident_id or 0,
            kim_id=town.kim_id,
            place=PassedTo.BOARD,
            people=30,
            reported_at=now + 2 * DAY,
        )
        session.add(report)
    assert await look_after_kims(home.sessions, home.reads, later(days=2, minutes=10)) == (1, 0, 0)
    assert await _state(home, town.kim_id) is KimState.ACTIVE


async def test_only_its_own_people_speak_for_a_silent_kim(home: Database, now: datetime, later: Later) -> None:
    town = await _active(home, now)
    await look_after_kims(home.sessions, home.reads, later(days=60))
    async with home.sessions.begin() as session:
        for person in (town.who.stranger, town.who.official):
            with pytest.raises(Refusal, match="not-yours"):
                await kim_life.still_here(session, person, town.kim_id, now)
            with pytest.raises(Refusal, match="not-yours"):
                await kim_life.explain(session, person, town.kim_id, "Bubarkan saja.", now)
        await kim_life.explain(session, town.who.agent, town.kim_id, "Pengurus sibuk", now)
        rest = await rows.newest(session, town.kim_id, Move.REST, MoveState.DONE)
        assert rest is not None
        assert rest.reason == "Pengurus sibuk"
