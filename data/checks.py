"""Questions behind a check code: whether an announcement was really broadcast, and what became of it."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Broadcast, Relay
from domain.broadcast import BroadcastKind


async def begun(session: AsyncSession, announcement_id: int) -> Sequence[Broadcast]:
    """The broadcasts of an announcement that have begun, the first first; those of a digest that lists it as well."""
    relayed = select(Relay.broadcast_id).where(Relay.announcement_id == announcement_id)
    rows = await session.scalars(
        select(Broadcast)
        .where(
            or_(Broadcast.announcement_id == announcement_id, Broadcast.broadcast_id.in_(relayed)),
            Broadcast.started_at.is_not(None),
            Broadcast.kind != BroadcastKind.WITHDRAWAL,
        )
        .order_by(Broadcast.started_at, Broadcast.broadcast_id)
    )
    return rows.all()


async def any_withdrawn(session: AsyncSession, broadcast_ids: Collection[int]) -> bool:
    """Whether the copies of these broadcasts are being, or were, taken back."""
    found = await session.scalar(
        select(Broadcast.broadcast_id)
        .where(
            Broadcast.original_id.in_(broadcast_ids),
            Broadcast.kind == BroadcastKind.WITHDRAWAL,
            Broadcast.started_at.is_not(None),
        )
        .limit(1)
    )
    return found is not None
