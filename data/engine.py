"""Questions about the engine's work: what lives, for how long without progress, and what accounts have sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Account, Broadcast, Chunk
from domain.broadcast import BroadcastState
from domain.chunk import ChunkState
from domain.lane import Lane


@dataclass(frozen=True, slots=True)
class LaneRow:
    """The live chunks of a lane; `oldest`: the oldest sign of life among those that wait and could run."""

    lane: Lane
    running: int
    waiting: int
    postponed: int  # not due yet, or their broadcast is paused
    oldest: datetime | None


async def lanes(session: AsyncSession, now: datetime) -> list[LaneRow]:
    """By lane, the most urgent first."""
    is_running = Chunk.state == ChunkState.RUNNING
    is_due = (Chunk.due_at.is_(None)) | (Chunk.due_at <= now)
    ready = (Chunk.state == ChunkState.WAITING) & is_due & (Broadcast.state == BroadcastState.RUNNING)
    rows = await session.execute(
        select(
            Chunk.lane,
            func.count(),
            func.sum(case((is_running, 1), else_=0)),
            func.sum(case((ready, 1), else_=0)),
            func.min(case((ready, Chunk.progress_at))),
        )
        .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
        .where(Chunk.state != ChunkState.DONE)
        .group_by(Chunk.lane)
    )
    found = [LaneRow(lane, run, wait, every - run - wait, oldest) for lane, every, run, wait, oldest in rows]
    return sorted(found, key=lambda row: row.lane.rank)


async def silent_chunks(session: AsyncSession, since: datetime, most: int = 20) -> list[tuple[int, int, datetime]]:
    """Chunks that somebody works without a sign of life since then: chunk, broadcast, last sign."""
    rows = await session.execute(
        select(Chunk.chunk_id, Chunk.broadcast_id, Chunk.progress_at)
        .where(Chunk.state == ChunkState.RUNNING, Chunk.progress_at < since)
        .order_by(Chunk.progress_at)
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def chunkless(session: AsyncSession, started_before: datetime, most: int = 20) -> list[int]:
    """Broadcasts that run, though no chunk of theirs lives."""
    live = select(Chunk.chunk_id).where(Chunk.broadcast_id == Broadcast.broadcast_id, Chunk.state != ChunkState.DONE)
    rows = await session.scalars(
        select(Broadcast.broadcast_id)
        .where(Broadcast.state == BroadcastState.RUNNING, Broadcast.started_at < started_before, ~live.exists())
        .limit(most)
    )
    return list(rows)


async def accounts(session: AsyncSession) -> list[Account]:
    """The accounts that may send."""
    rows = await session.scalars(
        select(Account)
        .where(Account.removed_at.is_(None))
        .order_by(Account.account_id)
        .execution_options(populate_existing=True)
    )
    return list(rows)
