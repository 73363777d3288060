"""Questions about passing on by hand: what agents were offered, and what they reported."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Broadcast, CoverageReport
from data.models import Mandate as MandateRow
from data.news import PUBLIC, Published
from domain.broadcast import BroadcastKind
from domain.region import RegionCode
from domain.role import Role

AGENTS = (Role.KIM_AGENT, Role.KIM_CHAIR)


async def anything_unoffered(session: AsyncSession) -> bool:
    """Whether a broadcast has begun of which agents don't know."""
    return await session.scalar(select(Broadcast.broadcast_id).where(*_UNOFFERED).limit(1)) is not None


async def claim_unoffered(session: AsyncSession, now: datetime, fresh: timedelta) -> Sequence[Published]:
    """Broadcasts that have begun and are offered from now on; old ones and second sendings are only ticked off."""
    earlier = select(Broadcast.announcement_id).where(Broadcast.offered_at.is_not(None))
    known = set((await session.scalars(earlier.where(Broadcast.offered_at > now - timedelta(days=7)))).all())
    rows = await session.scalars(
        update(Broadcast)
        .where(*_UNOFFERED)
        .values(offered_at=now)
        .returning(Broadcast)
        .execution_options(synchronize_session=False)
    )
    new = {
        each.announcement_id: each
        for each in rows.all()
        if each.announcement_id not in known and each.started_at and each.started_at > now - fresh
    }
    public = select(Announcement).where(Announcement.announcement_id.in_(new), Announcement.drill.is_(False))
    said = await session.scalars(public)
    return [Published(new[each.announcement_id], each) for each in said]


async def agents(session: AsyncSession, now: datetime) -> Sequence[tuple[int, RegionCode]]:
    """Every agent with each region of theirs."""
    rows = await session.execute(
        select(MandateRow.resident_id, MandateRow.region_code)
        .where(
            MandateRow.role.in_(AGENTS),
            MandateRow.started_at <= now,
            MandateRow.ended_at.is_(None),
            or_(MandateRow.ends_at.is_(None), MandateRow.ends_at > now),
        )
        .order_by(MandateRow.resident_id)
    )
    return [(row[0], RegionCode(row[1])) for row in rows]


async def report(session: AsyncSession, said: CoverageReport) -> None:
    """An agent's report; said again of the same place, it takes the place of the earlier one."""
    before: CoverageReport | None = await session.scalar(
        select(CoverageReport).where(
            CoverageReport.announcement_id == said.announcement_id,
            CoverageReport.resident_id == said.resident_id,
            CoverageReport.place == said.place,
        )
    )
    if before is None:
        session.add(said)
    else:
        before.people, before.reported_at = said.people, said.reported_at
    await session.flush()


async def reached(session: AsyncSession, announcement_id: int, resident_id: int) -> int:
    """How many people an agent has reached with an announcement, all places together."""
    found: int | None = await session.scalar(
        select(func.sum(CoverageReport.people)).where(
            CoverageReport.announcement_id == announcement_id, CoverageReport.resident_id == resident_id
        )
    )
    return found or 0


_UNOFFERED = (
    Broadcast.offered_at.is_(None),
    Broadcast.started_at.is_not(None),
    Broadcast.state.in_(PUBLIC),
    Broadcast.kind != BroadcastKind.WITHDRAWAL,
)
