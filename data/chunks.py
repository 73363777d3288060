"""Questions to the chunks: who works what, what is planned, what the engine must be handed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.candidates import Key
from data.models import Broadcast, Chunk
from domain.broadcast import BroadcastState
from domain.chunk import LEASE, ChunkKind, ChunkState
from domain.lane import Lane

# the questions of every turn are made once: making them costs as much as asking them
_STANDING = (
    select(Chunk, Broadcast.state, Broadcast.streak)
    .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
    .where(
        Chunk.chunk_id == bindparam("chunk"),
        Chunk.fence == bindparam("held_fence"),
        Chunk.state == ChunkState.RUNNING,
    )
    .with_for_update(of=Chunk)
    .execution_options(populate_existing=True)
)
_HIGHER_DUE = (
    select(Chunk.chunk_id)
    .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
    .where(
        Chunk.state.in_((ChunkState.WAITING, ChunkState.RUNNING)),
        Chunk.account_id == bindparam("account"),
        Chunk.lane.in_(bindparam("urgent", expanding=True)),
        Chunk.drained_at.is_(None),
        or_(Chunk.due_at.is_(None), Chunk.due_at <= bindparam("now")),
        Broadcast.state == BroadcastState.RUNNING,
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Handed:
    """A chunk that the engine is to be handed."""

    chunk_id: int
    lane: Lane
    due_at: datetime | None = None


async def add(session: AsyncSession, chunk: Chunk) -> Handed:
    """A new chunk, to be put in the same transaction."""
    session.add(chunk)
    await session.flush()
    return Handed(chunk.chunk_id, chunk.lane, chunk.due_at)


async def begin(session: AsyncSession, chunk_id: int, now: datetime) -> Chunk | None:
    """Take a chunk up with a new fence; None where it is done, not due, or in somebody's live hands."""
    lease = now - timedelta(seconds=LEASE)
    taken = await session.execute(
        update(Chunk)
        .where(
            Chunk.chunk_id == chunk_id,
            or_(Chunk.due_at.is_(None), Chunk.due_at <= now),
            or_(
                Chunk.state == ChunkState.WAITING,
                (Chunk.state == ChunkState.RUNNING) & (Chunk.progress_at < lease),
            ),
        )
        .values(state=ChunkState.RUNNING, fence=Chunk.fence + 1, progress_at=now, stumbles=Chunk.stumbles + 1)
        .returning(Chunk.chunk_id)
    )
    return await _fresh(session, chunk_id) if taken.first() else None


async def account_of(session: AsyncSession, chunk_id: int) -> int | None:
    """The account that a chunk is for; None where there is no such chunk."""
    found: int | None = await session.scalar(select(Chunk.account_id).where(Chunk.chunk_id == chunk_id))
    return found


async def alive(session: AsyncSession, chunk_id: int) -> Chunk | None:
    """A chunk that is not done."""
    row = await session.get(Chunk, chunk_id)
    return row if row and row.state is not ChunkState.DONE else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A chunk that is still one run's, and how its broadcast stands: its state, its rejections in a row."""

    chunk: Chunk
    state: BroadcastState
    streak: int


async def standing(session: AsyncSession, chunk_id: int, fence: int) -> Standing | None:
    """A chunk that is still this run's, held; None if the fence has moved."""
    row = (await session.execute(_STANDING, {"chunk": chunk_id, "held_fence": fence})).first()
    return Standing(*row) if row else None


async def write(session: AsyncSession, chunk_id: int, **values: Any) -> None:
    """Change a chunk that the caller holds."""
    await session.execute(
        update(Chunk).where(Chunk.chunk_id == chunk_id).values(**values).execution_options(synchronize_session=False)
    )


async def higher_due(session: AsyncSession, account_id: int, lane: Lane, now: datetime) -> bool:
    """Whether a more urgent chunk of a running broadcast has something to send over this account."""
    if not lane.rank:
        return False
    asked = {"account": account_id, "now": now, "urgent": [each for each in Lane if each.rank < lane.rank]}
    return await session.scalar(_HIGHER_DUE, asked) is not None


async def furthest(session: AsyncSession, broadcast_id: int, account_id: int) -> tuple[int, Key] | None:
    """How far a broadcast is planned for an account: the stretch and the key."""
    row = (
        await session.execute(
            select(Chunk.stretch, Chunk.until_region, Chunk.until_recipient)
            .where(
                Chunk.broadcast_id == broadcast_id,
                Chunk.account_id == account_id,
                Chunk.kind == ChunkKind.RANGE,
            )
            .order_by(Chunk.chunk_id.desc())
            .limit(1)
        )
    ).first()
    return (row.stretch, Key(row.until_region or "", row.until_recipient or 0)) if row else None


async def live(session: AsyncSession, broadcast_id: int, account_id: int | None = None) -> Sequence[Chunk]:
    """The chunks of a broadcast (over one account) that are not done, oldest first."""
    query = select(Chunk).where(Chunk.broadcast_id == broadcast_id, Chunk.state != ChunkState.DONE)
    if account_id is not None:
        query = query.where(Chunk.account_id == account_id)
    return (await session.scalars(query.order_by(Chunk.chunk_id))).all()


async def first_undrained(session: AsyncSession, broadcast_id: int, account_id: int) -> int | None:
    """The oldest live chunk over an account that may still claim something."""
    found = await live(session, broadcast_id, account_id)
    return next((each.chunk_id for each in found if each.drained_at is None), None)


async def rest_of(session: AsyncSession, broadcast_id: int, account_id: int) -> Chunk | None:
    """The chunk of the copies that must come later."""
    found: Chunk | None = await session.scalar(
        select(Chunk).where(
            Chunk.broadcast_id == broadcast_id,
            Chunk.account_id == account_id,
            Chunk.kind == ChunkKind.REST,
            Chunk.state != ChunkState.DONE,
        )
    )
    return found


async def retry_anew(session: AsyncSession, broadcast_id: int) -> set[int]:
    """The chunks that make rejected copies due again begin anew; answers the accounts that have one."""
    rows = await session.scalars(
        update(Chunk)
        .where(Chunk.broadcast_id == broadcast_id, Chunk.kind == ChunkKind.RETRY, Chunk.state != ChunkState.DONE)
        .values(after_recipient=0, drained_at=None)
        .returning(Chunk.account_id)
        .execution_options(synchronize_session=False)
    )
    return set(rows)


async def accounts_of(session: AsyncSession, broadcast_id: int) -> Sequence[int]:
    """The accounts over which a broadcast went."""
    rows = await session.scalars(
        select(Chunk.account_id).where(Chunk.broadcast_id == broadcast_id).distinct().order_by(Chunk.account_id)
    )
    return rows.all()


async def _fresh(session: AsyncSession, chunk_id: int) -> Chunk:
    found = await session.scalars(
        select(Chunk).where(Chunk.chunk_id == chunk_id).execution_options(populate_existing=True)
    )
    return found.one()
