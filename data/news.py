"""Questions to what has been made public: broadcasts that have begun, newest first; drills never are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Broadcast
from domain.broadcast import BroadcastState

PUBLIC = (BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.DONE)


@dataclass(frozen=True, slots=True)
class Published:
    """A broadcast that has begun, with what it says."""

    broadcast: Broadcast
    announcement: Announcement


async def before(session: AsyncSession, broadcast_id: int | None, most: int) -> Sequence[Published]:
    """The newest broadcasts; those that began before one of them, if it is named."""
    statement = (
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(Broadcast.state.in_(PUBLIC), Broadcast.started_at.is_not(None), Announcement.drill.is_(False))
        .order_by(Broadcast.started_at.desc(), Broadcast.broadcast_id.desc())
        .limit(most)
    )
    if broadcast_id is not None:
        last = select(Broadcast.started_at, Broadcast.broadcast_id).where(Broadcast.broadcast_id == broadcast_id)
        statement = statement.where(tuple_(Broadcast.started_at, Broadcast.broadcast_id) < last.scalar_subquery())
    return [Published(*row) for row in await session.execute(statement)]


async def published(session: AsyncSession, broadcast_id: int) -> Published | None:
    """One broadcast, if it has begun."""
    row = (
        await session.execute(
            select(Broadcast, Announcement)
            .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
            .where(Broadcast.broadcast_id == broadcast_id, Broadcast.state.in_(PUBLIC), Announcement.drill.is_(False))
        )
    ).first()
    return Published(*row) if row and row[0].started_at else None


async def published_of(session: AsyncSession, announcement_id: int) -> list[Published]:
    """The broadcasts of an announcement that have begun."""
    rows = await session.execute(
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(
            Broadcast.announcement_id == announcement_id,
            Broadcast.state.in_(PUBLIC),
            Broadcast.started_at.is_not(None),
            Announcement.drill.is_(False),
        )
    )
    return [Published(*row) for row in rows]
