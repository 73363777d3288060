"""Handing: which chunks the engine has, and which it must be handed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.chunks import Handed
from data.models import Broadcast, Chunk
from data.models.base import Moment
from domain.broadcast import BroadcastState
from domain.chunk import CROWD, FORGOTTEN, LEASE, LOST, ChunkState
from domain.lane import Lane


async def hand_over(session: AsyncSession, now: datetime) -> list[Handed]:
    """The chunks that the engine does not have, marked as handed; those of paused broadcasts wait on."""
    rows = await session.execute(
        update(Chunk)
        .where(Chunk.chunk_id.in_(_unhanded(now).limit(100)), or_(*_without_engine(now)))
        .values(handed_at=now)
        .returning(Chunk.chunk_id, Chunk.lane, Chunk.due_at)
        .execution_options(synchronize_session=False)
    )
    return [Handed(row.chunk_id, row.lane, row.due_at) for row in rows]


async def any_unhanded(session: AsyncSession, now: datetime) -> bool:
    """Whether `hand_over` would find something."""
    return await session.scalar(_unhanded(now).limit(1)) is not None


async def recall(session: AsyncSession) -> None:
    """At the start of the only process, whose engine forgets: nobody works on anything, and it has nothing."""
    await session.execute(
        update(Chunk)
        .where(Chunk.state.in_((ChunkState.WAITING, ChunkState.RUNNING)))
        .values(state=ChunkState.WAITING, handed_at=None)
    )


async def free(session: AsyncSession, broadcast_id: int, *, at_once: bool) -> None:
    """The waiting chunks of a broadcast are to be handed again; `at_once`: whatever they waited for."""
    due = {"due_at": None} if at_once else {}
    waiting = (
        select(Chunk.chunk_id)
        .where(Chunk.broadcast_id == broadcast_id, Chunk.state == ChunkState.WAITING)
        .with_for_update(skip_locked=True)  # one that is just being taken up sees the broadcast's state itself
    )
    await session.execute(
        update(Chunk)
        .where(Chunk.chunk_id.in_(waiting), Chunk.state == ChunkState.WAITING)
        .values(handed_at=None, **due)
        .execution_options(synchronize_session=False)
    )


async def unhand(session: AsyncSession, chunk_ids: Sequence[int]) -> None:
    """The engine was not handed these after all; the next tick does it."""
    await session.execute(
        update(Chunk)
        .where(Chunk.chunk_id.in_(chunk_ids))
        .values(handed_at=None)
        .execution_options(synchronize_session=False)
    )


async def crowded(session: AsyncSession, chunk: Chunk, now: datetime) -> bool:
    """Whether as many others of its account and lane are being worked as may be at a time."""
    if chunk.lane.breaks_quiet:
        return False
    others = select(func.count()).where(
        Chunk.state == ChunkState.RUNNING,
        Chunk.account_id == chunk.account_id,
        Chunk.lane == chunk.lane,
        Chunk.chunk_id != chunk.chunk_id,
        Chunk.progress_at >= now - timedelta(seconds=LEASE),
    )
    return (await session.scalar(others) or 0) >= CROWD


def _unhanded(now: datetime) -> Any:
    """In the order of their making; of each account and lane no more than have room."""
    place = func.row_number().over(partition_by=(Chunk.account_id, Chunk.lane), order_by=Chunk.chunk_id)
    waiting = (
        select(Chunk.chunk_id, Chunk.account_id, Chunk.lane, Broadcast.state, place.label("place"))
        .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
        .where(or_(*_without_engine(now)), Broadcast.state != BroadcastState.PAUSED)
        .subquery()
    )
    busy = _under_way(now)
    fits = waiting.c.place + func.coalesce(busy.c.number, 0) <= CROWD
    braked = waiting.c.lane.not_in([lane for lane in Lane if lane.breaks_quiet])
    return (
        select(waiting.c.chunk_id)
        .outerjoin(busy, (busy.c.account_id == waiting.c.account_id) & (busy.c.lane == waiting.c.lane))
        .where(or_(fits, ~braked, waiting.c.state != BroadcastState.RUNNING))
        .order_by(waiting.c.chunk_id)
    )


def _under_way(now: datetime) -> Any:
    """By account and lane, how many chunks the engine has that are not to come later."""
    return (
        select(Chunk.account_id, Chunk.lane, func.count().label("number"))
        .where(
            Chunk.state.in_((ChunkState.WAITING, ChunkState.RUNNING)),
            Chunk.handed_at.is_not(None),
            ~_lost(now),
            or_(Chunk.state == ChunkState.RUNNING, Chunk.due_at.is_(None)),
        )
        .group_by(Chunk.account_id, Chunk.lane)
        .subquery()
    )


def _without_engine(now: datetime) -> tuple[Any, Any]:
    """Never handed, or silent for so long that the engine must have lost it."""
    return (
        (Chunk.state == ChunkState.WAITING) & Chunk.handed_at.is_(None),
        (Chunk.state != ChunkState.DONE) & _lost(now),
    )


def _lost(now: datetime) -> Any:
    """Due and handed, and no sign of life since: a worker's line broke, or the queue comes from a backup.

    What waits because all workers are busy is silent as well, so it is handed anew at growing distances.
    """
    silent_since = case((Chunk.due_at > Chunk.progress_at, Chunk.due_at), else_=Chunk.progress_at)
    lost, forgotten = (now - timedelta(seconds=seconds) for seconds in (LOST, FORGOTTEN))
    again = literal(now, Moment) - Chunk.handed_at > Chunk.handed_at - silent_since
    return and_(Chunk.handed_at < lost, silent_since < lost, or_(Chunk.handed_at < forgotten, again))
