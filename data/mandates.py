"""Questions to the mandates."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Mandate as MandateRow
from domain.mandate import Mandate
from domain.region import RegionCode
from domain.role import Role


async def held_by(session: AsyncSession, resident_id: int, now: datetime) -> tuple[Mandate, ...]:
    """The mandates of a resident that hold now."""
    rows = await session.scalars(
        select(MandateRow).where(
            MandateRow.resident_id == resident_id,
            MandateRow.started_at <= now,
            MandateRow.ended_at.is_(None),
            or_(MandateRow.ends_at.is_(None), MandateRow.ends_at > now),
        )
    )
    return tuple(Mandate(row.role, RegionCode(row.region_code), row.kim_id) for row in rows)


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
