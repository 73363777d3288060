"""kill -9 at random instants: nobody is lost, and what may be doubled is counted and bounded."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import update

from data.database import opened
from data.models import Account
from domain.broadcast import BroadcastKind
from domain.chunk import LIVE
from domain.delivery import DeliveryState
from domain.pace import LOOK_AHEAD
from domain.platform import PlatformName
from tests import stub_server, towns
from tests.amending import follow, states
from tests.delivering import broadcast, counted, over, until

ROOT = Path(__file__).parents[2]
RATE = 200


@asynccontextmanager
async def sender(database_url: str, server_url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A sending process, killed at the end of the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.sender", database_url, server_url, cwd=ROOT
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGKILL)
        await process.wait()


@pytest.mark.parametrize("platform", list(PlatformName))
async def test_whoever_kills_the_process_at_any_instant_loses_nobody(
    sqlite_url: str, full: bool, platform: PlatformName
) -> None:
    kills = 50 if full else 3
    people = kills * RATE
    chance = random.Random(20261124)  # noqa: S311 - chance, not secrecy
    async with opened(sqlite_url) as database, stub_server.serving() as stub:
        stub.latency = 0.05
        async with database.sessions.begin() as session:
            account_id = await towns.found(session, rate=RATE, on=platform)
            await towns.settle(session, account_id, people)
            await towns.heard(session, account_id)
        broadcast_id = await broadcast(database)
        for _ in range(kills):
            before = len(stub.arrivals)
            async with sender(sqlite_url, stub.url):
                await stub.more_than(before)
                await asyncio.sleep(chance.uniform(0, 0.8))
        async with sender(sqlite_url, stub.url):
            await over(database, broadcast_id, seconds=60 + people / RATE)
        counts = await counted(database, broadcast_id)
    copies = Counter(len(times) for times in stub.by_chat.values())
    assert len(stub.by_chat) == people, "somebody was lost"
    assert counts.by_state[DeliveryState.SENT] == people
    assert counts.waiting == 0
    twice = sum((times - 1) * chats for times, chats in copies.items())
    per_kill = LIVE * LOOK_AHEAD.total_seconds() * RATE + RATE * 0.5  # a turn per chunk, and what was in flight
    assert twice <= counts.doubled <= kills * per_kill


async def test_whoever_kills_the_process_amid_a_withdrawal_leaves_no_copy_standing(sqlite_url: str, full: bool) -> None:
    kills = 20 if full else 2
    people = kills * RATE
    chance = random.Random(20261125)  # noqa: S311 - chance, not secrecy
    async with opened(sqlite_url) as database, stub_server.serving() as stub:
        async with database.sessions.begin() as session:
            account_id = await towns.found(session, rate=1000)
            await towns.settle(session, account_id, people)
        original_id = await broadcast(database)
        async with sender(sqlite_url, stub.url):
            await over(database, original_id)
        async with database.sessions.begin() as session:
            await session.execute(update(Account).values(rate=RATE))
        stub.latency = 0.05
        withdrawal_id = await follow(database, original_id, BroadcastKind.WITHDRAWAL)
        for _ in range(kills):
            before = len(stub.arrivals)
            async with sender(sqlite_url, stub.url):
                await stub.more_than(before)
                await asyncio.sleep(chance.uniform(0, 0.8))
        async with sender(sqlite_url, stub.url):
            counts = await over(database, withdrawal_id, seconds=60 + people / RATE)
        left = await states(database, original_id)
    assert {call.chat for call in stub.of("deleteMessage")} == {str(n) for n in range(1, people + 1)}
    assert left == {DeliveryState.WITHDRAWN: people}
    assert (counts.arrived, counts.waiting, counts.kept) == (people, 0, 0)
    assert len(stub.of("deleteMessage")) - people <= counts.doubled


async def test_a_process_that_is_stopped_in_peace_doubles_nothing(sqlite_url: str) -> None:
    people = 400
    async with opened(sqlite_url) as database, stub_server.serving() as stub:
        async with database.sessions.begin() as session:
            account_id = await towns.found(session, rate=RATE)
            await towns.settle(session, account_id, people)
        broadcast_id = await broadcast(database)
        async with sender(sqlite_url, stub.url) as process:
            await until(database, broadcast_id, lambda counts: counts.arrived > 50, seconds=30)
            process.send_signal(signal.SIGINT)
            await asyncio.wait_for(process.wait(), 30)
        async with sender(sqlite_url, stub.url):
            counts = await over(database, broadcast_id)
    assert Counter(len(times) for times in stub.by_chat.values()) == {1: people}
    assert (counts.arrived, counts.doubled) == (people, 0)
