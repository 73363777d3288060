"""The whole process meets a full disk, is stopped over a due time, or starts with a heap of updates waiting."""

import asyncio
import resource
import signal
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import select

from data.database import opened
from data.models import Account
from domain.audience import Audience
from domain.broadcast import BroadcastState as S
from services import broadcasts
from simulator import Phone
from tests import towns
from tests.delivering import over, present
from tests.faults.process import Running, running
from tests.flows.live import world
from tests.flows.test_broadcast_control_story import reached
from tests.simulator.served import serve

MOST = resource.RLIM_INFINITY
RATE = 20


async def test_with_a_full_disk_nothing_is_lost_and_the_operator_is_told_what_to_do(tmp_path: Path) -> None:
    async with world() as sim, serve(sim.app) as address, running(tmp_path, address) as house:
        phones = [sim.phone(sim.world.add_person(f"Warga {place}").id) for place in range(12)]
        for phone in phones[:6]:
            phone.starts()
            await phone.reads("Setuju", within=60)
        grow_no_more(tmp_path, house)
        for phone in phones:
            phone.says("Lampu jalan mati di depan pasar")
        await asyncio.sleep(4)
        assert not any(answers(phone) for phone in phones), "answered what no row remembers"
        resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE, (MOST, MOST))
        async with asyncio.timeout(60):
            while sum(answers(phone) for phone in phones) < len(phones):
                await asyncio.sleep(0.2)
        await asyncio.sleep(1)
        assert [answers(phone) for phone in phones] == [1] * len(phones)
        assert "Ruang disk habis" in house.said.decode()


def grow_no_more(folder: Path, house: Running) -> None:
    """The process may write no file beyond the size of its database's log: on a full disk it is the same to SQLite."""
    largest = (folder / "siarkim.db-wal").stat().st_size
    resource.prlimit(house.process.pid, resource.RLIMIT_FSIZE, (min(4096, largest), MOST))


def answers(phone: Phone) -> int:
    """How often what a resident wrote was received."""
    return sum("tersimpan dengan nomor" in message.text for message in phone.sees() if message.by_bot)


async def test_a_process_that_was_stopped_over_a_due_time_sends_what_is_useful_and_expires_the_rest(
    tmp_path: Path, full: bool
) -> None:
    rate = {"TELEGRAM_RATE": str(RATE)}
    async with world() as sim, serve(sim.app) as address, running(tmp_path, address, **rate) as house:
        phones = [sim.phone(sim.world.add_person(f"Warga {place}").id) for place in range(40)]
        await settled(house, phones)
        soon = present() + timedelta(seconds=8)
        useful = await placed(house, "Air mati", due_at=soon)
        stale = await placed(house, "Senam pukul tujuh", due_at=soon, expires_at=soon + timedelta(seconds=1))
        under_way = await placed(house, "Jalan ditutup")
        async with asyncio.timeout(60):
            while reached(phones, "Jalan ditutup") < 5:
                await asyncio.sleep(0.01)
        house.send(signal.SIGSTOP)
        await asyncio.sleep((soon - present()).total_seconds() + (60 if full else 2))
        assert 0 < reached(phones, "Jalan ditutup") < len(phones)
        assert reached(phones, "Air mati") == 0
        house.send(signal.SIGCONT)
        assert await ends(house, useful, stale, under_way) == [S.DONE, S.EXPIRED, S.DONE]
    for news, copies in (("Air mati", 1), ("Jalan ditutup", 1), ("Senam pukul tujuh", 0)):
        found = Counter(sum(news in each.text for each in phone.sees()) for phone in phones)
        assert found == {copies: len(phones)}, news


async def settled(house: Running, phones: list[Phone]) -> None:
    """They have started the bot, and are its residents by a list."""
    async with opened(house.database_url) as database, database.sessions.begin() as session:
        account_id = (await session.scalars(select(Account.account_id))).one()
        for phone in phones:
            await towns.settle(session, account_id, 1, ("64.71.05.1002",), first=phone.id)
    for phone in phones:
        phone.starts()
        await phone.reads(within=60)


async def placed(house: Running, said: str, due_at: datetime | None = None, **values: Any) -> int:
    """A broadcast that needs nobody's approval any more, put there beside the process."""
    async with opened(house.database_url) as database, database.sessions.begin() as session:
        announced = await towns.announce(session, said)
        audience = Audience(regions=("64.71",))
        broadcast_id = await towns.approve(session, announced, audience, due_at=due_at, **values)
        await broadcasts.schedule(session, broadcast_id, present())
    return broadcast_id


async def ends(house: Running, *broadcast_ids: int) -> list[S]:
    """How these broadcasts ended, once all have."""
    async with opened(house.database_url) as database:
        return [(await over(database, each)).state for each in broadcast_ids]


async def test_a_heap_of_updates_that_waits_at_the_start_is_answered_once_and_in_order(
    tmp_path: Path, full: bool
) -> None:
    number, people = (10_000, 500) if full else (300, 30)
    async with world() as sim, serve(sim.app) as address:
        phones = [sim.phone(sim.world.add_person(f"Warga {place}").id) for place in range(people)]
        for place in range(number):
            phones[place % people].says(f"/cek SALAH{place:05}")
        began = monotonic()
        async with running(tmp_path, address), asyncio.timeout(60 + number / 20):
            while (left := sum(1 for phone in phones if len(answers_of(phone)) < number // people)) > 0:
                await asyncio.sleep(0.2)
        print(f"{number} updates of {people} people answered in {monotonic() - began:.1f} s, start and all")  # noqa: T201
    assert left == 0
    for place, phone in enumerate(phones):
        assert [
            f"SALAH{each:05}" in said
            for each, said in zip(range(place, number, people), answers_of(phone), strict=True)
        ]


def answers_of(phone: Phone) -> list[str]:
    """What the bot has said on a phone, in its order."""
    return [message.text for message in phone.sees() if message.by_bot]
