"""A resident opens a ticket again: its clock counts anew, and the desk hears of it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Ticket
from domain.post import PostKind
from domain.role import Right
from domain.ticket import TicketState
from services import contacts, desks, notices, showing, tickets
from services.answer_letters import Office
from services.notices import Button, Notice
from services.people import Person


async def reopen(session: AsyncSession, person: Person, ticket_id: int, office: Office, now: datetime) -> Ticket:
    """Open it again and tell the nearest officials; nobody is told twice of one that is open already."""
    before = (await tickets.own(session, person, ticket_id)).state
    ticket = await tickets.reopen(session, person, ticket_id, office.terms, now)
    if before is not TicketState.REOPENED and ticket.state is TicketState.REOPENED:
        await _tell(session, ticket, office.home, now)
    return ticket


async def _tell(session: AsyncSession, ticket: Ticket, home: str, now: datetime) -> None:
    code = ticket.region_code or home
    place = await desks.place(session, code)
    number = str(ticket.ticket_id)
    told = Notice(
        "status-reopened-told",
        {"number": number},
        (Button(f"inbox:open:{number}", "inbox-open"),),
        remember=(PostKind.FEEDBACK_PUSH, ticket.ticket_id),
        silent=desks.is_night(now, place.zone if place else showing.ZONE),
    )
    for official in await contacts.nearest(session, code, Right.ANSWER, now):
        await notices.tell(session, official, told, now)
