"""Questions to the warnings that feeds bring, and to the alerts that were seen."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import HazardWarning, SeenAlert


async def put(session: AsyncSession, row: HazardWarning | SeenAlert) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def seen(session: AsyncSession, feed_id: int, identifiers: Collection[str]) -> Sequence[SeenAlert]:
    """The alerts of a feed with one of these identifiers, the newest first."""
    rows = await session.scalars(
        select(SeenAlert)
        .where(SeenAlert.feed_id == feed_id, SeenAlert.identifier.in_(identifiers))
        .order_by(SeenAlert.seen_alert_id.desc())
    )
    return rows.all()


async def seen_around(session: AsyncSession, feed_id: int, at: datetime, apart: timedelta) -> Sequence[SeenAlert]:
    """The alerts of a feed that were sent about a moment, the newest first."""
    rows = await session.scalars(
        select(SeenAlert)
        .where(SeenAlert.feed_id == feed_id, SeenAlert.sent_at.between(at - apart, at + apart))
        .order_by(SeenAlert.seen_alert_id.desc())
    )
    return rows.all()


async def of(session: AsyncSession, hazard_warning_id: int) -> HazardWarning:
    """One warning, held until the transaction ends."""
    return await session.get_one(HazardWarning, hazard_warning_id, with_for_update=True)


async def by_broadcast(session: AsyncSession, broadcast_id: int) -> HazardWarning | None:
    """The warning that was first told in a broadcast."""
    found: HazardWarning | None = await session.scalar(
        select(HazardWarning).where(HazardWarning.broadcast_id == broadcast_id)
    )
    return found


async def by_announcement(session: AsyncSession, announcement_id: int) -> HazardWarning | None:
    """The warning that an announcement words."""
    found: HazardWarning | None = await session.scalar(
        select(HazardWarning).where(HazardWarning.announcement_id == announcement_id)
    )
    return found


async def in_force(session: AsyncSession, feed_id: int, now: datetime) -> Sequence[HazardWarning]:
    """The warnings of a feed that are not over and were not taken back, the newest first."""
    rows = await session.scalars(
        select(HazardWarning)
        .where(HazardWarning.feed_id == feed_id, HazardWarning.ends_at > now, HazardWarning.ended_at.is_(None))
        .order_by(HazardWarning.hazard_warning_id.desc())
        .with_for_update()
    )
    return rows.all()


async def told_elsewhere(session: AsyncSession, feed_id: int, identifier: str) -> Sequence[HazardWarning]:
    """The warnings that other feeds made of the same alert."""
    rows = await session.scalars(
        select(HazardWarning)
        .join(SeenAlert, SeenAlert.hazard_warning_id == HazardWarning.hazard_warning_id)
        .where(SeenAlert.identifier == identifier, SeenAlert.feed_id != feed_id)
    )
    return rows.all()


async def remove_of(session: AsyncSession, feed_id: int) -> None:
    """Forget what a feed has warned of; the announcements stay."""
    await session.execute(delete(SeenAlert).where(SeenAlert.feed_id == feed_id))
    await session.execute(delete(HazardWarning).where(HazardWarning.feed_id == feed_id))
