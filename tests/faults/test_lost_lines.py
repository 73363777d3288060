"""Connections to PostgreSQL that break at the worst instant, under both engines: no copy waits for ever."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from bot.engine.distributed import Distributed
from bot.engine.embedded import Embedded
from data.database import Database, opened
from domain.ports import Engine
from tests import stub_server
from tests.delivering import broadcast, delivering, ledger, over, peopled

pytestmark = pytest.mark.postgres

WITHIN = 10.0
UNDISTURBED = 30.0  # what the broadcast itself takes, on a busy machine
PEOPLE = 25
COMMITS = 15  # of a broadcast of this size
CHANCE = random.Random(20261127)  # noqa: S311 - no secret


@dataclass(slots=True)
class Line:
    """Breaks the connection of one commit: before it, or once the server has done it and nobody hears of it."""

    done: bool
    left: int = 0  # commits until then
    broken: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self, database: Database) -> None:
        dialect: Any = database.engines[0].sync_engine.dialect
        commit = dialect.do_commit

        def breaking(connection: Any) -> None:
            self.left -= 1
            if self.left or self.done:
                commit(connection)
            if not self.left:
                connection.driver_connection.pgconn.finish()
                self.broken.set()
                raise psycopg.OperationalError("server closed the connection unexpectedly")

        dialect.do_commit = breaking


@pytest.fixture
async def watching(postgres_url: str) -> AsyncIterator[Database]:
    """The same database over connections that nobody breaks."""
    async with opened(postgres_url) as database:
        yield database


def engine_of(kind: str, url: str, database: Database) -> Engine[Any]:
    return Embedded() if kind == "embedded" else Distributed(url, database.sessions)


@pytest.mark.parametrize("done", [True, False], ids=["after", "before"])
@pytest.mark.parametrize("kind", ["embedded", "distributed"])
async def test_a_commit_whose_answer_never_came_holds_no_copy_up(
    postgres_url: str, watching: Database, kind: str, done: bool, full: bool
) -> None:
    await peopled(watching, PEOPLE, rate=100)
    rounds = range(1, COMMITS) if full else (1, CHANCE.randrange(2, 7), CHANCE.randrange(7, 12))
    async with opened(postgres_url) as database, stub_server.serving() as stub:
        line = Line(done)
        line.listen(database)
        async with delivering(database, stub.url, engine=engine_of(kind, postgres_url, database)):
            for number in rounds:
                await asyncio.sleep(1.1 * (number % 2))  # every other time the chats are not free yet
                broadcast_id = await broadcast(watching, text=f"Kabar {number}")
                line.left = number
                counts = await over(watching, broadcast_id, WITHIN + UNDISTURBED)
                assert counts.arrived == PEOPLE
                assert sum((await ledger(watching, broadcast_id)).values()) == PEOPLE
    assert line.broken.is_set()


@pytest.mark.parametrize("kind", ["embedded", "distributed"])
async def test_lines_that_break_at_any_instant_hold_no_copy_up(
    postgres_url: str, watching: Database, kind: str, full: bool
) -> None:
    await peopled(watching, PEOPLE, rate=25)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(opened(postgres_url))
        stub = await stack.enter_async_context(stub_server.serving())
        await stack.enter_async_context(delivering(database, stub.url, engine=engine_of(kind, postgres_url, database)))
        for number in range(20 if full else 3):
            broadcast_id = await broadcast(watching, text=f"Kabar {number}")
            await asyncio.sleep(CHANCE.uniform(0.0, 2.5))
            await cut(watching)
            counts = await over(watching, broadcast_id, WITHIN + UNDISTURBED)
            assert counts.arrived == PEOPLE


async def cut(database: Database) -> None:
    """Every connection to this database but our own."""
    async with database.sessions.begin() as session:
        await session.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
