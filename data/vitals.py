"""Questions about the health of the house; each is answered from an index or a small table."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from data.models import Account, Broadcast, Chunk, Feed, Feedback, Letter, Resident, Tally, Update
from domain.broadcast import BroadcastState
from domain.chunk import STUMBLES, ChunkState
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.vitals import AccountVitals, Queue

_NO_REST = timedelta()
_ENOUGH = 50  # copies: a share of fewer says nothing


async def residents(session: AsyncSession) -> int:
    """Who has joined and neither left nor been erased."""
    found = select(func.count()).select_from(Resident)
    return await session.scalar(found.where(Resident.consented_at.is_not(None), Resident.left_at.is_(None))) or 0


async def broadcasts(session: AsyncSession) -> dict[BroadcastState, int]:
    """How many stand where."""
    rows = await session.execute(select(Broadcast.state, func.count()).group_by(Broadcast.state))
    return {row[0]: row[1] for row in rows}


async def copies(session: AsyncSession) -> dict[DeliveryState, int]:
    """All copies ever, by state, from the tallies."""
    rows = await session.execute(select(Tally.state, func.sum(Tally.copies)).group_by(Tally.state))
    return {state: int(number) for state, number in rows}


async def doubled(session: AsyncSession) -> int:
    """Copies that may have arrived twice."""
    return await session.scalar(select(func.coalesce(func.sum(Broadcast.doubled), 0))) or 0


async def chunks(session: AsyncSession, now: datetime) -> dict[Lane, Queue]:
    """What could be sent now and is worked by nobody, by lane; the age counts from the last sign of life."""
    rows = await session.execute(
        select(Chunk.lane, func.count(), func.min(Chunk.progress_at))
        .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
        .where(Chunk.state == ChunkState.WAITING, or_(Chunk.due_at.is_(None), Chunk.due_at <= now))
        .where(Broadcast.state == BroadcastState.RUNNING)
        .group_by(Chunk.lane)
    )
    return {lane: Queue(number, now - oldest) for lane, number, oldest in rows}


async def stuck(session: AsyncSession) -> Sequence[int]:
    """Running broadcasts of which a chunk was taken up many times without going on: a fault, not a queue."""
    rows = await session.scalars(
        select(Chunk.broadcast_id)
        .join(Broadcast, Broadcast.broadcast_id == Chunk.broadcast_id)
        .where(Chunk.state != ChunkState.DONE, Chunk.stumbles >= STUMBLES, Broadcast.state == BroadcastState.RUNNING)
        .distinct()
        .order_by(Chunk.broadcast_id)
    )
    return rows.all()


async def updates(session: AsyncSession, now: datetime) -> Queue:
    """What was received and is not answered yet."""
    return await _queue(session, Update.received_at, now, Update.answered_at.is_(None))


async def letters(session: AsyncSession, now: datetime) -> Queue:
    """What is due in the outbox."""
    return await _queue(session, Letter.due_at, now, Letter.due_at <= now)


async def feedback(session: AsyncSession, now: datetime) -> Queue:
    """What residents wrote and nobody has settled."""
    return await _queue(
        session, Feedback.received_at, now, Feedback.answered_at.is_(None), Feedback.closed_at.is_(None)
    )


async def accounts(session: AsyncSession, now: datetime) -> list[AccountVitals]:
    """The accounts by what they are called, with their rests."""
    rows = await session.execute(
        select(Account.username, Account.external_id, Account.rate, Account.rest_until)
        .where(Account.removed_at.is_(None))
        .order_by(Account.account_id)
    )
    return [
        AccountVitals(username or number, rate, max(_NO_REST, until - now) if until else _NO_REST)
        for username, number, rate, until in rows
    ]


async def dead_feeds(session: AsyncSession, now: datetime) -> Sequence[str]:
    """Addresses of feeds that were asked and have not been read for a day."""
    last = func.coalesce(Feed.succeeded_at, Feed.added_at)
    rows = await session.scalars(
        select(Feed.url).where(Feed.paused_at.is_(None), Feed.faults > 0, last <= now - timedelta(days=1))
    )
    return rows.all()


async def rejected_share(session: AsyncSession, since: datetime) -> float:
    """Of the copies of broadcasts that ran since then, the share that was rejected; 0 where they are few."""
    rows = await session.execute(
        select(Tally.state, func.sum(Tally.copies))
        .join(Broadcast, Broadcast.broadcast_id == Tally.broadcast_id)
        .where(Broadcast.started_at >= since)
        .group_by(Tally.state)
    )
    found = {state: int(number) for state, number in rows}
    whole = sum(found.values())
    return found.get(DeliveryState.REJECTED, 0) / whole if whole >= _ENOUGH else 0.0


async def faulty_updates(session: AsyncSession, since: datetime) -> int:
    """Updates since then that were kept because they could not be handled."""
    return (
        await _queue(session, Update.received_at, since, Update.fault.is_not(None), Update.received_at >= since)
    ).number


async def _queue(
    session: AsyncSession,
    moment: "InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]",
    now: datetime,
    *which: ColumnElement[bool],
) -> Queue:
    number, oldest = (await session.execute(select(func.count(), func.min(moment)).where(*which))).one()
    return Queue(number, max(_NO_REST, now - oldest) if oldest else _NO_REST)
