"""Reviews: a second look at what went without anybody else's yes, asked for again and again until it is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data import audits
from data.models import Review, Submission
from domain.approval import Verdict
from domain.line import line
from domain.message import Choice, Content, Message, Target
from domain.refusal import Refusal
from services import approvers, contacts, feed_wishes, matters, notices, outbox, previews, regions, texts
from services.contacts import Contact
from services.matters import Matter
from services.notices import Notice
from services.outbox import Leaving
from services.people import Person

AGAIN = timedelta(hours=12)
"""How long after a request somebody is asked again."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A review that is not done, as a list names it."""

    review_id: int
    title: str
    overdue: bool


async def waiting_for(session: AsyncSession, person: Person, now: datetime) -> list[Waiting]:
    """The reviews that this person may do, the most urgent first."""
    waiting = []
    for review, submission in await rows.reviews(session):
        matter = await matters.seen(session, submission)
        if person.resident_id in await approvers.able(session, matter.question, now):
            waiting.append(Waiting(review.review_id, matter.title, review.due_at <= now))
    return waiting


async def look(session: AsyncSession, review_id: int, person: Person, now: datetime) -> tuple[Review, Matter]:
    """What this person is to look at; refused to everybody else, and once it is done."""
    review, submission = await _open(session, review_id)
    matter = await matters.of(session, submission.submission_id)
    if person.resident_id in matter.authors:
        raise Refusal("approval-own")
    if person.resident_id not in await approvers.able(session, matter.question, now):
        raise Refusal("approval-not-yours", id=person.ref)
    return review, matter


async def settle(
    session: AsyncSession, review_id: int, person: Person, found: tuple[Verdict, str], now: datetime
) -> Matter:
    """An official has looked at it; its author hears what came of it."""
    review, matter = await look(session, review_id, person, now)
    await _write(session, review, matter, person.resident_id, found, now)
    return matter


async def settle_by_operator(
    session: AsyncSession, review_id: int, found: tuple[Verdict, str], now: datetime
) -> Matter:
    """The operator has looked at it, where no other official may."""
    review, submission = await _open(session, review_id)
    matter = await matters.of(session, submission.submission_id)
    if await approvers.able(session, matter.question, now):
        raise Refusal("review-others-may")
    await _write(session, review, matter, None, found, now)
    return matter


async def ask(session: AsyncSession, now: datetime) -> int:
    """Ask for the reviews whose time has come; how many."""
    due = await rows.reviews(session, now)
    for review, submission in due:
        review.ask_at = now + AGAIN
        matter = await matters.of(session, submission.submission_id)
        able = await approvers.able(session, matter.question, now)
        for contact in await contacts.of_all(session, able):
            for message in await shown(session, review, matter, contact, now):
                await outbox.put(session, Leaving(contact.account_id, Target(contact.ref), message), now)
        author = await contacts.of(session, submission.submitted_by)
        if not able and author is not None:
            values = {"title": matter.title, "kind": matter.kind, "id": str(review.review_id)}
            await notices.tell(session, author, Notice("review-nobody", values, silent=True), now)
    return len(due)


async def shown(
    session: AsyncSession, review: Review, matter: Matter, contact: Contact, now: datetime
) -> list[Message]:
    """What went, exactly as it looked, and under it what is asked."""
    language = contact.language
    zone = await regions.zone_of(session, matter.codes[0])
    values = {
        "title": matter.title,
        "kind": matter.kind,
        "author": await previews.author(session, matter.submission.submitted_by, language),
        "way": str(matter.submission.way),
        "reason": matter.submission.reason or "–",
        "due": texts.moment(review.due_at, zone, language),
    }
    key = "review-ask-overdue" if review.due_at <= now else "review-ask"
    rows_ = tuple(
        (Choice(texts.say(label, language), f"approval:{verb}:{review.review_id}"),)
        for label, verb in (("review-button-fine", "fine"), ("review-button-wrong", "wrong"))
    )
    question = Message(Content(text=texts.say(key, language, values)), choices=rows_)
    if matter.feed is not None:
        rule = await feed_wishes.said(session, feed_wishes.of(matter.feed), language)
        return [Message(Content(text=rule)), question]
    return [*await previews.proposed(session, matter, contact, now), question]


async def every(session: AsyncSession, now: datetime) -> list[Waiting]:
    """All reviews that are not done, the most urgent first."""
    return [
        Waiting(review.review_id, (await matters.seen(session, submission)).title, review.due_at <= now)
        for review, submission in await rows.reviews(session)
    ]


async def _open(session: AsyncSession, review_id: int) -> tuple[Review, Submission]:
    found = await rows.review(session, review_id)
    if found is None:
        raise Refusal("review-unknown")
    if found[0].reviewed_at is not None:
        raise Refusal("review-done")
    return found


async def _write(  # noqa: PLR0913 - a review is exactly these facts
    session: AsyncSession,
    review: Review,
    matter: Matter,
    reviewer: int | None,
    found: tuple[Verdict, str],
    now: datetime,
) -> None:
    review.verdict, review.note = found[0], line(found[1])
    review.reviewed_by, review.reviewed_at = reviewer, now
    detail = {"review": review.review_id, "verdict": str(review.verdict)}
    audits.write(session, reviewer, "broadcast-reviewed", matter.thing, now, detail)
    author = await contacts.of(session, matter.submission.submitted_by)
    if author is not None:
        values = {"title": matter.title, "verdict": str(review.verdict), "note": review.note or "–"}
        await notices.tell(session, author, Notice("review-told", values), now)
