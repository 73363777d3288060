"""A ticket as the desk sees it: where it stands, by when what is due, who has it, and the desk's own notes."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import answers
from data import feedback as feedback_rows
from data import mandates as mandate_rows
from data import tickets as rows
from data.models import Ticket
from data.ticket_lists import Filed
from domain.feedback import AnswerState
from domain.ticket import TicketState
from services import answer_letters, feedback_kinds, regions, showing, texts, ticket_clocks

STATES = {
    TicketState.RECEIVED: "ticket-state-received",
    TicketState.VERIFIED: "ticket-state-verified",
    TicketState.HANDED: "ticket-state-handed",
    TicketState.IN_WORK: "ticket-state-in-work",
    TicketState.DONE: "ticket-state-done",
    TicketState.REOPENED: "ticket-state-reopened",
    TicketState.POSTPONED: "ticket-state-postponed",
    TicketState.NOT_OURS: "ticket-state-not-ours",
}
"""What the states are called."""


def state(ticket: Ticket, language: str) -> str:
    """The state of a ticket in a word or two."""
    return texts.say(STATES[ticket.state], language)


async def kind(session: AsyncSession, ticket: Ticket, language: str) -> str:
    """Of which kind a ticket is: its first message."""
    root = await feedback_rows.find(session, ticket.ticket_id)
    if root is None:
        raise LookupError("a ticket without its first message")
    return feedback_kinds.name(root.kind, language)


async def line(session: AsyncSession, filed: Filed, language: str, now: datetime) -> str:
    """A ticket as lists show it: its first words, its state, and whether it is overdue."""
    said = await showing.line(session, filed.root, language)
    late = filed.ticket.due_at is not None and filed.ticket.due_at <= now
    key = "ticket-line-overdue" if late else "ticket-line"
    return f"{said}\n{texts.say(key, language, {'state': state(filed.ticket, language)})}"


async def card(session: AsyncSession, ticket: Ticket, language: str, now: datetime) -> str:
    """Everything about a ticket but its words."""
    zone = await regions.zone_of(session, ticket.region_code) if ticket.region_code else ticket_clocks.ZONE
    since = texts.moment(ticket.since, zone, language)
    values = {"number": str(ticket.ticket_id), "state": state(ticket, language), "since": since}
    sort = {"kind": await kind(session, ticket, language)}
    lines = [texts.say("ticket-card", language, values), texts.say("ticket-kind", language, sort)]
    lines += _due(ticket, zone, language, now)
    lines += await _hands(session, ticket, zone, language, now)
    lines += await _reach(session, ticket, language)
    for note in await rows.notes(session, ticket.ticket_id):
        who = await mandate_rows.label_of(session, note.author_id) or texts.say("ticket-colleague", language)
        values = {"who": who, "at": texts.moment(note.at, zone, language), "text": note.text}
        lines += ["", texts.say("ticket-note", language, values)]
    return "\n".join(lines)


def _due(ticket: Ticket, zone: str, language: str, now: datetime) -> list[str]:
    if ticket.due_at is None:
        return []
    last = texts.moment(ticket.due_at, zone, language)
    lines = [texts.say("ticket-overdue" if ticket.due_at <= now else "ticket-due", language, {"at": last})]
    if ticket.escalated_at is not None:
        lines.append(texts.say("ticket-escalated", language, {"at": texts.moment(ticket.escalated_at, zone, language)}))
    return lines


async def _hands(session: AsyncSession, ticket: Ticket, zone: str, language: str, now: datetime) -> list[str]:
    lines = []
    if ticket.holder_id is not None and ticket.held_until is not None and ticket.held_until > now:
        who = await mandate_rows.label_of(session, ticket.holder_id) or texts.say("ticket-colleague", language)
        values = {"who": who, "until": texts.clock(ticket.held_until, zone)}
        lines.append(texts.say("ticket-in-hand", language, values))
    if ticket.office:
        lines.append(texts.say("ticket-office", language, {"office": ticket.office}))
    if ticket.lapor_number:
        lines.append(texts.say("ticket-lapor", language, {"lapor": ticket.lapor_number}))
    if ticket.rating:
        lines.append(texts.say("ticket-rated", language, {"stars": ticket.rating, "word": ticket.rating_word or ""}))
    return lines


async def _reach(session: AsyncSession, ticket: Ticket, language: str) -> list[str]:
    said = await feedback_rows.thread(session, ticket.ticket_id)
    given = await answers.to(session, [each.feedback_id for each in said])
    waiting = sum(each.state is AnswerState.WAITING for each in given)
    if waiting:
        return [texts.say("ticket-answers-wait", language, {"number": waiting})]
    if said and await answer_letters.contact_of(session, said[0]) is None:
        return [texts.say("ticket-unreachable", language)]
    return []
