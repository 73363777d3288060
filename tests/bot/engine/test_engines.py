"""The contract of the engine's port, which both engines fulfil."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.engine.distributed import Distributed
from bot.engine.embedded import Embedded
from data.database import Database, opened
from domain.lane import Lane
from domain.ports import Engine
from tests.bot.engine.engines import Seen, put, working

Make = Callable[[Database, int], Engine[Any]]


def _embedded(_database: Database, at_a_time: int) -> Engine[Any]:
    return Embedded(at_a_time, pause_after_fault=0)


def _distributed(database: Database, at_a_time: int) -> Engine[Any]:
    url = database.engines[0].url.render_as_string(hide_password=False)
    return Distributed(url, database.sessions, at_a_time, pause_after_fault=0)


@pytest.fixture(
    params=[(_embedded, "sqlite_url"), pytest.param((_distributed, "postgres_url"), marks=pytest.mark.postgres)],
    ids=["embedded", "distributed"],
)
def kind(request: pytest.FixtureRequest) -> tuple[Make, str]:
    make, url = request.param
    return make, request.getfixturevalue(url)


@pytest.fixture
async def made(kind: tuple[Make, str]) -> AsyncIterator[tuple[Database, Make]]:
    make, url = kind
    async with opened(url) as database:
        yield database, make


Made = tuple[Database, Make]


async def test_higher_lanes_go_first_and_one_lane_in_order(made: Made) -> None:
    database, make = made
    engine, seen = make(database, 1), Seen(4)
    await put(database, engine, (1, Lane.NEWS), (2, Lane.DIGEST), (3, Lane.EMERGENCY), (4, Lane.NEWS))
    async with working(engine, seen):
        assert await seen.wait() == [3, 1, 4, 2]


async def test_a_chunk_starts_after_the_commit_and_never_after_a_rollback(made: Made) -> None:
    database, make = made
    engine, seen = make(database, 9), Seen(1)
    async with working(engine, seen):
        async with database.sessions() as session:
            await engine.put(session, 1, Lane.NEWS)
            await session.rollback()
        async with database.sessions.begin() as session:
            await engine.put(session, 2, Lane.NEWS)
            await asyncio.sleep(0.1)
            assert seen.chunks == []
        assert await seen.wait() == [2]


async def test_a_delayed_chunk_waits_and_a_later_one_overtakes_it(made: Made) -> None:
    database, make = made
    engine, seen = make(database, 9), Seen(2)
    async with working(engine, seen):
        await put(database, engine, (1, Lane.EMERGENCY), delay=3.0)
        await put(database, engine, (2, Lane.DIGEST))
        assert await seen.wait() == [2, 1]


async def test_a_chunk_put_while_it_runs_runs_once_more(made: Made) -> None:
    database, make = made
    engine, seen, started, go_on = make(database, 9), Seen(2), asyncio.Event(), asyncio.Event()

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


async def test_a_chunk_whose_handler_fails_is_handed_out_again(made: Made) -> None:
    database, make = made
    engine, seen = make(database, 9), Seen(3)

    async def handle(chunk_id: int) -> None:
        await seen(chunk_id)
        if len(seen.chunks) < 3:
            raise RuntimeError("broken")

    async with working(engine, handle):
        await put(database, engine, (1, Lane.NEWS))
        assert await seen.wait() == [1, 1, 1]


async def test_as_many_as_allowed_run_side_by_side(made: Made) -> None:
    database, make = made
    engine, together, running = make(database, 2), asyncio.Event(), set[int]()

    async def handle(chunk_id: int) -> None:
        running.add(chunk_id)
        if len(running) == 2:
            together.set()
        await asyncio.Event().wait()

    async with working(engine, handle):
        await put(database, engine, (1, Lane.NEWS), (2, Lane.NEWS), (3, Lane.NEWS))
        await asyncio.wait_for(together.wait(), 60)
        assert running == {1, 2}
