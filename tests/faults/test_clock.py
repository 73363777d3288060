"""Clocks that are set by an hour while copies leave: of the process, of the database, of both."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

import psycopg
import pytest
import time_machine
from sqlalchemy import make_url

from data.database import Database, opened
from domain.pace import LOOK_AHEAD
from scheduler.heed_clock import heed_clock
from tests import stub_server
from tests.delivering import broadcast, delivering, over, peopled, present
from tests.seconds import bearable, busiest_second, stalls

RATE = 100
PEOPLE = 300
HOUR = timedelta(hours=1)
REST = 2
JITTER = 1.0  # of a busy machine


SetClock = Callable[[timedelta], AbstractContextManager[object]]


def process_clock(by: timedelta) -> AbstractContextManager[object]:
    """This process's clock shows another time; SQLite's is the same one. The monotonic clock goes on."""
    return time_machine.travel(present() + by, tick=True)


def with_clock(url: str) -> SetClock:
    """A clock_timestamp() of this PostgreSQL database that can be set."""
    plain = url.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA set_clock")
        connection.execute("CREATE TABLE set_clock.shift AS SELECT interval '0' AS by")
        connection.execute(
            "CREATE FUNCTION set_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS"
            " $$ SELECT pg_catalog.clock_timestamp() + (SELECT by FROM set_clock.shift) $$"
        )
        name = make_url(url).database
        connection.execute(f"ALTER DATABASE {name} SET search_path = set_clock, pg_catalog, public".encode())

    def database_clock(by: timedelta) -> AbstractContextManager[object]:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute("UPDATE set_clock.shift SET by = %s", [by])
        return nullcontext()

    return database_clock


async def heeding(database: Database) -> None:
    while True:
        await heed_clock(database.sessions, database.reads)
        await asyncio.sleep(0.2)


async def sent_although(url: str, set_clock: SetClock, by: timedelta) -> None:
    """Half is sent, somebody is told to wait, the clock is set: the other half leaves after that wait, at its pace."""
    async with opened(url) as database, stub_server.serving() as stub, stalls() as longest:
        await peopled(database, PEOPLE, rate=RATE)
        half = PEOPLE // 2
        stub.behave = lambda _chat, _before: stub_server.too_fast(REST) if len(stub.arrivals) == half else None
        async with delivering(database, stub.url):
            mending = asyncio.create_task(heeding(database))
            broadcast_id = await broadcast(database)
            await stub.more_than(half - 1)
            await asyncio.sleep(0.5)
            with set_clock(by):
                counts = await over(database, broadcast_id)
            mending.cancel()
    refused, after = stub.arrivals[half - 1], stub.arrivals[half:]
    early = [moment for moment in after if refused + LOOK_AHEAD.total_seconds() + JITTER < moment < refused + REST]
    assert not early, "somebody ended the rest early"
    assert stub.arrivals[-1] - refused < HOUR.total_seconds() / 2, "somebody waited until the clock had caught up"
    assert (counts.arrived, counts.doubled, len(stub.arrivals)) == (PEOPLE, 0, PEOPLE + 1)
    # a clock that was believed would let go at once what is due by then; the exact pace is measured in tests/scheduler
    assert busiest_second(stub.arrivals) <= bearable(1.4 * RATE, longest[-1])


@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forth"])
async def test_the_clock_of_the_process_is_set_while_sqlite_works(sqlite_url: str, by: timedelta) -> None:
    await sent_although(sqlite_url, process_clock, by)


@pytest.mark.postgres
@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forth"])
@pytest.mark.parametrize("whose", ["process", "database"])
async def test_one_of_two_clocks_is_set_while_postgres_works(postgres_url: str, whose: str, by: timedelta) -> None:
    database_clock = with_clock(postgres_url)
    await sent_although(postgres_url, database_clock if whose == "database" else process_clock, by)
