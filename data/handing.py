"""Handing: which chunks the engine has, and which it must be handed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.chunks import Handed
from data.models import Broadcast, Chunk
from domain.broadcast import BroadcastState
from domain.chunk import FORGOTTEN, ChunkState


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


def _unhanded(now: datetime) -> Any:
    return (
        select(Chunk.chunk_id)
        .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
        .where(or_(*_without_engine(now)), Broadcast.state != BroadcastState.PAUSED)
        .order_by(Chunk.chunk_id)
    )


def _without_engine(now: datetime) -> tuple[Any, Any]:
    """Never handed, or so long without progress that the engine must have lost it (a queue restored from a backup)."""
    long_ago = now - timedelta(seconds=FORGOTTEN)
    return (
        (Chunk.state == ChunkState.WAITING) & Chunk.handed_at.is_(None),
        (Chunk.state != ChunkState.DONE)
        & (Chunk.handed_at < long_ago)
        & (Chunk.progress_at < long_ago)
        & or_(Chunk.due_at.is_(None), Chunk.due_at < long_ago),
    )
