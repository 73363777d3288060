"""Questions to the feedback."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Feedback, Push
from domain.feedback import FeedbackKind, MatchReason

OPEN = and_(Feedback.answered_at.is_(None), Feedback.closed_at.is_(None))
TICKET = Feedback.kind != FeedbackKind.THANKS


async def put(session: AsyncSession, row: Feedback | Push) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def find(session: AsyncSession, feedback_id: int) -> Feedback | None:
    """One feedback by its number."""
    return await session.get(Feedback, feedback_id)


async def lock(session: AsyncSession, feedback_id: int) -> Feedback | None:
    """One feedback, kept from others until the end of this transaction."""
    return await session.get(Feedback, feedback_id, with_for_update=True, populate_existing=True)


async def find_push(session: AsyncSession, push_id: int) -> Push | None:
    """One bundle that an official was shown."""
    return await session.get(Push, push_id)


async def wrote_in_private(session: AsyncSession, resident_id: int) -> bool:
    """Whether a resident has ever written to us alone, so that we may write back."""
    found = await session.scalar(
        select(Feedback.feedback_id).where(Feedback.resident_id == resident_id, Feedback.chat_ref.is_(None)).limit(1)
    )
    return found is not None


async def of_message(
    session: AsyncSession, resident_id: int, account_id: int, chat_ref: str | None, message_id: str
) -> Feedback | None:
    """What a resident's message was stored as; `chat_ref` None: in private."""
    found: Feedback | None = await session.scalar(
        select(Feedback)
        .where(
            Feedback.account_id == account_id,
            Feedback.message_id == message_id,
            Feedback.resident_id == resident_id,
            Feedback.chat_ref.is_(None) if chat_ref is None else Feedback.chat_ref == chat_ref,
        )
        .order_by(Feedback.feedback_id.desc())
        .limit(1)
    )
    return found


async def first_comment(session: AsyncSession, resident_id: int, chat_ref: str, announcement_id: int) -> int | None:
    """What a resident said first in the comments on an announcement, mere thanks left aside."""
    found: int | None = await session.scalar(
        select(Feedback.feedback_id)
        .where(
            Feedback.resident_id == resident_id,
            Feedback.announcement_id == announcement_id,
            Feedback.chat_ref == chat_ref,
            Feedback.matched_by == MatchReason.THREAD,
            Feedback.continues_id.is_(None),
            TICKET,
        )
        .order_by(Feedback.feedback_id)
        .limit(1)
    )
    return found


async def of_album(session: AsyncSession, resident_id: int, account_id: int, album: str) -> Feedback | None:
    """The feedback whose first picture came with this album."""
    found: Feedback | None = await session.scalar(
        select(Feedback)
        .where(Feedback.resident_id == resident_id, Feedback.account_id == account_id, Feedback.album == album)
        .limit(1)
    )
    return found


async def of_resident(session: AsyncSession, resident_id: int, most: int) -> Sequence[Feedback]:
    """A resident's own feedback, newest first, without thanks and without what continues another."""
    rows = await session.scalars(
        select(Feedback)
        .where(Feedback.resident_id == resident_id, TICKET, Feedback.continues_id.is_(None))
        .order_by(Feedback.feedback_id.desc())
        .limit(most)
    )
    return rows.all()


async def thread(session: AsyncSession, root_id: int) -> Sequence[Feedback]:
    """A feedback and what continues it, oldest first."""
    rows = await session.scalars(select(Feedback).where(_in_thread(root_id)).order_by(Feedback.feedback_id))
    return rows.all()


async def unpushed_regions(
    session: AsyncSession, asked_until: datetime, settled_until: datetime
) -> Sequence[str | None]:
    """The regions of feedback that no official has been shown, and whose writers have paused since a moment."""
    waits = select(Feedback.region_code).where(_unpushed(asked_until), Feedback.received_at <= settled_until)
    return (await session.scalars(waits.distinct())).all()


async def last_push(session: AsyncSession, desk_code: str) -> datetime | None:
    """When a desk was shown something last, danger left aside."""
    found: datetime | None = await session.scalar(
        select(func.max(Feedback.pushed_at)).where(Feedback.desk_code == desk_code, Feedback.danger.is_(False))
    )
    return found


async def take_unpushed(
    session: AsyncSession, codes: Collection[str | None], asked_until: datetime, most: int
) -> Sequence[Feedback]:
    """The oldest feedback of these regions that no official has been shown, locked against other pushers."""
    rows = await session.scalars(
        select(Feedback)
        .where(_unpushed(asked_until), _in_codes(codes))
        .order_by(Feedback.feedback_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def settle_thread(session: AsyncSession, row: Feedback, written_at: datetime, now: datetime) -> None:
    """An answer settles its thread up to the message it answers, and what its desk had been shown by then."""
    seen = or_(Feedback.feedback_id <= row.feedback_id, Feedback.pushed_at <= written_at)
    await session.execute(
        update(Feedback)
        .where(_in_thread(row.continues_id or row.feedback_id), seen, Feedback.answered_at.is_(None))
        .values(answered_at=now)
        .execution_options(synchronize_session="fetch")
    )


async def waits_since(session: AsyncSession, root_id: int) -> datetime | None:
    """When the oldest word of a thread was written that waits for an answer."""
    oldest: datetime | None = await session.scalar(
        select(func.min(Feedback.received_at)).where(_in_thread(root_id), TICKET, OPEN)
    )
    return oldest


async def lies_at(session: AsyncSession, root_id: int, desk_code: str | None, now: datetime) -> None:
    """A thread lies at another desk, which has been shown it."""
    await session.execute(
        update(Feedback)
        .where(_in_thread(root_id))
        .values(desk_code=desk_code, pushed_at=now)
        .execution_options(synchronize_session="fetch")
    )


async def close_thread(session: AsyncSession, root_id: int, now: datetime) -> None:
    """Whatever of a thread waits for an answer is settled without one."""
    await session.execute(
        update(Feedback)
        .where(_in_thread(root_id), OPEN)
        .values(closed_at=now)
        .execution_options(synchronize_session="fetch")
    )


async def after(
    session: AsyncSession, feedback_id: int, code: str | None, since: datetime | None, most: int
) -> Sequence[Feedback]:
    """The next rows in the order of their numbers, inside a region and from a moment on where these are given."""
    question = select(Feedback).where(Feedback.feedback_id > feedback_id).order_by(Feedback.feedback_id).limit(most)
    if code is not None:
        question = question.where(regions.inside(Feedback.region_code, code))
    if since is not None:
        question = question.where(Feedback.received_at >= since)
    return (await session.scalars(question)).all()


def _in_thread(root_id: int) -> ColumnElement[bool]:
    return or_(Feedback.feedback_id == root_id, Feedback.continues_id == root_id)


def _unpushed(asked_until: datetime) -> ColumnElement[bool]:
    settled = or_(Feedback.settled_region_at.is_not(None), Feedback.received_at <= asked_until)
    free = or_(Feedback.held_at.is_(None), Feedback.danger.is_(True))
    return and_(Feedback.pushed_at.is_(None), free, TICKET, OPEN, settled)


def _in_codes(codes: Collection[str | None]) -> ColumnElement[bool]:
    known = [code for code in codes if code is not None]
    inside = Feedback.region_code.in_(known)
    return or_(inside, Feedback.region_code.is_(None)) if None in codes else inside
