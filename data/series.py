"""Questions to what recurs: the series that run, the occurrences that were made of them, and the coming week."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Broadcast
from data.regions import inside
from domain.broadcast import BroadcastState

_RUNS = (Broadcast.state == BroadcastState.SCHEDULED, Broadcast.recurrence.is_not(None))


async def to_plan(session: AsyncSession, now: datetime, rest: timedelta) -> Sequence[Broadcast]:
    """The series whose next days were not laid out lately, held until the commit; any that others hold left out."""
    rows = await session.scalars(
        select(Broadcast)
        .where(*_RUNS, _stale(now, rest))
        .order_by(Broadcast.broadcast_id)
        .limit(20)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return rows.all()


async def any_to_plan(session: AsyncSession, now: datetime, rest: timedelta) -> bool:
    """Whether there is one."""
    return await session.scalar(select(Broadcast.broadcast_id).where(*_RUNS, _stale(now, rest)).limit(1)) is not None


async def running_in(session: AsyncSession, codes: Collection[str]) -> Sequence[tuple[Broadcast, Announcement]]:
    """The series that go on in some regions, with what they say."""
    rows = await session.execute(
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(*_RUNS, or_(*(inside(Announcement.region_code, code) for code in codes)))
        .order_by(Broadcast.broadcast_id)
    )
    return [(row[0], row[1]) for row in rows]


async def scheduled_in(
    session: AsyncSession, codes: Collection[str], until: datetime
) -> Sequence[tuple[Broadcast, Announcement]]:
    """What is to leave in some regions up to a moment, the next first."""
    rows = await session.execute(
        select(Broadcast, Announcement)
        .join(Announcement, Announcement.announcement_id == Broadcast.announcement_id)
        .where(
            Broadcast.state == BroadcastState.SCHEDULED,
            Broadcast.recurrence.is_(None),
            Broadcast.due_at <= until,
            or_(*(inside(Announcement.region_code, code) for code in codes)),
        )
        .order_by(Broadcast.due_at, Broadcast.broadcast_id)
    )
    return [(row[0], row[1]) for row in rows]


async def made_of(session: AsyncSession, series_id: int, since: date, also: Collection[str]) -> dict[str, Broadcast]:
    """The occurrences of a series that were made for a day and later (or are named), by what they are."""
    wanted = or_(Broadcast.occurrence >= since.isoformat(), Broadcast.occurrence.in_(also))
    rows = await session.scalars(select(Broadcast).where(Broadcast.series_id == series_id, wanted))
    return {each.occurrence: each for each in rows if each.occurrence is not None}


async def waiting_of(session: AsyncSession, series_id: int) -> Sequence[Broadcast]:
    """The occurrences that have not left yet, held until the commit."""
    rows = await session.scalars(
        select(Broadcast)
        .where(Broadcast.series_id == series_id, Broadcast.state == BroadcastState.SCHEDULED)
        .order_by(Broadcast.due_at)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return rows.all()


async def call_off(session: AsyncSession, series_id: int, now: datetime) -> None:
    """Nothing of a series leaves any more; nobody is told of each time that does not come."""
    await session.execute(
        update(Broadcast)
        .where(Broadcast.series_id == series_id, Broadcast.state == BroadcastState.SCHEDULED)
        .values(state=BroadcastState.CANCELLED, finished_at=now, reported_at=now)
        .execution_options(synchronize_session="fetch")
    )


def _stale(now: datetime, rest: timedelta) -> ColumnElement[bool]:
    """Not laid out yet, long ago, or by a clock that was set back since."""
    planned = Broadcast.planned_at
    return or_(planned.is_(None), planned <= now - rest, planned > now)
