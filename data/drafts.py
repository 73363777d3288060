"""Questions to the broadcasts that are still being written."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Broadcast
from domain.broadcast import BroadcastKind, BroadcastState


async def put(session: AsyncSession, broadcast: Broadcast) -> None:
    """A new draft, with its id at once."""
    session.add(broadcast)
    await session.flush()


async def locked(session: AsyncSession, broadcast_id: int) -> Broadcast | None:
    """A broadcast that nobody else may change until the commit."""
    found: Broadcast | None = await session.scalar(
        select(Broadcast)
        .where(Broadcast.broadcast_id == broadcast_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found


async def newest_of(session: AsyncSession, author_id: int) -> Broadcast | None:
    """The draft that an official has begun last."""
    found: Broadcast | None = await session.scalar(
        select(Broadcast)
        .where(
            Broadcast.author_id == author_id,
            Broadcast.state.in_([BroadcastState.DRAFT, BroadcastState.RETURNED]),
            Broadcast.kind == BroadcastKind.ORIGINAL,
        )
        .order_by(Broadcast.broadcast_id.desc())
        .limit(1)
    )
    return found


async def any_put_forward(session: AsyncSession, author_id: int) -> bool:
    """Whether an official has put any broadcast forward."""
    found = select(Broadcast.broadcast_id).where(Broadcast.author_id == author_id, Broadcast.confirmed_at.is_not(None))
    return await session.scalar(found.limit(1)) is not None
