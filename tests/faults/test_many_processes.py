"""Several processes over PostgreSQL, killed, frozen and doubled at random: nobody is lost, nothing is written twice."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import select

from data.database import Database, opened
from data.models import Chunk, Delivery, Tally
from domain.chunk import LIVE
from domain.counts import Counts
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.pace import LOOK_AHEAD
from tests import stub_server
from tests.delivering import broadcast, counted, over, until
from tests.faults.machines import Machines, keep_commits, machines, settle, without_database
from tests.stub_server import Stub

pytestmark = pytest.mark.postgres

LATENCY = 0.05
TAKEOVER = 10.0
SLACK = 20.0  # of a machine that is busy with other tests
A_TURN = LOOK_AHEAD.total_seconds()


@dataclass(frozen=True, slots=True)
class House:
    """Machines, their database and the server that they send to."""

    machines: Machines
    database: Database
    stub: Stub
    rate: int

    async def next_copy(self) -> float:
        """When the next copy arrives from now on."""
        before = len(self.stub.arrivals)
        async with asyncio.timeout(120):
            await self.stub.more_than(before)
        return self.stub.arrivals[before]

    def every_one_got_it(self, people: int, *counts: Counts, kills: int = 1) -> None:
        """Nobody is lost, everything is final, and what came twice is counted and within its bound."""
        assert {each.by_state[DeliveryState.SENT] for each in counts} == {people}
        assert not any(each.waiting for each in counts)
        copies = [len(times) for times in self.stub.by_chat.values()]
        assert len(copies) == people
        assert min(copies) >= len(counts), "somebody was lost"
        twice, doubled = sum(copies) - people * len(counts), sum(each.doubled for each in counts)
        assert twice <= doubled <= kills * self.rate * (LIVE * A_TURN + 2 * LATENCY)


@pytest.fixture
def rate() -> int:
    return 150


slowly = pytest.mark.parametrize("rate", [25])
"""So slowly that one worker has every chunk when another one comes."""


@pytest.fixture
async def house(postgres_home_url: str, tmp_path: Path, rate: int) -> AsyncIterator[House]:
    keep_commits(postgres_home_url)
    async with opened(postgres_home_url) as database, stub_server.serving() as stub:
        stub.latency = LATENCY
        async with machines(postgres_home_url, stub, tmp_path, rate=rate) as running:
            yield House(running, database, stub, rate)


async def test_whoever_kills_any_process_at_any_instant_loses_nobody(house: House, full: bool) -> None:
    kills, people = (50, 2000) if full else (3, 1000)
    chance = random.Random(20261124)  # noqa: S311 - chance, not secrecy
    names = ["scheduler A", "scheduler B", "worker A", "worker B"]
    await settle(house.database, people)
    await house.machines.start(*names)
    ids: list[int] = []
    for _ in range(kills):
        if not ids or (await counted(house.database, ids[-1])).arrived > people / 2:
            ids.append(await broadcast(house.database, text=f"Kabar {len(ids)}."))
        await house.next_copy()
        await asyncio.sleep(chance.uniform(0, 0.8))
        victim = chance.choice(names)
        await house.machines.kill(victim)
        await house.machines.start(victim, ready=chance.random() < 0.8)
    counts = [await over(house.database, each, seconds=120) for each in ids]
    house.every_one_got_it(people, *counts, kills=kills)


@slowly
async def test_a_dead_workers_chunk_is_taken_over_by_another_within_ten_seconds(house: House) -> None:
    people = 300
    await settle(house.database, people)
    await house.machines.start("scheduler", "worker A")
    broadcast_id = await broadcast(house.database)
    await house.next_copy()
    await house.machines.start("worker B")
    await house.machines.kill("worker A")
    killed = monotonic()
    await asyncio.sleep(2 * LATENCY)  # what was in flight has arrived
    assert await house.next_copy() - killed < TAKEOVER + SLACK
    house.every_one_got_it(people, await over(house.database, broadcast_id))


@slowly
async def test_a_frozen_worker_that_thaws_writes_nothing_over_its_successor(house: House, full: bool) -> None:
    frozen_for, people = (60.0, 2000) if full else (9.0, 400)
    await settle(house.database, people)
    await house.machines.start("scheduler", "worker A")
    broadcast_id = await broadcast(house.database)
    await house.next_copy()
    await house.machines.start("worker B")
    house.machines.signal("worker A", signal.SIGSTOP)
    frozen = monotonic()
    await asyncio.sleep(2 * LATENCY)
    assert await house.next_copy() - frozen < TAKEOVER + SLACK
    await asyncio.sleep(frozen + frozen_for - monotonic())
    house.machines.signal("worker A", signal.SIGCONT)
    house.every_one_got_it(people, await over(house.database, broadcast_id, seconds=120 + people / house.rate))
    before = await ledger(house.database, broadcast_id)
    await house.machines.kill("worker B")
    again = await broadcast(house.database, text="Air sudah mengalir.")
    await until(house.database, again, lambda counts: counts.arrived > 0)
    assert await ledger(house.database, broadcast_id) == before


async def ledger(database: Database, broadcast_id: int) -> list[Any]:
    """Everything that workers write of a broadcast."""
    rows: list[Any] = []
    async with database.reads() as session:
        for table, key in ((Delivery, Delivery.recipient_id), (Chunk, Chunk.chunk_id), (Tally, Tally.state)):
            mine = select(*table.__table__.columns).where(table.broadcast_id == broadcast_id).order_by(key)
            rows += [tuple(row) for row in await session.execute(mine)]
    return rows


async def test_two_schedulers_open_everything_once(house: House) -> None:
    people = 50
    await settle(house.database, people)
    await house.machines.start("scheduler A", "scheduler B", "worker")
    ids = [await broadcast(house.database, text=f"Kabar {number}.") for number in range(5)]
    counts = [await over(house.database, broadcast_id) for broadcast_id in ids]
    assert [(each.arrived, each.doubled) for each in counts] == [(people, 0)] * len(ids)
    assert {len(times) for times in house.stub.by_chat.values()} == {len(ids)}


async def test_a_database_that_crashes_and_comes_back_is_waited_for(
    house: House, postgres_home_url: str, full: bool
) -> None:
    people = (40 if full else 8) * house.rate
    await settle(house.database, people)
    await house.machines.start("scheduler", "worker")
    broadcast_id = await broadcast(house.database)
    await house.next_copy()
    await without_database(postgres_home_url, seconds=30 if full else 1)
    back = monotonic()
    assert await house.next_copy() - back < TAKEOVER + SLACK
    counts = await over(house.database, broadcast_id, seconds=120 + people / house.rate)
    house.every_one_got_it(people, counts)
    assert all(process.returncode is None for process in house.machines.running.values())


@pytest.mark.parametrize("rate", [100])
async def test_an_emergency_leaves_within_a_second_whichever_worker_sends_the_news(house: House, full: bool) -> None:
    people = 1200
    await settle(house.database, people)
    await house.machines.start("scheduler", "worker A", "worker B")
    news = await broadcast(house.database, text="Pasar murah.")
    await until(house.database, news, lambda counts: counts.arrived > house.rate)
    urgent = await broadcast(house.database, lane=Lane.EMERGENCY, text="Banjir.")
    confirmed = monotonic()
    await until(house.database, urgent, lambda counts: counts.arrived > 4 * house.rate)
    first = house.stub.by_line["Banjir."][0]
    assert first - confirmed < (1 if full else 10)  # the short form also runs where others need the processor
    given_way = first + (A_TURN if full else 1)
    assert not [each for each in house.stub.by_line["Pasar murah."] if given_way < each < first + 3]
