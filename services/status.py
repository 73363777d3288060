"""How a resident's own feedback stands: where it lies, since when, and what was answered."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Feedback, Ticket
from domain.feedback import FeedbackKind, excerpt
from domain.ticket import Dues, TicketState
from services import desks, enclosures, showing, texts, tickets
from services.enclosures import Sheet
from services.feedback import Thread, number

_STANDS = {
    TicketState.VERIFIED: "status-verified",
    TicketState.HANDED: "status-handed",
    TicketState.IN_WORK: "status-in-work",
    TicketState.POSTPONED: "status-postponed",
    TicketState.REOPENED: "status-reopened",
    TicketState.NOT_OURS: "status-not-ours",
}
"""Where it lies, in the states of which the message itself tells nothing."""

_NEXT = {
    TicketState.RECEIVED: "status-next-verify",
    TicketState.REOPENED: "status-next-verify",
    TicketState.VERIFIED: "status-next-act",
    TicketState.HANDED: "status-next-act",
    TicketState.IN_WORK: "status-next-complete",
    TicketState.POSTPONED: "status-next-complete",
}
_LATE = {False: "status-late", True: "status-late-escalated"}


async def line(session: AsyncSession, thread: Thread, language: str, now: datetime) -> str:
    """A thread in two lines, as /status lists it."""
    values = {
        "number": number(thread.root),
        "text": excerpt(thread.root.text, 60) or texts.say("feedback-only-media", language),
        "state": await standing(session, thread, language, now),
    }
    return texts.say("status-line", language, values)


async def whole(session: AsyncSession, thread: Thread, account_id: int, language: str, now: datetime) -> Sheet:
    """A thread with its answers, and what they carry."""
    values = {"number": number(thread.root), "at": await showing.moment_of(session, thread.root, language)}
    lines = [texts.say("status-head", language, values), "", thread.root.text]
    lines += [texts.say("status-also", language, {"text": row.text}) for row in thread.said[1:]]
    for answer in thread.answers:
        lines += ["", await showing.answered(session, answer, language)]
    lines += ["", await standing(session, thread, language, now)]
    media = [item for answer in thread.answers for item in await enclosures.of(session, answer, account_id)]
    return Sheet("\n".join(lines), tuple(media))


async def standing(session: AsyncSession, thread: Thread, language: str, now: datetime) -> str:
    """Where a thread lies and since when, and what comes next by when."""
    ticket = await tickets.of(session, thread.root)
    lies = await _lies(session, thread, ticket, language)
    if ticket is None or (due := _next(ticket)) is None or ticket.due_at is None:
        return lies
    what = texts.say(_NEXT[ticket.state], language)
    key = "status-next" if ticket.due_at > now else _LATE[ticket.escalated_at is not None]
    return f"{lies}\n{texts.say(key, language, {'what': what, 'day': texts.day(due, language)})}"


async def _lies(session: AsyncSession, thread: Thread, ticket: Ticket | None, language: str) -> str:
    row = next((row for row in reversed(thread.said) if row.kind is not FeedbackKind.THANKS), thread.root)
    if ticket is not None and ticket.state in _STANDS:
        return await _stands(session, row, ticket, language)
    if row.answered_at is not None:
        return texts.say("status-answered", language, {"at": await _moment(session, row, row.answered_at, language)})
    if row.closed_at is not None:
        return texts.say("status-closed", language, {"at": await _moment(session, row, row.closed_at, language)})
    if row.desk_code is not None and row.pushed_at is not None:
        at = await _moment(session, row, row.pushed_at, language)
        desk = (await desks.place(session, row.desk_code)).title
        return texts.say("status-at-desk", language, {"desk": desk, "at": at})
    return texts.say("status-asks" if row.settled_region_at is None else "status-waits", language)


async def _stands(session: AsyncSession, row: Feedback, ticket: Ticket, language: str) -> str:
    code = row.desk_code or ticket.region_code
    desk = (await desks.place(session, code)).title if code else texts.say("feedback-no-place", language)
    at = await _moment(session, row, ticket.since, language)
    office = ticket.office or texts.say("status-office-unnamed", language)
    said = texts.say(_STANDS[ticket.state], language, {"desk": desk, "at": at, "office": office})
    if row.answered_at is None:
        return said
    answered = texts.say("status-answered", language, {"at": await _moment(session, row, row.answered_at, language)})
    return f"{answered}\n{said}"


def _next(ticket: Ticket) -> date | None:
    """The last day of what comes next."""
    return Dues(ticket.verify_due, ticket.act_due, ticket.complete_due).of(ticket.state)


async def _moment(session: AsyncSession, row: Feedback, at: datetime, language: str) -> str:
    code = row.region_code or row.desk_code
    zone = (await desks.place(session, code)).zone if code else showing.ZONE
    return texts.moment(at, zone, language)
