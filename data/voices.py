"""Questions about what people say: how much came in about an announcement, from where, and how well it was settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Announcement, Broadcast, Feedback, Tally, Ticket
from domain.broadcast import BroadcastKind
from domain.delivery import ARRIVED
from domain.feedback import FeedbackKind


@dataclass(frozen=True, slots=True)
class About:
    """What is looked at: inside some regions, about one announcement or of all since a moment."""

    codes: tuple[str, ...]
    since: datetime
    announcement_id: int | None = None


async def answered(session: AsyncSession, about: About, most: int) -> Sequence[tuple[int, str, int]]:
    """The newest announcements that people answered: number, title, how many messages."""
    many = func.count()
    rows = await session.execute(
        select(Announcement.announcement_id, Announcement.title, Announcement.check_code, many)
        .join(Feedback, Feedback.announcement_id == Announcement.announcement_id)
        .where(_within(about))
        .group_by(Announcement.announcement_id, Announcement.title, Announcement.check_code)
        .order_by(Announcement.announcement_id.desc())
        .limit(most)
    )
    return [(row[0], row[1] or row[2], row[3]) for row in rows]


async def by_kind(session: AsyncSession, about: About) -> dict[FeedbackKind, int]:
    """How many messages of each kind."""
    rows = await session.execute(select(Feedback.kind, func.count()).where(_within(about)).group_by(Feedback.kind))
    return {row[0]: row[1] for row in rows}


async def people(session: AsyncSession, about: About) -> int:
    """How many people wrote."""
    return await session.scalar(select(func.count(Feedback.resident_id.distinct())).where(_within(about))) or 0


async def by_region(session: AsyncSession, about: About) -> Sequence[tuple[str, int]]:
    """How many people wrote from each region, most first."""
    wrote = func.count(Feedback.resident_id.distinct())
    rows = await session.execute(
        select(Feedback.region_code, wrote)
        .where(_within(about), Feedback.region_code.is_not(None))
        .group_by(Feedback.region_code)
        .order_by(wrote.desc(), Feedback.region_code)
    )
    return [(code, number) for code, number in rows if code is not None]


async def rating(session: AsyncSession, about: About) -> tuple[float, int]:
    """The mean of what was rated, and how many did."""
    question: Select[Any] = select(func.avg(Ticket.rating), func.count(Ticket.rating))
    row = (
        await session.execute(question.join(Feedback, Feedback.feedback_id == Ticket.ticket_id).where(_within(about)))
    ).one()
    return float(row[0] or 0), row[1]


async def newest(session: AsyncSession, about: About, most: int) -> Sequence[tuple[int, str]]:
    """Who wrote what last, thanks left aside."""
    rows = await session.execute(
        select(Feedback.resident_id, Feedback.text)
        .where(_within(about), Feedback.kind != FeedbackKind.THANKS, Feedback.text != "")
        .order_by(Feedback.feedback_id.desc())
        .limit(most)
    )
    return [(row[0], row[1]) for row in rows]


async def readers(session: AsyncSession, announcement_id: int) -> int:
    """How many copies of an announcement have arrived."""
    arrived = (
        select(func.sum(Tally.copies))
        .join(Broadcast, Broadcast.broadcast_id == Tally.broadcast_id)
        .where(
            Broadcast.announcement_id == announcement_id,
            Broadcast.kind == BroadcastKind.ORIGINAL,
            Tally.state.in_(ARRIVED),
        )
    )
    return int(await session.scalar(arrived) or 0)


def _within(about: About) -> ColumnElement[bool]:
    where = or_(*(regions.inside(Feedback.region_code, code) for code in about.codes))
    if about.announcement_id is not None:
        return and_(where, Feedback.announcement_id == about.announcement_id)
    return and_(where, Feedback.received_at >= about.since)
