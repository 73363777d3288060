"""A flood from one person: kept, said once, and nobody else notices."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.database import Database
from data.models import Feedback, Letter, Update
from domain.brake import BURST
from domain.role import Role
from tests.handlers.test_intake import Desk, update
from tests.mandate_town import DAMAI, TOWN, Hall, founded

SARI, BUDI, OFFICIAL = "20", "21", "10"


@pytest.fixture
def hall(home: Database, account_id: int, now: datetime) -> Hall:
    return founded(home, account_id, now)


@pytest.fixture
def fast(sqlite_home: Database, account_id: int, now: datetime) -> Hall:
    return founded(sqlite_home, account_id, now)


async def _written(hall: Hall) -> int:
    async with hall.database.reads() as session:
        return await session.scalar(select(func.count()).select_from(Feedback)) or 0


async def test_whoever_writes_too_fast_is_told_once_and_everything_is_kept(hall: Hall) -> None:
    await hall.resident(SARI, DAMAI)
    for n in range(BURST + 40):
        await hall.talk.say(SARI, f"Lampu {n} mati")
    assert sum("terlalu cepat" in text for text in hall.texts(SARI)) == 1
    assert len(hall.texts(SARI)) == BURST + 1
    assert await _written(hall) == BURST + 40
    await hall.resident(BUDI, DAMAI)
    assert "terlalu cepat" not in await hall.talk.say(BUDI, "Jalan rusak")
    hall.talk.now += timedelta(minutes=2)
    assert "terlalu cepat" not in await hall.talk.say(SARI, "Sudah menyala")
    assert len(hall.texts(SARI)) == BURST + 2


async def test_a_flood_of_danger_words_alarms_no_official_again_and_again(fast: Hall) -> None:
    await fast.holder(OFFICIAL, Role.OFFICIAL, TOWN)
    await fast.resident(SARI, DAMAI)
    for _ in range(BURST + 20):
        await fast.talk.say(SARI, "kebakaran!")
    async with fast.database.reads() as session:
        assert await session.scalar(select(func.count()).select_from(Letter)) == BURST
    assert await _written(fast) == BURST + 20


async def test_in_the_middle_of_a_flood_one_may_still_leave(fast: Hall) -> None:
    await fast.resident(SARI, DAMAI)
    for _ in range(BURST + 5):
        await fast.talk.say(SARI, "/berita")
    assert "berhenti" in (await fast.talk.say(SARI, "/berhenti")).casefold()
    shown = len(fast.texts(SARI))
    await fast.talk.say(SARI, "stop")
    assert len(fast.texts(SARI)) == shown


async def test_an_aspiration_given_with_its_command_is_kept_too(fast: Hall) -> None:
    await fast.resident(SARI, DAMAI)
    for _ in range(BURST + 5):
        await fast.talk.say(SARI, "/berita")
    await fast.talk.say(SARI, "/lapor jembatan retak")
    async with fast.database.reads() as session:
        assert (await session.scalars(select(Feedback.text))).all() == ["jembatan retak"]


async def test_an_official_is_never_braked_since_it_may_be_an_emergency(fast: Hall) -> None:
    await fast.holder(OFFICIAL, Role.OFFICIAL, TOWN)
    for _ in range(2 * BURST):
        await fast.talk.say(OFFICIAL, "/pantau")
    await fast.talk.say(OFFICIAL, "/broadcast")
    assert "Peringatan darurat" in fast.talk.buttons(OFFICIAL)


async def test_others_are_answered_while_ones_flood_is_worked_through(home: Database, now: datetime) -> None:
    desk = Desk(home, now)
    await desk.keeper.keep([update(n) for n in range(1, 1_001)])
    await desk.keeper.keep([update(5_000 + n, sender=8_000 + n) for n in range(40)])
    async with desk.open(), asyncio.timeout(60):
        while await desk.count(Update.answered_at.is_(None), Update.update_id >= 5_000):
            await asyncio.sleep(0.01)
        flood = await desk.count(Update.answered_at.is_not(None), Update.update_id < 5_000)
        await desk.keeper.keep([update(6_000, sender=9_000)])
        while await desk.count(Update.answered_at.is_(None), Update.update_id >= 5_000):
            await asyncio.sleep(0.01)
    assert flood < 300
    assert await desk.count(Update.update_id < 5_000) == 1_000
