"""A database that is full, locked or restarted under the running house: nothing lost, nothing sent without a row."""

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, func, select, text

from data.database import Database, opened, sqlite_path
from data.models import Delivery
from domain.delivery import DeliveryState
from tests import stub_server
from tests.delivering import broadcast, delivering, ledger, over, peopled, until
from tests.stub_server import Stub

S = DeliveryState
PEOPLE = 600


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with stub_server.serving() as stub:
        yield stub


async def pages(database: Database, most: int | None) -> None:
    """Let the file grow no further (None: as it likes)."""
    async with database.engines[0].connect() as connection:
        now = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {now if most is None else most}"))


async def rows(database: Database) -> int:
    async with database.reads() as session:
        return await session.scalar(select(func.count()).select_from(Delivery)) or 0


async def test_a_full_disk_stops_the_sending_and_loses_nobody(sqlite_url: str, stub: Stub) -> None:
    async with opened(sqlite_url) as database:
        await peopled(database, PEOPLE, rate=200)
        async with delivering(database, stub.url):
            broadcast_id = await broadcast(database)
            await until(database, broadcast_id, lambda counts: counts.arrived > 50)
            await pages(database, 1)  # not below what there is: not a page more
            await asyncio.sleep(4)
            stopped = len(stub.arrivals)
            assert stopped < PEOPLE
            assert stopped <= await rows(database), "something was sent that no row remembers"
            await asyncio.sleep(1)
            assert len(stub.arrivals) == stopped
            await pages(database, 2**31 - 2)
            counts = await over(database, broadcast_id)
        assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE}
    assert len(stub.by_chat) == PEOPLE
    assert sum(len(times) - 1 for times in stub.by_chat.values()) <= counts.doubled


@pytest.mark.parametrize("patient", [True, False], ids=["waited-for", "given-up"])
async def test_a_locked_database_is_waited_for(
    sqlite_url: str,
    stub: Stub,
    patient: bool,
) -> None:
    async with opened(sqlite_url) as database:
        await peopled(database, PEOPLE, rate=200)
        if not patient:
            impatient(database)
        async with delivering(database, stub.url):
            broadcast_id = await broadcast(database)
            await until(database, broadcast_id, lambda counts: counts.arrived > 50)
            path = sqlite_path(sqlite_url)
            assert path is not None
            await asyncio.to_thread(locked, path, 3.0)
            counts = await over(database, broadcast_id)
        assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE}
    assert Counter(len(times) for times in stub.by_chat.values()) == {1: PEOPLE}
    assert counts.doubled == 0


def impatient(database: Database) -> None:
    """A lock is given up after a tenth of a second instead of half a minute."""

    @event.listens_for(database.engines[0].sync_engine, "checkout")
    def _hurry(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA busy_timeout = 100")


def locked(path: Path, seconds: float) -> None:
    """Another program holds the file for a while."""
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    time.sleep(seconds)
    connection.execute("ROLLBACK")
    connection.close()


@pytest.mark.postgres
async def test_a_database_server_that_restarts_loses_nobody(postgres_url: str, stub: Stub, full: bool) -> None:
    async with opened(postgres_url) as database:
        await peopled(database, PEOPLE, rate=100)
        async with delivering(database, stub.url):
            broadcast_id = await broadcast(database)
            for _ in range(20 if full else 4):
                await asyncio.sleep(0.4)
                throw_out(postgres_url)
            counts = await over(database, broadcast_id, seconds=60)
        assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE}
    assert len(stub.by_chat) == PEOPLE
    twice = sum(len(times) - 1 for times in stub.by_chat.values())
    print(f"restarts: {twice} copies twice, {counts.doubled} counted as possibly doubled")  # noqa: T201 - a figure
    assert twice <= counts.doubled


def throw_out(url: str) -> None:
    """End every connection but our own, as a server does that stops at once."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
