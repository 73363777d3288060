"""Ratings: what a resident says of how their ticket was settled."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import tickets as rows
from data.models import Ticket
from domain.refusal import Refusal
from domain.ticket import CLOSED, TicketVerb
from services import tickets
from services.people import Person


async def rate(session: AsyncSession, person: Person, ticket_id: int, stars: int, now: datetime) -> Ticket:
    """From 1 to 5; may be changed."""
    ticket = await tickets.own(session, person, ticket_id)
    if ticket.state not in CLOSED or not 1 <= stars <= 5:
        raise Refusal("ticket-rate-later", number=str(ticket_id))
    ticket.rating, ticket.rated_at = stars, now
    rows.record(session, ticket, TicketVerb.RATED, person.resident_id, now)
    return ticket


async def add_word(session: AsyncSession, person: Person, ticket_id: int, word: str) -> Ticket:
    """A word to the rating."""
    ticket = await tickets.own(session, person, ticket_id)
    ticket.rating_word = word
    return ticket
