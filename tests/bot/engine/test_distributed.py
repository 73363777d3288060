"""What only the engine of many processes does."""

import asyncio

import pytest
from sqlalchemy import text

from bot.engine.distributed import DEAD_AFTER, Distributed
from data.database import Database, opened
from domain.lane import Lane
from tests.bot.engine.engines import Seen, put, working

pytestmark = pytest.mark.postgres


async def _count(database: Database, what: str) -> int:
    async with database.reads() as session:
        return await session.scalar(text(f"SELECT count(*) FROM {what}")) or 0  # noqa: S608 - our own words


async def _blocks(_chunk_id: int) -> None:
    await asyncio.Event().wait()


async def test_a_worker_that_stops_leaves_its_chunk_to_another(postgres_url: str) -> None:
    async with opened(postgres_url) as database:
        first, second = (Distributed(postgres_url, database.sessions, pause_after_fault=0) for _ in "12")
        seen, started = Seen(1), asyncio.Event()

        async def begins(_chunk_id: int) -> None:
            started.set()
            await asyncio.Event().wait()

        async with working(first, begins):
            await put(database, first, (1, Lane.NEWS))
            await asyncio.wait_for(started.wait(), 60)
        async with working(second, seen):
            assert await seen.wait() == [1]


async def test_only_the_chunks_of_dead_workers_are_handed_on_and_each_once(postgres_url: str) -> None:
    async with opened(postgres_url) as database:
        live = Distributed(postgres_url, database.sessions, at_a_time=1)
        others = [Distributed(postgres_url, database.sessions) for _ in "12"]
        seen = Seen(1)
        await put(database, live, (1, Lane.NEWS))
        async with database.sessions.begin() as session:  # what a kill leaves behind
            dead = await session.scalar(text("SELECT worker_id FROM procrastinate_register_worker_v1()"))
            await session.execute(text("SELECT procrastinate_fetch_job_v2(NULL, :dead)"), {"dead": dead})
            await session.execute(
                text("UPDATE procrastinate_workers SET last_heartbeat = now() - make_interval(secs => :silent)"),
                {"silent": DEAD_AFTER + 1},
            )
        async with working(live, _blocks):
            await put(database, live, (2, Lane.NEWS))
            while await _count(database, "procrastinate_jobs WHERE status = 'todo'"):
                await asyncio.sleep(0.05)
            async with working(others[0], seen), working(others[1], seen):
                await seen.wait()
                await asyncio.sleep(2.5)  # both sweep at least twice
        assert seen.chunks == [1]
        assert await _count(database, "procrastinate_workers") == 0


async def test_a_worker_outlives_its_connections(postgres_url: str) -> None:
    async with opened(postgres_url) as database:
        engine, seen = Distributed(postgres_url, database.sessions), Seen(1)
        async with working(engine, seen):
            await asyncio.sleep(0.5)
            async with database.sessions.begin() as session:
                await session.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
            await put(database, engine, (1, Lane.EMERGENCY))
            assert await seen.wait() == [1]


async def test_nothing_is_left_of_a_chunk_that_is_done(postgres_url: str) -> None:
    async with opened(postgres_url) as database:
        engine, seen = Distributed(postgres_url, database.sessions), Seen(2)
        await put(database, engine, (1, Lane.NEWS), (2, Lane.NEWS))
        async with working(engine, seen):
            await seen.wait()
        assert await _count(database, "procrastinate_jobs") == 0
        assert await _count(database, "procrastinate_workers") == 0
