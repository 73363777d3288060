"""Questions to the mandates."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Mandate as MandateRow
from domain.mandate import Mandate
from domain.region import RegionCode, parents
from domain.role import Role


async def held_by(session: AsyncSession, resident_id: int, now: datetime) -> tuple[Mandate, ...]:
    """The mandates of a resident that hold now."""
    rows = await session.scalars(select(MandateRow).where(MandateRow.resident_id == resident_id, *_holding(now)))
    return tuple(Mandate(row.role, RegionCode(row.region_code), row.kim_id) for row in rows)


async def held_around(session: AsyncSession, codes: Iterable[str], now: datetime) -> dict[int, tuple[Mandate, ...]]:
    """By resident: the mandates that hold now for some regions or for what lies around them."""
    around = {upper for code in codes for upper in (code, *parents(code))}
    rows = await session.scalars(
        select(MandateRow)
        .where(MandateRow.region_code.in_(around), *_holding(now))
        .order_by(MandateRow.resident_id, MandateRow.mandate_id)
    )
    held: dict[int, tuple[Mandate, ...]] = {}
    for row in rows:
        mandate = Mandate(row.role, RegionCode(row.region_code), row.kim_id)
        held[row.resident_id] = (*held.get(row.resident_id, ()), mandate)
    return held


def _holding(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        MandateRow.started_at <= now,
        MandateRow.ended_at.is_(None),
        or_(MandateRow.ends_at.is_(None), MandateRow.ends_at > now),
    )


async def give(session: AsyncSession, resident_id: int, held: Mandate, reason: str, now: datetime) -> None:
    """A new mandate of the operator's."""
    session.add(
        MandateRow(
            resident_id=resident_id,
            role=held.role,
            region_code=held.region_code,
            kim_id=held.kim_id,
            started_at=now,
            reason=reason,
        )
    )
    await session.flush()


async def put(session: AsyncSession, row: MandateRow) -> None:
    """A new mandate with everything that is known of it."""
    session.add(row)
    await session.flush()


async def end_bootstrapped(session: AsyncSession, keep: frozenset[int], role: Role, reason: str, now: datetime) -> None:
    """End the mandates given for `reason` whose holders are not among `keep`."""
    rows = await session.scalars(
        select(MandateRow).where(MandateRow.role == role, MandateRow.reason == reason, MandateRow.ended_at.is_(None))
    )
    for row in rows:
        if row.resident_id not in keep:
            row.ended_at = now
