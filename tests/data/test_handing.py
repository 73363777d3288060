"""Which chunks the engine is handed, and whose hands they may be taken from."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from data import handing
from data.database import Database
from data.models import Chunk
from domain.chunk import CROWD, FORGOTTEN, LEASE, LOST, SIGN_OF_LIFE, ChunkState
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


@pytest.mark.parametrize(
    ("silent", "handed_since", "due"), [(7, 7, None), (20, 8, None), (90, 61, None), (900, 900, 7), (16, 7, None)]
)
async def test_what_is_silent_is_handed_anew_at_growing_distances(
    database: Database, silent: int, handed_since: int, due: int | None
) -> None:
    """Early, for a line may have broken; then less and less often, for all workers may be busy."""
    chunk_id, now = await opened_chunk(database), present()
    ago = [now - timedelta(seconds=seconds) if seconds else None for seconds in (handed_since, silent, due)]
    await change(database, **dict(zip(("handed_at", "progress_at", "due_at"), ago, strict=True)))
    early = handed_since > LOST and handed_since > silent - handed_since
    expected = [chunk_id] if early or handed_since > FORGOTTEN else []
    assert [each.chunk_id for each in await handed(database, now)] == expected


async def test_what_was_lost_takes_no_room_from_what_is_handed_anew(database: Database) -> None:
    chunk_id, now = await opened_chunk(database), present()
    lost = {"handed_at": now - timedelta(seconds=LOST + 1), "progress_at": now - timedelta(seconds=LOST + 1)}
    await change(database, **lost)
    async with database.sessions.begin() as session:
        one = await session.get_one(Chunk, chunk_id)
        for _ in range(CROWD - 1):
            same = {"broadcast_id": one.broadcast_id, "account_id": one.account_id, "lane": one.lane}
            session.add(Chunk(**same, kind=one.kind, state=ChunkState.RUNNING, **lost))
    assert len(await handed(database, now)) == CROWD


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
    silent = present() - timedelta(seconds=SIGN_OF_LIFE + 0.1)
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
