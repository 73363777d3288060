"""Questions to the alarms."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Alarm


async def open_ones(session: AsyncSession) -> Sequence[Alarm]:
    """What is wrong as far as was said, held against other schedulers."""
    rows = await session.scalars(
        select(Alarm).where(Alarm.cleared_at.is_(None)).order_by(Alarm.alarm_id).with_for_update()
    )
    return rows.all()


async def put(session: AsyncSession, alarm: Alarm) -> bool:
    """A new alarm; False where another scheduler has just raised the same."""
    try:
        async with session.begin_nested():
            session.add(alarm)
    except IntegrityError:
        return False
    return True
