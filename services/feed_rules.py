"""Feed rules: a feed is authored and agreed to like a broadcast, once; its items inherit that while it holds."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data import audits
from data.models import Feed, Review, Submission
from domain.approval import LAPSE, SubmissionState
from domain.role import Right
from services import approval_notices, approvers, contacts, matters, notices
from services.approvers import Question
from services.matters import Matter
from services.notices import Button, Notice
from services.people import Person, known_id


async def stands(session: AsyncSession, feed: Feed) -> bool:
    """Whether the rule as it reads holds, or waits for those who must agree."""
    submission = await rows.latest_of_feed(session, feed.feed_id)
    return feed.approved_at is not None or (submission is not None and submission.state is SubmissionState.OPEN)


async def lose(session: AsyncSession, feed: Feed, now: datetime) -> None:
    """Nobody who has agreed may speak for it any more: it rests until it is put forward again; its officials know."""
    feed.approved_at = None
    await rows.void_feed(session, feed.feed_id, now)
    audits.write(session, None, "feed-without-approval", f"feed:{feed.feed_id}", now)
    values = {"title": feed.title or feed.url, "id": str(feed.feed_id)}
    again = Button(f"feedrule:edit:{feed.feed_id}", "feed-button-again")
    for contact in await contacts.nearest(session, feed.region_code, Right.MANAGE_FEEDS, now):
        await notices.tell(session, contact, Notice("feed-lost", values, (again,)), now)


async def put_forward(session: AsyncSession, feed: Feed, person: Person, now: datetime) -> bool:
    """Its author says yes; says whether it holds at once. Until it does, nothing of it is read or leaves."""
    feed.author_id, feed.approved_at = known_id(person), None
    question = Question((feed.region_code,), frozenset({feed.author_id}))
    come = await approvers.prospect(session, question, now)
    approvers.require_enough(come)
    submission = Submission(
        feed_id=feed.feed_id,
        submitted_by=feed.author_id,
        fingerprint="",
        needed=come.demand.approvals,
        submitted_at=now,
        lapses_at=now + LAPSE,
    )
    matter = Matter(submission, feed=feed)
    submission.fingerprint = await matters.print_of(session, matter)
    await rows.put(session, submission)
    detail = {"region": feed.region_code, "needed": submission.needed}
    audits.write(session, person.resident_id, "feed-confirmed", matter.thing, now, detail)
    if submission.needed:
        await approval_notices.ask(session, matter, come.able, now)
        return False
    submission.state, submission.settled_at, feed.approved_at = SubmissionState.APPROVED, now, now
    if come.demand.review is not None:
        due_at = now + come.demand.review
        await rows.put(session, Review(submission_id=submission.submission_id, due_at=due_at, ask_at=now))
    return True
