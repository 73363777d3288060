"""Which chunks the engine is handed, and whose hands they may be taken from."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from data import handing
from data.database import Database
from data.models import Chunk
from domain.chunk import FORGOTTEN, LEASE, SIGN_OF_LIFE, ChunkState
from domain.lane import Lane
from services import broadcasts, deliveries, runs
from services.runs import Again, Handed, Over, Report, Run
from tests import towns
from tests.delivering import broadcast, present

LONG = timedelta(seconds=FORGOTTEN + 1)


async def opened_chunk(database: Database) -> int:
    """The only chunk of a broadcast that has just started."""
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        await towns.settle(session, account_id, 3)
    await broadcast(database)
    async with database.sessions.begin() as session:
        (opened,) = await broadcasts.open_due(session, present())
    return opened.handed[0].chunk_id


async def change(database: Database, **values: Any) -> None:
    async with database.sessions.begin() as session:
        await session.execute(update(Chunk).values(**values))


async def handed(database: Database, now: datetime) -> list[Handed]:
    async with database.sessions.begin() as session:
        return await handing.hand_over(session, now)


@pytest.mark.parametrize("state", [ChunkState.WAITING, ChunkState.RUNNING])
async def test_a_chunk_that_the_engine_has_lost_is_handed_anew_and_once(database: Database, state: ChunkState) -> None:
    chunk_id, now = await opened_chunk(database), present()
    await change(database, state=state, handed_at=now - LONG, progress_at=now - LONG)
    assert await handed(database, now) == [Handed(chunk_id, Lane.NEWS)]
    assert await handed(database, now) == []


@pytest.mark.parametrize(
    "values",
    [
        {"handed_at": -LONG, "progress_at": timedelta()},
        {"handed_at": timedelta(), "progress_at": -LONG},
        {"handed_at": -LONG, "progress_at": -LONG, "due_at": timedelta(minutes=1)},
        {"handed_at": -LONG, "progress_at": -LONG, "state": ChunkState.DONE},
    ],
    ids=["worked", "just handed", "not due", "done"],
)
async def test_a_chunk_that_is_cared_for_is_left_alone(database: Database, values: dict[str, Any]) -> None:
    await opened_chunk(database)
    now = present()
    moments = {name: now + each if isinstance(each, timedelta) else each for name, each in values.items()}
    await change(database, **({"state": ChunkState.RUNNING} | moments))
    assert await handed(database, now) == []


async def begin(database: Database, chunk_id: int) -> Run | Again | None:
    async with database.sessions.begin() as session:
        return await runs.begin(session, chunk_id)


async def test_nobody_gets_a_chunk_out_of_live_hands(database: Database) -> None:
    chunk_id = await opened_chunk(database)
    assert isinstance(await begin(database, chunk_id), Run)
    assert await begin(database, chunk_id) is None


async def test_whoever_is_silent_is_watched_until_the_lease_is_over(database: Database) -> None:
    chunk_id = await opened_chunk(database)
    await begin(database, chunk_id)
    silent = present() - timedelta(seconds=SIGN_OF_LIFE + 0.5)
    await change(database, progress_at=silent)
    again = await begin(database, chunk_id)
    assert isinstance(again, Again)
    assert 0 < again.seconds < LEASE - SIGN_OF_LIFE


async def test_one_who_wakes_up_after_the_takeover_writes_nothing(database: Database) -> None:
    chunk_id = await opened_chunk(database)
    first = await begin(database, chunk_id)
    await change(database, progress_at=present() - timedelta(seconds=LEASE + 1))
    second = await begin(database, chunk_id)
    assert isinstance(first, Run)
    assert isinstance(second, Run)
    assert second.holder.fence == first.holder.fence + 1
    async with database.sessions.begin() as session:
        turn = await deliveries.turn(session, first, Report(), None)
        await deliveries.release(session, first, Report())
    assert isinstance(turn.step, Over)
    async with database.reads() as session:
        chunk = (await session.scalars(select(Chunk))).one()
    assert (chunk.state, chunk.fence) == (ChunkState.RUNNING, second.holder.fence)
