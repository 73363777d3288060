import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.database import Database
from data.models import Feedback, Letter
from scheduler.push_feedback import push_feedback
from tests.feedback_town import DAMAI, OTHER, TOWN, Town, founded


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


async def _tick(town: Town, minutes: int = 0) -> int:
    town.talk.now += timedelta(minutes=minutes)
    sessions, reads = town.database.sessions, town.database.reads
    return await push_feedback(sessions, reads, town.office.home, lambda: town.talk.now)


async def test_the_first_word_after_a_quiet_time_comes_within_a_minute_what_follows_in_one_bundle(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    assert await _tick(town) == 0
    assert await _tick(town, 1) == 1
    for number in range(3):
        await town.talk.say("5", f"Laporan {number}")
    assert await _tick(town, 14) == 0
    assert await _tick(town, 1) == 3
    await town.outbox()
    assert len(town.talk.phones["1"]) == 2


async def test_schedulers_that_tick_together_push_each_piece_once(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.resident("6", OTHER)
    await town.official("1", TOWN)
    await town.official("2", TOWN)
    for number in range(5):
        await town.talk.say("5", f"Laporan {number}")
        await town.talk.say("6", f"Laporan {number}")
    town.talk.now += timedelta(minutes=15)
    assert sum(await asyncio.gather(*(_tick(town) for _ in range(4)))) == 10
    async with town.database.reads() as session:
        assert await session.scalar(select(func.count()).select_from(Letter)) == 2
        assert await session.scalar(select(func.count()).where(Feedback.pushed_at.is_(None))) == 0


async def test_danger_does_not_put_off_what_else_waits(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "ada longsor")
    await town.talk.say("5", "lampu mati juga")
    assert await _tick(town, 1) == 1
