"""Moments that a database's clock has written and has not reached any more: it was set back."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Account, Address, Chunk, Delivery
from domain.chunk import ChunkState
from domain.delivery import DeliveryState

_MOST = 2000


async def ahead(session: AsyncSession, now: datetime) -> timedelta:
    """How far the newest sign of life of a living chunk lies ahead; zero or less where the clock runs on."""
    newest: datetime | None = await session.scalar(
        select(func.max(Chunk.progress_at)).where(Chunk.state.in_((ChunkState.WAITING, ChunkState.RUNNING)))
    )
    return newest - now if newest else timedelta()


async def make_due(session: AsyncSession, now: datetime) -> int:
    """Copies that come later are due now, some at a time; answers how many. Rests hold them all the same."""
    later = (
        select(Delivery.broadcast_id, Delivery.recipient_id)
        .where(Delivery.state == DeliveryState.LATER, Delivery.settled_at.is_(None), Delivery.due_at > now)
        .limit(_MOST)
    )
    done = await session.execute(
        update(Delivery)
        .where(tuple_(Delivery.broadcast_id, Delivery.recipient_id).in_(later))
        .values(due_at=now)
        .returning(Delivery.recipient_id)
        .execution_options(synchronize_session=False)
    )
    return len(done.all())


async def wake(session: AsyncSession, now: datetime) -> None:
    """Living chunks are alive now, and those that wait for a moment are handed out again."""
    alive = (Chunk.state.in_((ChunkState.WAITING, ChunkState.RUNNING)), Chunk.progress_at > now)
    await session.execute(update(Chunk).where(*alive).values(progress_at=now))
    await session.execute(
        update(Chunk).where(Chunk.state == ChunkState.WAITING, Chunk.due_at > now).values(due_at=None, handed_at=None)
    )


async def shorten_rests(session: AsyncSession, by: timedelta, now: datetime) -> None:
    """Rests of accounts and chats end so much earlier on the clock: just when they would have ended."""
    accounts = await session.scalars(select(Account).where(Account.rest_until > now).with_for_update())
    chats = await session.scalars(select(Address).where(Address.rest_until > now).limit(_MOST).with_for_update())
    for row in (*accounts, *chats):
        if row.rest_until is not None:
            row.rest_until -= by
