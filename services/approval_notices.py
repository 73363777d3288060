"""What people are told about approvals: those who may agree see what will be sent; its author hears of each step."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals as rows
from data.models import Feed
from domain.approval import SubmissionState
from domain.lane import Lane
from domain.message import Choice, Content, Message, Target
from domain.post import PostKind
from services import contacts, feed_wishes, notices, outbox, previews, progress, regions, texts
from services.contacts import Contact
from services.matters import Matter
from services.notices import Button, Notice
from services.outbox import Leaving

FIRST = 3
"""So many of the nearest are asked at first; everybody else when nobody has answered."""

_OUTCOMES = {
    SubmissionState.RETURNED: "approval-told-returned",
    SubmissionState.REJECTED: "approval-told-rejected",
    SubmissionState.LAPSED: "approval-told-lapsed",
}


async def ask(
    session: AsyncSession, matter: Matter, able: Sequence[int], now: datetime, *, everybody: bool = False
) -> int:
    """Show what was put forward to those who may agree, the nearest first; how many were asked."""
    reached = await contacts.of_all(session, able)
    asked = reached if everybody else reached[: max(FIRST, matter.submission.needed)]
    for contact in asked:
        await _show(session, matter, contact, now)
    return len(asked)


async def tell_agreed(session: AsyncSession, matter: Matter, given: int, now: datetime) -> None:
    """Its author hears that somebody has agreed; once nobody else is needed, how it goes on, live."""
    author = await contacts.of(session, matter.submission.submitted_by)
    if author is None:
        return
    values = {**_named(matter), "given": given, "needed": matter.submission.needed}
    await notices.tell(session, author, Notice("approval-told-agreed", values), now)
    if matter.broadcast is not None and given >= matter.submission.needed:
        number = matter.broadcast.broadcast_id
        message = await progress.view(session, number, author.language, now, author.resident_id)
        await outbox.put(session, _letter(author, message, (PostKind.PROGRESS, number)), now)


async def tell_turned_down(session: AsyncSession, matter: Matter, how: SubmissionState, now: datetime) -> None:
    """Its author hears that it was returned, turned down or not answered, why, and what can be done."""
    author = await contacts.of(session, matter.submission.submitted_by)
    if author is None:
        return
    values = {**_named(matter), "why": matter.submission.why}
    back = matter.broadcast is not None and how is not SubmissionState.REJECTED
    button = Button(f"broadcast:card:{matter.submission.broadcast_id}", "approval-button-open-draft")
    await notices.tell(session, author, Notice(_OUTCOMES[how], values, (button,) if back else ()), now)


async def card(session: AsyncSession, matter: Matter, language: str, now: datetime) -> str:
    """What is asked, in words: by whom, for whom, when, how many have agreed, and until when it waits."""
    submission = matter.submission
    given = len(await rows.agreed(session, submission.submission_id))
    zone = await regions.zone_of(session, matter.codes[0])
    values = {
        **_named(matter),
        "author": await previews.author(session, submission.submitted_by, language),
        "given": given,
        "needed": submission.needed,
        "lapses": texts.moment(submission.lapses_at, zone, language),
    }
    if matter.broadcast is None or matter.announcement is None:
        return texts.say("approval-ask-feed", language, {**values, **await _feed(session, matter.feed, language)})
    about = await previews.about(session, matter.broadcast, language, now)
    urgent = matter.broadcast.lane is Lane.EMERGENCY
    return texts.say("approval-ask-emergency" if urgent else "approval-ask", language, {**values, **about})


def choices(submission_id: int, language: str) -> tuple[tuple[Choice, ...], ...]:
    """What can be answered."""
    return (
        (Choice(texts.say("approval-button-approve", language), f"approval:yes:{submission_id}"),),
        (
            Choice(texts.say("approval-button-return", language), f"approval:back:{submission_id}"),
            Choice(texts.say("approval-button-reject", language), f"approval:no:{submission_id}"),
        ),
    )


async def shown(session: AsyncSession, matter: Matter, contact: Contact, now: datetime) -> list[Message]:
    """What will be sent, exactly as it will look, and under it what is asked."""
    said = await card(session, matter, contact.language, now)
    question = Message(Content(text=said), choices=choices(matter.submission.submission_id, contact.language))
    return [*await previews.proposed(session, matter, contact, now), question]


async def _show(session: AsyncSession, matter: Matter, contact: Contact, now: datetime) -> None:
    *before, question = await shown(session, matter, contact, now)
    for message in before:
        await outbox.put(session, _letter(contact, message), now)
    remember = (PostKind.APPROVAL, matter.submission.submission_id)
    await outbox.put(session, _letter(contact, question, remember), now)


def _letter(contact: Contact, message: Message, remember: tuple[PostKind, int] | None = None) -> Leaving:
    return Leaving(contact.account_id, Target(contact.ref), message, remember)


def _named(matter: Matter) -> dict[str, object]:
    number = matter.submission.broadcast_id or matter.submission.feed_id
    return {"id": str(number), "title": matter.title, "kind": matter.kind}


async def _feed(session: AsyncSession, feed: Feed | None, language: str) -> dict[str, object]:
    if feed is None:
        return {}
    return {"rule": await feed_wishes.said(session, feed_wishes.of(feed), language)}
