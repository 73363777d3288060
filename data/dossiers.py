"""Questions to everything that is kept about one person, for their copy of it."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import (
    Account,
    Address,
    Announcement,
    Answer,
    CoverageReport,
    Delivery,
    Feedback,
    Kim,
    KimMember,
    Mandate,
    Mute,
    Proposal,
)
from domain.delivery import ARRIVED
from domain.platform import PlatformName


async def addresses(session: AsyncSession, resident_id: int) -> Sequence[tuple[Address, PlatformName]]:
    """Everywhere the person was ever reached, with the messenger."""
    rows = await session.execute(
        select(Address, Account.platform)
        .join(Account, Account.account_id == Address.account_id)
        .where(Address.recipient_id == resident_id)
        .order_by(Address.address_id)
    )
    return [(row[0], row[1]) for row in rows]


async def mandates(session: AsyncSession, resident_id: int) -> Sequence[Mandate]:
    """Every mandate the person ever held."""
    rows = await session.scalars(select(Mandate).where(Mandate.resident_id == resident_id).order_by(Mandate.mandate_id))
    return rows.all()


async def feedback(session: AsyncSession, resident_id: int) -> Sequence[Feedback]:
    """Everything the person wrote to us."""
    rows = await session.scalars(
        select(Feedback).where(Feedback.resident_id == resident_id).order_by(Feedback.feedback_id)
    )
    return rows.all()


async def answers(session: AsyncSession, resident_id: int) -> Sequence[Answer]:
    """Every answer to it."""
    rows = await session.scalars(
        select(Answer)
        .join(Feedback, Feedback.feedback_id == Answer.feedback_id)
        .where(Feedback.resident_id == resident_id)
        .order_by(Answer.answer_id)
    )
    return rows.all()


async def mutes(session: AsyncSession, resident_id: int) -> Sequence[Mute]:
    """Every time that what the person wrote was held for review."""
    rows = await session.scalars(select(Mute).where(Mute.resident_id == resident_id).order_by(Mute.mute_id))
    return rows.all()


async def proposals(session: AsyncSession, resident_id: int) -> Sequence[tuple[Proposal, str]]:
    """The news that the person proposed, with its text."""
    rows = await session.execute(
        select(Proposal, Announcement.text)
        .join(Announcement, Announcement.announcement_id == Proposal.announcement_id)
        .where(Proposal.author_id == resident_id)
        .order_by(Proposal.proposal_id)
    )
    return [(proposal, text) for proposal, text in rows]


async def coverage(session: AsyncSession, resident_id: int) -> Sequence[CoverageReport]:
    """Where the person said to have passed news on."""
    rows = await session.scalars(
        select(CoverageReport)
        .where(CoverageReport.resident_id == resident_id)
        .order_by(CoverageReport.coverage_report_id)
    )
    return rows.all()


async def offices(session: AsyncSession, resident_id: int) -> Sequence[tuple[KimMember, Kim]]:
    """Every office the person ever held on the board of a KIM, and those that wait for an official."""
    rows = await session.execute(
        select(KimMember, Kim)
        .join(Kim, Kim.kim_id == KimMember.kim_id)
        .where(KimMember.resident_id == resident_id)
        .order_by(KimMember.kim_member_id)
    )
    return [(row[0], row[1]) for row in rows]


async def received(session: AsyncSession, resident_id: int) -> int:
    """How many copies reached the person."""
    count = await session.scalar(
        select(func.count()).where(Delivery.recipient_id == resident_id, Delivery.state.in_(ARRIVED))
    )
    return count or 0
