import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.engine.embedded import Embedded
from data.database import Database
from domain.lane import Lane

Handle = Callable[[int], Awaitable[None]]


@asynccontextmanager
async def working(engine: Embedded, handle: Handle) -> AsyncIterator[None]:
    task = asyncio.create_task(engine.work(handle))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def put(database: Database, engine: Embedded, *chunks: tuple[int, Lane], delay: float = 0.0) -> None:
    async with database.sessions.begin() as session:
        for chunk_id, lane in chunks:
            await engine.put(session, chunk_id, lane, delay)


class Seen:
    """A handler that notes the chunks it was called with."""

    def __init__(self, expected: int) -> None:
        self.chunks: list[int] = []
        self.expected = expected
        self.all = asyncio.Event()

    async def __call__(self, chunk_id: int) -> None:
        self.chunks.append(chunk_id)
        if len(self.chunks) == self.expected:
            self.all.set()

    async def wait(self) -> list[int]:
        async with asyncio.timeout(10):
            await self.all.wait()
        return self.chunks


async def test_higher_lanes_go_first_and_one_lane_in_order(database: Database) -> None:
    engine, seen = Embedded(at_a_time=1), Seen(4)
    await put(database, engine, (1, Lane.NEWS), (2, Lane.DIGEST), (3, Lane.EMERGENCY), (4, Lane.NEWS))
    async with working(engine, seen):
        assert await seen.wait() == [3, 1, 4, 2]


async def test_a_chunk_starts_after_the_commit_and_never_after_a_rollback(database: Database) -> None:
    engine, seen = Embedded(), Seen(1)
    async with working(engine, seen):
        async with database.sessions() as session:
            await engine.put(session, 1, Lane.NEWS)
            await session.rollback()
        await put(database, engine, (2, Lane.NEWS))
        assert await seen.wait() == [2]


async def test_a_delayed_chunk_waits_and_a_later_one_overtakes_it(database: Database) -> None:
    engine, seen = Embedded(), Seen(2)
    async with working(engine, seen):
        await put(database, engine, (1, Lane.EMERGENCY), delay=0.2)
        await put(database, engine, (2, Lane.DIGEST))
        assert await seen.wait() == [2, 1]


async def test_a_chunk_put_while_it_runs_runs_once_more_afterwards(database: Database) -> None:
    engine, seen, started, go_on = Embedded(), Seen(2), asyncio.Event(), asyncio.Event()

    async def handle(chunk_id: int) -> None:
        started.set()
        await go_on.wait()
        await seen(chunk_id)

    async with working(engine, handle):
        await put(database, engine, (1, Lane.NEWS))
        await started.wait()
        await put(database, engine, (1, Lane.NEWS))
        assert seen.chunks == []
        go_on.set()
        assert await seen.wait() == [1, 1]


async def test_a_chunk_whose_handler_fails_is_handed_out_again(database: Database) -> None:
    engine, seen = Embedded(pause_after_fault=0.05), Seen(3)

    async def handle(chunk_id: int) -> None:
        await seen(chunk_id)
        if len(seen.chunks) < 3:
            raise RuntimeError("broken")

    async with working(engine, handle):
        await put(database, engine, (1, Lane.NEWS))
        assert await seen.wait() == [1, 1, 1]
