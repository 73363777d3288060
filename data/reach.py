"""Questions about who would not be reached by an audience."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from data.models import Address, Region, Subscription
from domain.audience import Audience, Stretch
from domain.lane import Lane
from domain.region import Region as Area
from domain.region import RegionCode

VILLAGE_LENGTH = 13


async def holes_in(session: AsyncSession, audience: Audience, lane: Lane) -> list[Area]:
    """The desa/kelurahan of an audience in which nobody at all listens, in the order of their codes."""
    heard = exists().where(
        Subscription.region_code == Region.code,
        Subscription.ended_at.is_(None),
        exists().where(Address.recipient_id == Subscription.recipient_id, Address.closed_at.is_(None)),
    )
    rows = await session.scalars(
        select(Region)
        .where(_within(Region.code, audience.stretches(lane)), func.length(Region.code) == VILLAGE_LENGTH, ~heard)
        .order_by(Region.code)
    )
    return [Area(RegionCode(row.code), row.name, row.kind, row.zone) for row in rows]


def _within(code: InstrumentedAttribute[str], stretches: Sequence[Stretch]) -> ColumnElement[bool]:
    return or_(*(and_(code >= each.start, code < each.end) for each in stretches), false())
