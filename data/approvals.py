"""Questions to submissions, their approvals and the reviews that follow."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data.models import Approval, Broadcast, Review, Submission
from domain.approval import ALLOWED, SubmissionState
from domain.broadcast import BroadcastState


async def put(session: AsyncSession, row: Submission | Review) -> None:
    """A new submission or review, with its id at once."""
    session.add(row)
    await session.flush()


async def find(session: AsyncSession, submission_id: int) -> Submission | None:
    """A submission as it stands."""
    return await session.get(Submission, submission_id, populate_existing=True)


async def latest(session: AsyncSession, broadcast_id: int) -> Submission | None:
    """What a broadcast was put forward as last."""
    found: Submission | None = await session.scalar(
        select(Submission)
        .where(Submission.broadcast_id == broadcast_id)
        .order_by(Submission.submission_id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return found


async def latest_of_feed(session: AsyncSession, feed_id: int) -> Submission | None:
    """What the rule of a feed was put forward as last."""
    found: Submission | None = await session.scalar(
        select(Submission)
        .where(Submission.feed_id == feed_id)
        .order_by(Submission.submission_id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return found


async def settle(session: AsyncSession, submission_id: int, following: SubmissionState, **values: Any) -> bool:
    """Bring a submission into a state, if it stands where that may follow; says whether it did."""
    sources = [state for state, after in ALLOWED.items() if following in after]
    done = await session.execute(
        update(Submission)
        .where(Submission.submission_id == submission_id, Submission.state.in_(sources))
        .values(state=following, **values)
        .returning(Submission.submission_id)
        .execution_options(synchronize_session=False)
    )
    return done.first() is not None


async def void(session: AsyncSession, broadcast_id: int, now: datetime) -> None:
    """Whatever a broadcast was put forward as does not count any more."""
    await _void(session, Submission.broadcast_id == broadcast_id, now)


async def void_feed(session: AsyncSession, feed_id: int, now: datetime) -> None:
    """Whatever the rule of a feed was put forward as does not count any more."""
    await _void(session, Submission.feed_id == feed_id, now)


async def _void(session: AsyncSession, about: ColumnElement[bool], now: datetime) -> None:
    await session.execute(
        update(Submission)
        .where(about, Submission.state.in_([SubmissionState.OPEN, SubmissionState.APPROVED]))
        .values(state=SubmissionState.VOIDED, settled_at=now)
        .execution_options(synchronize_session=False)
    )


async def agree(session: AsyncSession, submission_id: int, official_id: int, now: datetime) -> bool:
    """One official's yes, counted once; says whether it is new."""
    on = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    done = await session.execute(
        on(Approval)
        .values(submission_id=submission_id, official_id=official_id, approved_at=now)
        .on_conflict_do_nothing()
        .returning(Approval.approval_id)
    )
    return done.first() is not None


async def agreed(session: AsyncSession, submission_id: int) -> Sequence[int]:
    """Who has said yes, the first first."""
    rows = await session.scalars(
        select(Approval.official_id).where(Approval.submission_id == submission_id).order_by(Approval.approval_id)
    )
    return rows.all()


async def waiting(session: AsyncSession) -> Sequence[Submission]:
    """The submissions that wait for an answer, the oldest first; none of a broadcast that is over."""
    rows = await session.scalars(
        select(Submission)
        .outerjoin(Broadcast, Broadcast.broadcast_id == Submission.broadcast_id)
        .where(
            Submission.state == SubmissionState.OPEN,
            or_(Submission.broadcast_id.is_(None), Broadcast.state == BroadcastState.SUBMITTED),
        )
        .order_by(Submission.submission_id)
    )
    return rows.all()


async def anything_to_do(session: AsyncSession, now: datetime) -> bool:
    """Whether a submission waits, or a review is to be asked for."""
    open_ones = exists().where(Submission.state == SubmissionState.OPEN)
    reviews = _to_review().where(Review.ask_at <= now).exists()
    return await session.scalar(select(or_(open_ones, reviews))) or False


async def reviews(session: AsyncSession, ask_by: datetime | None = None) -> Sequence[tuple[Review, Submission]]:
    """The reviews of what has gone that are not done, the most urgent first; those to be asked for by a moment."""
    query = _to_review().order_by(Review.due_at, Review.review_id)
    if ask_by is not None:
        query = query.where(Review.ask_at <= ask_by).with_for_update(of=Review, skip_locked=True)
    return [(row[0], row[1]) for row in await session.execute(query)]


async def review(session: AsyncSession, review_id: int) -> tuple[Review, Submission] | None:
    """A review that nobody else may write until the commit, with what it is about."""
    found = await session.get(Review, review_id, with_for_update=True, populate_existing=True)
    return (found, await session.get_one(Submission, found.submission_id)) if found else None


def _to_review() -> Select[Review, Submission]:
    """What has gone and was not looked at; what was put forward anew since then never went in its earlier form."""
    later = aliased(Submission)
    anew = exists().where(
        later.submission_id > Submission.submission_id,
        or_(later.broadcast_id == Submission.broadcast_id, later.feed_id == Submission.feed_id),
    )
    return (
        select(Review, Submission)
        .join(Submission, Submission.submission_id == Review.submission_id)
        .outerjoin(Broadcast, Broadcast.broadcast_id == Submission.broadcast_id)
        .where(Review.reviewed_at.is_(None), or_(Submission.broadcast_id.is_(None), Broadcast.started_at.is_not(None)))
        .where(~anew)
    )
