"""How an answer reaches its resident: in private, behind a link in a group, or later; and how it ended."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import answers as rows
from data import feedback as feedback_rows
from data import residents, tickets
from data.answers import any_deliverable
from data.models import Answer, Feedback
from domain.feedback import AnswerState
from domain.message import Choice, Content, Message, Target
from domain.post import PostKind
from domain.ticket import CLOSED, Terms
from services import contacts, desks, enclosures, outbox, texts
from services.contacts import Contact
from services.enclosures import Sheet
from services.feedback import number
from services.outbox import Leaving, Settled
from services.word_lists import WordLists, word_lists

__all__ = ["LINK", "Office", "any_deliverable", "contact_of", "resend", "seen", "settled", "write"]

LINK = "j"
"""The prefix of the deep link behind which an answer waits."""

_STATES = {
    "sent": AnswerState.SENT,
    "unknown": AnswerState.UNKNOWN,
    "unreachable": AnswerState.WAITING,
    "rejected": AnswerState.FAILED,
    "expired": AnswerState.FAILED,
}


@dataclass(frozen=True, slots=True)
class Office:
    """What answering needs to know of the installation: home region, private links, terms of tickets, word lists."""

    home: str
    link: Callable[[int, str], str]  # account_id and payload -> address
    terms: Terms = field(default_factory=Terms)  # of tickets
    words: WordLists = field(default_factory=word_lists)


async def write(session: AsyncSession, answer: Answer, row: Feedback, office: Office, now: datetime) -> None:
    """Lay an answer into the outbox, or keep it where its resident can't be written to."""
    answer.state = AnswerState.LEAVING
    contact = await contact_of(session, row)
    if row.chat_ref is not None and contact is None:
        await _note_in_group(session, answer, row, office, now)
    elif contact is None:
        answer.state, answer.settled_at = AnswerState.WAITING, now
    else:
        await _in_private(session, answer, row, contact, now)


async def settled(office: Office, session: AsyncSession, settled: Settled, now: datetime) -> None:
    """A letter is over: an answer that it carried is told, and its official where it did not arrive."""
    if settled.answer_id is None:
        return
    answer = await rows.lock(session, settled.answer_id)
    row = await feedback_rows.find(session, answer.feedback_id or 0) if answer else None
    if answer is None or row is None or answer.state is not AnswerState.LEAVING:
        return
    if settled.outcome == "unreachable" and row.chat_ref is not None and not settled.shared:
        await _note_in_group(session, answer, row, office, now)
        return
    answer.state, answer.why, answer.settled_at = _STATES[settled.outcome], settled.why, now
    if answer.state in {AnswerState.WAITING, AnswerState.FAILED}:
        await _tell_official(session, answer, row, now)


async def resend(session: AsyncSession, office: Office, now: datetime, most: int = 50) -> int:
    """Send the answers whose residents can be reached again; how many."""
    waiting = await rows.deliverable(session, most)
    for answer in waiting:
        row = await feedback_rows.find(session, answer.feedback_id or 0)
        if row is not None:
            await write(session, answer, row, office, now)
    return len(waiting)


async def seen(session: AsyncSession, row: Feedback, now: datetime) -> None:
    """The resident has read every answer of a thread behind its link: none need be sent any more."""
    said = await feedback_rows.thread(session, row.continues_id or row.feedback_id)
    for answer in await rows.to(session, [each.feedback_id for each in said]):
        if answer.state is AnswerState.WAITING:
            answer.state, answer.settled_at = AnswerState.SENT, now


async def contact_of(session: AsyncSession, row: Feedback) -> Contact | None:
    """Where the writer of a feedback can be written to; None: blocked, gone, or never started in private."""
    contact = await contacts.of(session, row.resident_id)
    return contact if contact is None or row.chat_ref is None or await _reachable(session, row) else None


async def _reachable(session: AsyncSession, row: Feedback) -> bool:
    resident = await residents.get(session, row.resident_id)
    joined = resident.consented_at is not None and resident.left_at is None
    return joined or await feedback_rows.wrote_in_private(session, row.resident_id)


async def _in_private(session: AsyncSession, answer: Answer, row: Feedback, contact: Contact, now: datetime) -> None:
    place = await desks.place(session, answer.region_code or "")
    values = {"desk": place.title, "number": number(row)}
    lines = [
        texts.say("answer-question" if answer.asks else "answer-heading", contact.language, values),
        "",
        answer.text,
    ]
    text = "\n".join(lines).strip() + "\n\n" + texts.say("answer-foot", contact.language)
    media = await enclosures.of(session, answer, contact.account_id)
    in_thread = row.chat_ref is None and row.account_id == contact.account_id
    sheet = Sheet(
        text,
        media,
        await _judging(session, row, contact.language),
        reply_to=row.message_id if in_thread else None,
        silent=desks.is_night(now, place.zone),
    )
    leaving = Leaving(
        contact.account_id,
        Target(contact.ref),
        Message(Content()),
        (PostKind.ANSWER, row.feedback_id),
    )
    for nth, message in enumerate(enclosures.messages(sheet)):
        one = replace(leaving, message=message, answer_id=None if nth else answer.answer_id)
        await outbox.put(session, one, now)


async def _judging(session: AsyncSession, row: Feedback, language: str) -> tuple[tuple[Choice, ...], ...]:
    """Where the answer has settled the matter, its resident may say how well, or that it has not."""
    ticket = await tickets.find(session, row.continues_id or row.feedback_id)
    if ticket is None or ticket.state not in CLOSED:
        return ()
    return ((Choice(texts.say("ticket-judge", language), f"status:see:{ticket.ticket_id}"),),)


async def _note_in_group(session: AsyncSession, answer: Answer, row: Feedback, office: Office, now: datetime) -> None:
    contact = await contacts.of(session, row.resident_id)
    language = contact.language if contact else "id"
    url = office.link(row.account_id, f"{LINK}_{row.feedback_id}")
    place = await desks.place(session, answer.region_code or "")
    message = Message(
        Content(text=texts.say("answer-behind-link", language, {"number": number(row)})),
        ((Choice(texts.say("answer-see", language), url=url),),),
        reply_to=row.message_id,
        silent=desks.is_night(now, place.zone),
    )
    target = Target(row.chat_ref or "", row.thread, shared=True)
    meaning = (PostKind.RECEIPT, row.feedback_id)
    await outbox.put(session, Leaving(row.account_id, target, message, meaning, answer.answer_id), now)


async def _tell_official(session: AsyncSession, answer: Answer, row: Feedback, now: datetime) -> None:
    official = await contacts.of(session, answer.official_id)
    if official is None:
        return
    key = "answer-waits" if answer.state is AnswerState.WAITING else "answer-failed"
    text = texts.say(key, official.language, {"number": number(row)})
    letter = Leaving(official.account_id, Target(official.ref), Message(Content(text=text)))
    await outbox.put(session, letter, now)
