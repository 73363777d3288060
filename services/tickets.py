"""Tickets: opened with the first message, moved by one table, held by one official at a time."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, audits
from data import feedback as feedback_rows
from data import mandates as mandate_rows
from data import tickets as rows
from data.models import Feedback, Ticket
from domain.feedback import WORK, FeedbackKind
from domain.mandate import allows
from domain.refusal import Refusal
from domain.role import Right
from domain.ticket import CLOSED, Side, Terms, TicketClock, TicketState, TicketVerb, may_move
from services import mandates, regions, texts, ticket_clocks
from services.people import Person, known_id

__all__ = [
    "LEASE",
    "Ticket",
    "answered",
    "asked",
    "at_desk",
    "claim",
    "confirm",
    "held",
    "is_held",
    "leads",
    "lies_in",
    "move",
    "of",
    "open_for",
    "own",
    "release",
    "reopen",
    "reworded",
    "settle",
]

LEASE = timedelta(minutes=15)
"""How long a ticket is an official's alone after they took it in hand."""


async def open_for(session: AsyncSession, row: Feedback, terms: Terms, now: datetime) -> Ticket | None:
    """The ticket of what a resident wrote: a new one, or the one it continues; None where nobody need settle it."""
    if row.kind is FeedbackKind.THANKS:
        return None
    ticket = await rows.lock(session, row.continues_id or row.feedback_id)
    if ticket is None:
        return await _open(session, row, terms, now)
    ticket.waits_since, ticket.danger = ticket.waits_since or now, ticket.danger or row.danger
    row.region_code = ticket.region_code  # whoever has the ticket hears what is added to it
    rows.record(session, ticket, TicketVerb.ADDED, row.resident_id, now)
    if ticket.state in CLOSED:
        await _step(session, ticket, TicketState.REOPENED, row.resident_id, now)
        await ticket_clocks.start(session, ticket, terms, now)
    return ticket


async def reworded(session: AsyncSession, row: Feedback, terms: Terms, now: datetime) -> None:
    """A message was changed: what were mere thanks may need settling now, and what is said may be a danger."""
    ticket = await of(session, row)
    if ticket is None:
        await open_for(session, row, terms, now)
    elif row.danger:
        ticket.danger = True


async def lies_in(session: AsyncSession, row: Feedback, code: str) -> None:
    """The resident has said which region is meant; a ticket that the desk has passed on stays where it is."""
    ticket = await of(session, row)
    if ticket is not None and ticket.state is TicketState.RECEIVED and ticket.ticket_id == row.feedback_id:
        ticket.region_code = code
        await ticket_clocks.go_on(session, ticket)


async def of(session: AsyncSession, row: Feedback) -> Ticket | None:
    """The ticket that a feedback belongs to."""
    return await rows.find(session, row.continues_id or row.feedback_id)


async def at_desk(session: AsyncSession, person: Person, ticket_id: int, home: str) -> Ticket:
    """A ticket, locked behind its first message; refused unless the person's desk has it."""
    root = await feedback_rows.lock(session, ticket_id)
    ticket = await rows.lock(session, ticket_id) if root else None
    if ticket is None:
        mandates.regions(person, Right.ANSWER)
        raise Refusal("feedback-unknown", number=str(ticket_id))
    mandates.require(person, Right.ANSWER, ticket.region_code or home)
    return ticket


async def own(session: AsyncSession, person: Person, ticket_id: int) -> Ticket:
    """A resident's own ticket, locked; refused for anybody else's, as if there were none."""
    root = await feedback_rows.lock(session, ticket_id)
    ticket = await rows.lock(session, ticket_id) if root else None
    if ticket is None or root is None or person.resident_id is None or root.resident_id != person.resident_id:
        raise Refusal("feedback-not-yours")
    return ticket


async def claim(
    session: AsyncSession, person: Person, ticket: Ticket, now: datetime, *, take_over: bool = False
) -> None:
    """Take a ticket in hand for a while. Refused while somebody else has it, unless a chief takes it over."""
    if is_held(ticket, person, now) and not (take_over and leads(person, ticket)):
        raise await held(session, ticket, person)
    if ticket.holder_id != person.resident_id or ticket.held_until is None or ticket.held_until <= now:
        rows.record(session, ticket, TicketVerb.CLAIMED, person.resident_id, now)
    ticket.holder_id, ticket.held_until = known_id(person), now + LEASE
    await session.flush()


async def release(session: AsyncSession, person: Person, ticket: Ticket, now: datetime) -> None:
    """Let others take it from now on."""
    if ticket.holder_id == person.resident_id and ticket.held_until is not None and ticket.held_until > now:
        ticket.held_until = now
        rows.record(session, ticket, TicketVerb.RELEASED, person.resident_id, now)
        await session.flush()


def is_held(ticket: Ticket, person: Person, now: datetime) -> bool:
    """Whether somebody else has a ticket in hand now."""
    others = ticket.holder_id is not None and ticket.holder_id != person.resident_id
    return others and ticket.held_until is not None and ticket.held_until > now


def leads(person: Person, ticket: Ticket) -> bool:
    """Whether a person is chief of the desk that has a ticket, and may take it from others' hands."""
    if ticket.region_code is None:
        return bool(mandates.where(person, Right.LEAD_DESK))
    return allows(person.mandates, Right.LEAD_DESK, ticket.region_code)


async def held(session: AsyncSession, ticket: Ticket, person: Person) -> Refusal:
    """What the second is told: who has it, and until when."""
    who = await mandate_rows.label_of(session, ticket.holder_id) if ticket.holder_id else None
    zone = await regions.zone_of(session, ticket.region_code) if ticket.region_code else ticket_clocks.ZONE
    return Refusal(
        "ticket-held",
        number=str(ticket.ticket_id),
        who=who or texts.say("ticket-colleague", person.language),
        until=texts.clock(ticket.held_until or ticket.since, zone),
    )


async def move(session: AsyncSession, person: Person, ticket: Ticket, target: TicketState, now: datetime) -> Ticket:
    """The desk moves a ticket that it has in hand; refused where the table has no such move."""
    await claim(session, person, ticket, now)
    await _moved(session, ticket, target, (Side.DESK, known_id(person)), now)
    audits.write(
        session, person.resident_id, "ticket-moved", f"ticket:{ticket.ticket_id}", now, {"state": target.value}
    )
    if target in CLOSED:
        await _settle(session, ticket, now)
        await release(session, person, ticket, now)
    return ticket


async def answered(session: AsyncSession, person: Person, ticket: Ticket, now: datetime) -> None:
    """An answer left: a matter of its own is being worked on from now on, a mere question is settled.

    What the ticket is, its first message says. What its resident wrote after the answered words still waits.
    """
    root = await feedback_rows.find(session, ticket.ticket_id)
    ticket.waits_since = await feedback_rows.waits_since(session, ticket.ticket_id)
    rows.record(session, ticket, TicketVerb.ANSWERED, person.resident_id, now)
    is_work = root is not None and root.kind in WORK
    target = TicketState.IN_WORK if is_work else TicketState.DONE
    settles = is_work or ticket.waits_since is None
    if settles and ticket.state not in CLOSED and may_move(ticket.state, target, Side.DESK):
        await _moved(session, ticket, target, (Side.DESK, known_id(person)), now)
    await release(session, person, ticket, now)


async def asked(session: AsyncSession, person: Person, ticket: Ticket, now: datetime) -> None:
    """The resident has been asked back: the word is theirs, the state stays."""
    ticket.waits_since = await feedback_rows.waits_since(session, ticket.ticket_id)
    rows.record(session, ticket, TicketVerb.ASKED, person.resident_id, now)
    await release(session, person, ticket, now)


async def confirm(session: AsyncSession, person: Person, ticket_id: int, now: datetime) -> Ticket:
    """The resident says that it is settled."""
    ticket = await own(session, person, ticket_id)
    if ticket.state is not TicketState.DONE:
        await settle(session, ticket, known_id(person), now)
    return ticket


async def settle(session: AsyncSession, ticket: Ticket, resident_id: int, now: datetime) -> None:
    """Its resident needs nothing more."""
    await _moved(session, ticket, TicketState.DONE, (Side.RESIDENT, resident_id), now)
    await _settle(session, ticket, now)


async def reopen(session: AsyncSession, person: Person, ticket_id: int, terms: Terms, now: datetime) -> Ticket:
    """The resident says that it is not settled; the clock counts anew."""
    ticket = await own(session, person, ticket_id)
    if ticket.state in CLOSED:
        await _moved(session, ticket, TicketState.REOPENED, (Side.RESIDENT, known_id(person)), now)
        ticket.waits_since = now
        await ticket_clocks.start(session, ticket, terms, now)
    return ticket


async def _open(session: AsyncSession, row: Feedback, terms: Terms, now: datetime) -> Ticket:
    about = await announcements.find(session, row.announcement_id) if row.announcement_id else None
    ticket = Ticket(
        ticket_id=row.continues_id or row.feedback_id,
        region_code=row.region_code,
        topic=about.topic if about else None,
        danger=row.danger,
        state=TicketState.RECEIVED,
        since=now,
        waits_since=now,
        clock=TicketClock.of(row.kind),
    )
    await ticket_clocks.start(session, ticket, terms, now)
    await rows.put(session, ticket)
    rows.record(session, ticket, TicketVerb.OPENED, row.resident_id, now)
    return ticket


async def _moved(
    session: AsyncSession, ticket: Ticket, target: TicketState, by: tuple[Side, int], now: datetime
) -> None:
    side, actor_id = by
    if not may_move(ticket.state, target, side):
        raise Refusal("ticket-no-such-move", number=str(ticket.ticket_id))
    await _step(session, ticket, target, actor_id, now)
    await ticket_clocks.go_on(session, ticket)


async def _step(
    session: AsyncSession, ticket: Ticket, target: TicketState, actor_id: int | None, now: datetime
) -> None:
    event = rows.record(session, ticket, TicketVerb.MOVED, actor_id, now)
    event.from_state, event.to_state = ticket.state, target
    ticket.state, ticket.since = target, now
    await session.flush()


async def _settle(session: AsyncSession, ticket: Ticket, now: datetime) -> None:
    ticket.waits_since = None
    await feedback_rows.close_thread(session, ticket.ticket_id, now)
