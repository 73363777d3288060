"""Alarms reach whoever runs the house: once, and once more when they are over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.metrics import Metrics
from data import chunks
from data.database import Database
from data.models import Account, Broadcast, Chunk, Letter, Update
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.chunk import STUMBLES, ChunkKind, ChunkState
from domain.lane import Lane
from domain.vitals import Machine
from scheduler.watch_health import watch_health
from services import mandates
from tests import towns
from tests.conftest import ACCOUNT_ID

WELL = Machine(disk_free=10 * 2**30, disk_share=0.5, memory_free=None, backup_age=timedelta(hours=1))
ADMIN = "900"


class House:
    """A house that is looked at, minute by minute."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.now, self.machine = database, now, WELL

    async def look(self, minutes: float = 0.5) -> Sequence[str]:
        """Time goes by, somebody looks; what was told."""
        self.now += timedelta(minutes=minutes)
        sessions, reads = self.database.sessions, self.database.reads
        await watch_health(sessions, reads, lambda: self.machine, "64", lambda: self.now)
        async with sessions.begin() as session:
            letters = (await session.scalars(select(Letter).where(Letter.due_at.is_not(None)))).all()
            for each in letters:
                each.due_at = None  # it leaves
            return [each.message["content"]["text"] for each in letters if each.message]


async def house_of(database: Database, now: datetime) -> House:
    async with database.sessions.begin() as session:
        await mandates.bootstrap(session, ACCOUNT_ID, (ADMIN,), "64", now)
    return House(database, now)


async def test_an_alarm_is_told_once_and_its_end_once(home: Database, now: datetime) -> None:
    house = await house_of(home, now)
    assert not await house.look()
    house.machine = replace(WELL, disk_free=100 * 2**20)
    (said,) = await house.look()
    assert "100 MB" in said
    house.machine = replace(WELL, disk_free=90 * 2**20)
    assert not await house.look()
    house.machine = WELL
    assert not await house.look()
    (over,) = await house.look(6)
    assert "pulih" in over
    assert not await house.look(60)


async def test_what_flickers_is_told_once(home: Database, now: datetime) -> None:
    house = await house_of(home, now)
    said: list[str] = []
    for _ in range(20):
        house.machine = replace(WELL, backup_age=None)
        said += await house.look(1)
        house.machine = WELL
        said += await house.look(1)
    assert len(said) == 1


async def test_updates_that_nobody_answers_and_a_long_rest_are_seen(home: Database, now: datetime) -> None:
    house = await house_of(home, now)
    async with home.sessions.begin() as session:
        session.add(Update(account_id=ACCOUNT_ID, update_id=1, payload={}, person="7", received_at=now))
        account = await session.get_one(Account, ACCOUNT_ID)
        account.rest_until, account.username = now + timedelta(hours=2), "siarkim_bot"
    said = await house.look(2)
    assert [each for each in said if "siarkim_bot" in each and "118 menit" in each]
    assert [each for each in said if "1 pesan warga" in each]


async def test_metrics_show_the_same_house(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        session.add(Update(account_id=ACCOUNT_ID, update_id=1, payload={}, person="7", received_at=now))
    metrics = Metrics(home.reads, lambda: WELL, lambda: now + timedelta(seconds=90))
    text = bytes((await metrics(None)).body).decode()  # type: ignore[arg-type]
    assert 'siarkim_waiting_seconds{queue="updates"} 90.0' in text
    assert 'siarkim_waiting{queue="updates"} 1.0' in text
    assert "siarkim_backup_age_seconds 3600.0" in text
    assert "siarkim_alarms 1.0" in text
    assert "process_resident_memory_bytes" in text


async def test_a_broadcast_that_never_goes_on_for_a_fault_of_ours_is_told(home: Database, now: datetime) -> None:
    house = await house_of(home, now)
    async with home.sessions.begin() as session:
        announcement_id = await towns.announce(session, "Air mati.", Lane.NEWS)
        number = await towns.approve(session, announcement_id, Audience(regions=("64.71.05",)), Lane.NEWS)
        (await session.get_one(Broadcast, number)).state = BroadcastState.RUNNING
        stretch = {"broadcast_id": number, "account_id": ACCOUNT_ID, "lane": Lane.NEWS, "kind": ChunkKind.RANGE}
        session.add(Chunk(chunk_id=1, progress_at=house.now, **stretch))
    for _ in range(STUMBLES):  # a worker takes it up, fails at once, and it is handed on again
        async with home.sessions.begin() as session:
            assert await chunks.begin(session, 1, house.now)
            await chunks.write(session, 1, state=ChunkState.WAITING)
    (said,) = await house.look()
    assert f"Siaran {number} tidak bisa diteruskan" in said
