"""What the desk does with a ticket besides answering: move it, hand it on, note, track; the resident hears of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import feedback as feedback_rows
from data import tickets as rows
from data.models import Ticket, TicketNote
from domain.feedback import MATTERS, FeedbackKind
from domain.line import line
from domain.refusal import Refusal
from domain.role import Right
from domain.ticket import CLOSED, MOVES, Terms, TicketClock, TicketState, TicketVerb
from services import contacts, desks, regions, ticket_clocks, ticket_notices, tickets
from services.people import Person, known_id
from services.ticket_notices import News

LONGEST_OFFICE = 80
LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Sort:
    """A ticket and the kind that the desk takes it for."""

    ticket: Ticket
    kind: FeedbackKind


async def move(session: AsyncSession, person: Person, ticket: Ticket, target: TicketState, now: datetime) -> Ticket:
    """Move a ticket; its resident is told."""
    await tickets.move(session, person, ticket, target, now)
    await _tell_move(session, person, ticket, now)
    return ticket


async def hand(session: AsyncSession, person: Person, ticket: Ticket, office: str, now: datetime) -> Ticket:
    """Hand a ticket to an agency outside this house; it stays at this desk, which hears what comes of it."""
    office = line(office)
    if not office or len(office) > LONGEST_OFFICE:
        raise Refusal("ticket-office-name", most=LONGEST_OFFICE)
    await tickets.move(session, person, ticket, TicketState.HANDED, now)
    ticket.office = office
    await _tell_move(session, person, ticket, now)
    return ticket


async def postpone(session: AsyncSession, person: Person, ticket: Ticket, terms: Terms, now: datetime) -> Ticket:
    """Postpone a ticket. The clock goes on; a request for information gets its longer term."""
    await move(session, person, ticket, TicketState.POSTPONED, now)
    await ticket_clocks.extend(session, ticket, terms, now)
    return ticket


async def reopen(session: AsyncSession, person: Person, ticket: Ticket, terms: Terms, now: datetime) -> Ticket:
    """The desk opens again what it had closed; the clock counts anew."""
    await move(session, person, ticket, TicketState.REOPENED, now)
    await ticket_clocks.start(session, ticket, terms, now)
    return ticket


async def pass_on(session: AsyncSession, person: Person, ticket: Ticket, code: str, now: datetime) -> str:
    """Pass a ticket to the desk of another region, whose officials are shown it at once; how that desk is called."""
    await tickets.claim(session, person, ticket, now)
    desk = await desks.nearest(session, code, now)
    root = await feedback_rows.find(session, ticket.ticket_id)
    if desk is None or root is None or desk.region.code == (root.desk_code or ticket.region_code):
        raise Refusal("ticket-no-desk", place=await regions.title(session, code))
    await _hand_over(session, person, ticket, desk.region.code, now)
    for official in desk.officials:
        await ticket_notices.show(session, ticket, official, now)
    news = News("ticket-told-passed", {"to": desk.region.title})
    await ticket_notices.tell_resident(session, ticket, news, person, now)
    return desk.region.title


async def pass_up(session: AsyncSession, person: Person, ticket: Ticket, home: str, now: datetime) -> Ticket:
    """Pass a ticket to the chiefs of the desk, or of the nearest one upward that has any."""
    await tickets.claim(session, person, ticket, now)
    own = {known_id(person)}
    chiefs = await contacts.nearest(session, ticket.region_code or home, Right.LEAD_DESK, now, own)
    if not chiefs:
        raise Refusal("ticket-no-chief", number=str(ticket.ticket_id))
    ticket.for_chief_at = now
    await _hand_over(session, person, ticket, ticket.region_code, now)
    for chief in chiefs:
        await ticket_notices.show(session, ticket, chief, now)
    return ticket


async def note(session: AsyncSession, person: Person, ticket: Ticket, text: str, now: datetime) -> None:
    """An internal word, which the resident never sees."""
    await rows.put(session, TicketNote(ticket_id=ticket.ticket_id, author_id=known_id(person), text=text, at=now))
    rows.record(session, ticket, TicketVerb.NOTED, person.resident_id, now)


async def track(session: AsyncSession, person: Person, ticket: Ticket, lapor_number: str, now: datetime) -> None:
    """Under which number SP4N-LAPOR! knows it."""
    lapor_number = "".join(lapor_number.split()).removeprefix("#")
    if not lapor_number.isalnum() or len(lapor_number) > LONGEST_NUMBER:
        raise Refusal("ticket-lapor-wrong")
    ticket.lapor_number = lapor_number
    rows.record(session, ticket, TicketVerb.TRACKED, person.resident_id, now)


async def sort(session: AsyncSession, person: Person, told: Sort, terms: Terms, now: datetime) -> None:
    """It is of another kind than its resident said. Of a request for information the terms of PPID count,
    from its opening on.
    """
    ticket = told.ticket
    await tickets.claim(session, person, ticket, now)
    root = await feedback_rows.find(session, ticket.ticket_id)
    if told.kind not in MATTERS or root is None:
        raise Refusal("stale-choice")
    if root.kind is not told.kind:
        root.kind = told.kind
        rows.record(session, ticket, TicketVerb.SORTED, person.resident_id, now)
    clock = TicketClock.of(told.kind)
    if ticket.clock is not clock:
        ticket.clock = clock
        rows.record(session, ticket, TicketVerb.CLOCKED, person.resident_id, now)
        await ticket_clocks.start(session, ticket, terms, ticket.opened_at)


async def _hand_over(session: AsyncSession, person: Person, ticket: Ticket, code: str | None, now: datetime) -> None:
    await tickets.release(session, person, ticket, now)
    ticket.region_code, ticket.holder_id, ticket.held_until = code, None, None
    rows.record(session, ticket, TicketVerb.PASSED, person.resident_id, now)
    await ticket_clocks.go_on(session, ticket)
    await feedback_rows.lies_at(session, ticket.ticket_id, code, now)
    region = {"region": code} if code else {}
    audits.write(session, person.resident_id, "ticket-passed", f"ticket:{ticket.ticket_id}", now, region)


async def _tell_move(session: AsyncSession, person: Person, ticket: Ticket, now: datetime) -> None:
    news = News(MOVES[ticket.state].told, {"office": ticket.office or ""}, settled=ticket.state in CLOSED)
    await ticket_notices.tell_resident(session, ticket, news, person, now)
