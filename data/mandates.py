"""Questions to the mandates."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Mandate as MandateRow
from domain.mandate import Mandate
from domain.region import RegionCode, parents
from domain.role import Role


def live(now: datetime) -> ColumnElement[bool]:
    """Whether a mandate holds now."""
    return (
        (MandateRow.started_at <= now)
        & MandateRow.ended_at.is_(None)
        & or_(MandateRow.ends_at.is_(None), MandateRow.ends_at > now)
    )


async def held_by(session: AsyncSession, resident_id: int, now: datetime) -> tuple[Mandate, ...]:
    """The mandates of a resident that hold now."""
    return tuple(
        Mandate(row.role, RegionCode(row.region_code), row.kim_id) for row in await of(session, resident_id, now)
    )


async def held_around(session: AsyncSession, codes: Iterable[str], now: datetime) -> dict[int, tuple[Mandate, ...]]:
    """By resident: the mandates that hold now for some regions or for what lies around them."""
    around = {upper for code in codes for upper in (code, *parents(code))}
    rows = await session.scalars(
        select(MandateRow)
        .where(MandateRow.region_code.in_(around), live(now))
        .order_by(MandateRow.resident_id, MandateRow.mandate_id)
    )
    held: dict[int, tuple[Mandate, ...]] = {}
    for row in rows:
        mandate = Mandate(row.role, RegionCode(row.region_code), row.kim_id)
        held[row.resident_id] = (*held.get(row.resident_id, ()), mandate)
    return held


async def of(session: AsyncSession, resident_id: int, now: datetime) -> Sequence[MandateRow]:
    """The same as rows."""
    rows = await session.scalars(
        select(MandateRow).where(MandateRow.resident_id == resident_id, live(now)).order_by(MandateRow.mandate_id)
    )
    return rows.all()


async def give(session: AsyncSession, resident_id: int, held: Mandate, reason: str, now: datetime) -> MandateRow:
    """A new mandate of the operator's."""
    row = MandateRow(
        resident_id=resident_id,
        role=held.role,
        region_code=held.region_code,
        kim_id=held.kim_id,
        started_at=now,
        reason=reason,
    )
    await put(session, row)
    return row


async def put(session: AsyncSession, row: MandateRow) -> None:
    """A new mandate with everything that is known of it."""
    session.add(row)
    await session.flush()


async def locked(session: AsyncSession, mandate_id: int) -> MandateRow | None:
    """One mandate, held until the transaction ends."""
    return await session.get(MandateRow, mandate_id, with_for_update=True)


async def label_of(session: AsyncSession, resident_id: int) -> str | None:
    """What somebody is called in office, as it was said last; None where nobody has said it, or it was erased."""
    found: str | None = await session.scalar(
        select(MandateRow.label)
        .where(MandateRow.resident_id == resident_id, MandateRow.label.is_not(None))
        .order_by(MandateRow.mandate_id.desc())
        .limit(1)
    )
    return found


async def ever_given(session: AsyncSession, resident_id: int, role: Role, reason: str) -> bool:
    """Whether somebody was given a role for this reason, ended or not."""
    found = await session.scalar(
        select(MandateRow.mandate_id)
        .where(MandateRow.resident_id == resident_id, MandateRow.role == role, MandateRow.reason == reason)
        .limit(1)
    )
    return found is not None


async def within(
    session: AsyncSession, codes: Sequence[str], now: datetime, start: int, most: int
) -> tuple[Sequence[MandateRow], int]:
    """A page of the mandates that hold now in these regions and below, and how many there are in all."""
    where = live(now) & or_(*(regions.inside(MandateRow.region_code, code) for code in codes))
    total = await session.scalar(select(func.count()).select_from(MandateRow).where(where))
    rows = await session.scalars(
        select(MandateRow)
        .where(where)
        .order_by(MandateRow.region_code, MandateRow.role, MandateRow.mandate_id)
        .offset(start)
        .limit(most)
    )
    return rows.all(), total or 0


async def to_remind(session: AsyncSession, now: datetime, until: datetime, most: int) -> Sequence[MandateRow]:
    """Mandates that end until then and of whose end nobody was told yet, locked against other schedulers."""
    rows = await session.scalars(
        select(MandateRow)
        .where(live(now), MandateRow.ends_at <= until, MandateRow.reminded_at.is_(None))
        .order_by(MandateRow.ends_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def run_out(session: AsyncSession, now: datetime, most: int) -> Sequence[MandateRow]:
    """Mandates whose end has come without anybody having noted it, locked against other schedulers."""
    rows = await session.scalars(
        select(MandateRow)
        .where(MandateRow.ended_at.is_(None), MandateRow.ends_at <= now)
        .order_by(MandateRow.ends_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()
