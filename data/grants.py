"""Questions to the grants: mandates on their way."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Grant
from domain.grant import GrantState

UNSETTLED = (GrantState.OPEN, GrantState.WAITING)


async def put(session: AsyncSession, grant: Grant) -> None:
    """A new grant."""
    session.add(grant)
    await session.flush()


async def locked(session: AsyncSession, grant_id: int) -> Grant | None:
    """One grant, held until the transaction ends."""
    return await session.get(Grant, grant_id, with_for_update=True)


async def behind(session: AsyncSession, ticket: str) -> Grant | None:
    """The grant behind a link, held until the transaction ends."""
    found: Grant | None = await session.scalar(select(Grant).where(Grant.ticket == ticket).with_for_update())
    return found


async def open_in(session: AsyncSession, codes: Sequence[str], now: datetime, most: int) -> Sequence[Grant]:
    """The grants of these regions and below that are not settled, the oldest first."""
    rows = await session.scalars(
        select(Grant)
        .where(
            Grant.state.in_(UNSETTLED),
            Grant.lapses_at > now,
            or_(*(regions.inside(Grant.region_code, code) for code in codes)),
        )
        .order_by(Grant.grant_id)
        .limit(most)
    )
    return rows.all()


async def lapsing(session: AsyncSession, now: datetime, most: int) -> Sequence[Grant]:
    """The grants that waited too long, locked against other schedulers."""
    rows = await session.scalars(
        select(Grant)
        .where(Grant.state.in_(UNSETTLED), Grant.lapses_at <= now)
        .order_by(Grant.grant_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def any_open(session: AsyncSession, resident_id: int) -> bool:
    """Whether a mandate is on its way to somebody."""
    query = select(Grant.grant_id).where(Grant.resident_id == resident_id, Grant.state.in_(UNSETTLED)).limit(1)
    return await session.scalar(query) is not None
