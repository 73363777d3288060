"""Questions about passing on by hand: what agents were offered, and what they reported."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement, Broadcast, CoverageReport
from data.models import Mandate as MandateRow
from data.news import PUBLIC, Published
from domain.broadcast import BroadcastKind
from domain.region import RegionCode
from domain.role import Role

_CHANGES = (BroadcastKind.CORRECTION, BroadcastKind.UPDATE, BroadcastKind.WITHDRAWAL)
AGENTS = (Role.KIM_AGENT, Role.KIM_CHAIR)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What has begun: news to be passed on, and what changes news that may have been passed on before."""

    news: Sequence[Published]
    changes: Sequence[Published]


async def anything_unoffered(session: AsyncSession) -> bool:
    """Whether a broadcast has begun of which agents don't know."""
    return await session.scalar(select(Broadcast.broadcast_id).where(*_UNOFFERED).limit(1)) is not None


async def claim_unoffered(session: AsyncSession, now: datetime, fresh: timedelta) -> Claimed:
    """Broadcasts that have begun and of which agents hear now; old ones and second sendings are only ticked off."""
    earlier = select(Broadcast.announcement_id).where(Broadcast.offered_at.is_not(None))
    known = set((await session.scalars(earlier.where(Broadcast.offered_at > now - timedelta(days=7)))).all())
    rows = await session.scalars(
        update(Broadcast)
        .where(*_UNOFFERED)
        .values(offered_at=now)
        .returning(Broadcast)
        .execution_options(synchronize_session=False)
    )
    begun = await _public(session, sorted(rows.all(), key=lambda each: each.broadcast_id))
    news = {
        each.announcement.announcement_id: each
        for each in begun
        if each.broadcast.kind is not BroadcastKind.WITHDRAWAL
        and each.announcement.announcement_id not in known
        and each.broadcast.started_at
        and each.broadcast.started_at > now - fresh
    }
    return Claimed(list(news.values()), [each for each in begun if each.broadcast.kind in _CHANGES])


async def passed_on_by(session: AsyncSession, announcement_ids: Collection[int]) -> Sequence[int]:
    """Who reported having passed on any of these announcements."""
    rows = await session.scalars(
        select(CoverageReport.resident_id)
        .where(CoverageReport.announcement_id.in_(announcement_ids))
        .distinct()
        .order_by(CoverageReport.resident_id)
    )
    return rows.all()


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


async def _public(session: AsyncSession, begun: Sequence[Broadcast]) -> list[Published]:
    """Those of some broadcasts that are no drills, with what they say."""
    ids = {each.announcement_id for each in begun}
    rows = await session.scalars(
        select(Announcement).where(Announcement.announcement_id.in_(ids), Announcement.drill.is_(False))
    )
    said = {each.announcement_id: each for each in rows}
    return [Published(each, said[each.announcement_id]) for each in begun if each.announcement_id in said]


_UNOFFERED = (
    Broadcast.offered_at.is_(None),
    Broadcast.started_at.is_not(None),
    Broadcast.state.in_(PUBLIC),
)
