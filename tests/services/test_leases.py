"""Leases on both databases. Moments lie in the database, so that time is set, not slept for."""

from datetime import UTC, datetime
from time import monotonic

from sqlalchemy import update

from data.database import Database
from data.models import Lease
from services import leases
from services.leases import Hold

UPDATES = ("updates:1", "updates:2")


async def _extended(database: Database, process: str, held: tuple[str, ...] = ()) -> dict[str, Hold]:
    async with database.sessions.begin() as session:
        return await leases.extend(session, process, held, UPDATES)


async def _lapse(database: Database) -> None:
    """Nobody gave a sign of life for so long."""
    async with database.sessions.begin() as session:
        await session.execute(update(Lease).values(held_until=datetime(2026, 1, 1, tzinfo=UTC)))


async def test_whoever_comes_first_holds_everything_and_the_next_one_nothing(database: Database) -> None:
    assert sorted(await _extended(database, "first")) == list(UPDATES)
    assert await _extended(database, "second") == {}
    again = await _extended(database, "first", UPDATES)
    assert [hold.fence for hold in again.values()] == [1, 1]


async def test_after_silence_another_takes_over_and_the_fence_shuts_the_first_out(database: Database) -> None:
    old = (await _extended(database, "first"))["updates:1"]
    await _lapse(database)
    new = (await _extended(database, "second"))["updates:1"]
    assert (old.fence, new.fence) == (1, 2)
    async with database.reads() as session:
        assert not await leases.stands(session, old)
        assert await leases.stands(session, new)
    assert await _extended(database, "first", UPDATES) == {}


async def test_who_was_silent_but_was_not_missed_goes_on_with_the_same_fence(database: Database) -> None:
    await _extended(database, "first")
    await _lapse(database)
    assert (await _extended(database, "first", UPDATES))["updates:1"].fence == 1


async def test_what_is_let_go_is_free_at_once(database: Database) -> None:
    await _extended(database, "first")
    async with database.sessions.begin() as session:
        await leases.let_go(session, "second")
    assert await _extended(database, "second") == {}
    async with database.sessions.begin() as session:
        await leases.let_go(session, "first", ["updates:2"])
    assert list(await _extended(database, "second")) == ["updates:2"]


async def test_a_frozen_process_knows_by_its_own_clock_that_it_may_have_a_successor(database: Database) -> None:
    hold = (await _extended(database, "first"))["updates:1"]
    assert hold.holds
    assert hold.until < monotonic() + leases.LEASE.total_seconds() - 0.5
    async with database.reads() as session:
        assert not await leases.stands(session, Hold(hold.name, hold.fence, monotonic()))
