"""Two processes that take in updates, over one PostgreSQL: one works, the other takes over, nothing is said twice."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import func, select

import simulator
from data.database import Database, opened
from data.models import Lease, Process, Update
from simulator import Simulator
from tests.flows.live import world
from tests.simulator.served import serve

ROOT = Path(__file__).parents[2]
WITHIN = 10.0
"""Seconds in which another process must have taken over."""

SLACK = 20.0  # of a machine that is busy with other tests


@asynccontextmanager
async def listener(database_url: str, api_url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`siarkim run --roles updates`, killed at the end of the block."""
    settings = {
        "TELEGRAM_TOKEN": simulator.TOKEN,
        "TELEGRAM_API_URL": api_url,
        "DATABASE_URL": database_url,
        "ADMIN_TELEGRAM_IDS": str(simulator.OFFICIAL_ID),
        "LOG_FORMAT": "json",
        "PYTHONPATH": str(ROOT),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--roles", "updates", cwd=ROOT, env=os.environ | settings
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGKILL)
        await process.wait()


async def holder(database: Database) -> int:
    """The process that takes updates in."""
    async with asyncio.timeout(60):
        while True:
            async with database.reads() as session:
                pid = await session.scalar(
                    select(Process.pid)
                    .join(Lease, Lease.process_id == Process.process_id)
                    .where(Lease.held_until > func.clock_timestamp())
                )
            if pid is not None:
                return pid
            await asyncio.sleep(0.05)


async def known(database: Database, processes: int) -> None:
    async with asyncio.timeout(60):
        while True:
            async with database.reads() as session:
                if await session.scalar(select(func.count()).select_from(Process)) == processes:
                    return
            await asyncio.sleep(0.05)


async def answered(sim: Simulator, database: Database) -> float:
    """Seconds until a new word of the resident's is answered; returns once that is written down as well."""
    asked = monotonic()
    said = sim.phone(simulator.RESIDENT_ID).says("/bantuan")
    await sim.world.answer(simulator.RESIDENT_ID, "/aspirasi", after=said, within=60)
    seconds = monotonic() - asked
    async with asyncio.timeout(60):
        while True:
            async with database.reads() as session:
                if not await session.scalar(select(func.count()).where(Update.answered_at.is_(None))):
                    return seconds
            await asyncio.sleep(0.02)


@pytest.mark.postgres
async def test_another_process_takes_over_from_one_that_freezes_or_dies_and_nobody_is_answered_twice(
    postgres_url: str,
) -> None:
    async with AsyncExitStack() as stack:
        sim = await stack.enter_async_context(world())
        api_url = await stack.enter_async_context(serve(sim.app))
        database = await stack.enter_async_context(opened(postgres_url))
        for _ in range(2):
            await stack.enter_async_context(listener(postgres_url, api_url))
        await known(database, 2)
        frozen = await holder(database)
        await answered(sim, database)

        os.kill(frozen, signal.SIGSTOP)
        assert await answered(sim, database) < WITHIN + SLACK
        working = await holder(database)
        assert working != frozen

        os.kill(frozen, signal.SIGCONT)  # it wakes up with an answer to its old question, and has a successor
        for _ in range(3):
            await answered(sim, database)
            await asyncio.sleep(0.5)
        assert await holder(database) == working

        os.kill(working, signal.SIGKILL)
        assert await answered(sim, database) < WITHIN + SLACK
        assert await holder(database) == frozen
        async with database.reads() as session:
            stored = await session.scalar(select(func.count()).select_from(Update))
        answers = [each for each in sim.world.answers(simulator.RESIDENT_ID) if "/aspirasi" in each.text]
        assert (stored, len(answers)) == (6, 6)
