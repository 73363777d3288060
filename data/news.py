"""Questions to what has been made public: broadcasts that have begun, newest first; drills never are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data.models import Announcement, Broadcast
from domain.broadcast import BroadcastKind, BroadcastState

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
        .where(*_LISTED)
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
            .where(Broadcast.broadcast_id == broadcast_id, *_SHOWN)
        )
    ).first()
    return Published(*row) if row and row[0].started_at else None


async def published_of(session: AsyncSession, announcement_id: int) -> list[Published]:
    """The broadcasts of an announcement that have begun."""
    rows = await session.execute(
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(Broadcast.announcement_id == announcement_id, *_SHOWN)
    )
    return [Published(*row) for row in rows]


def _taken_back() -> ColumnElement[bool]:
    withdrawal = aliased(Broadcast)
    return (
        select(withdrawal.broadcast_id)
        .where(
            withdrawal.announcement_id == Broadcast.announcement_id,
            withdrawal.kind == BroadcastKind.WITHDRAWAL,
            withdrawal.started_at.is_not(None),
        )
        .exists()
    )


_SHOWN = (
    Broadcast.state.in_(PUBLIC),
    Broadcast.started_at.is_not(None),
    Broadcast.kind != BroadcastKind.WITHDRAWAL,
    ~_taken_back(),
    Announcement.drill.is_(False),
)
_LISTED = (
    *_SHOWN,
    Broadcast.kind.not_in((BroadcastKind.CORRECTION, BroadcastKind.UPDATE, BroadcastKind.DIGEST)),
)  # what it is about says it
