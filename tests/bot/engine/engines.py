"""Engines at work in the tests: running one during a block, putting chunks into it, noting what it ran."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from data.database import Database
from domain.lane import Lane
from domain.ports import Engine

Handle = Callable[[int], Awaitable[None]]


@asynccontextmanager
async def working(engine: Engine[Any], handle: Handle) -> AsyncIterator[None]:
    task = asyncio.create_task(engine.work(handle))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def put(database: Database, engine: Engine[Any], *chunks: tuple[int, Lane], delay: float = 0.0) -> None:
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
        async with asyncio.timeout(60):
            await self.all.wait()
        return self.chunks
