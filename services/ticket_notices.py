"""What residents and other desks are told of a ticket."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import feedback as feedback_rows
from data.models import Ticket
from domain.message import Target
from domain.post import PostKind
from services import answer_letters, desks, enclosures, notices, outbox, showing, ticket_clocks
from services.contacts import Contact
from services.notices import Button, Notice
from services.outbox import Leaving
from services.people import Person


@dataclass(frozen=True, slots=True)
class News:
    """What a resident is told, by whose desk; the ticket's number and the desk's name are always values."""

    key: str
    values: dict[str, object] = field(default_factory=dict)
    settled: bool = False  # the resident may judge it


async def tell_resident(session: AsyncSession, ticket: Ticket, news: News, speaker: Person, now: datetime) -> None:
    """Tell the resident, who may answer the message; whoever can't be written to finds it in /status."""
    desk = desks.spoken_for(speaker.mandates, ticket.region_code or "") if ticket.region_code else None
    await tell(session, ticket, news, desk, now)


async def tell(session: AsyncSession, ticket: Ticket, news: News, desk_code: str | None, now: datetime) -> None:
    """The same in the name of a region's desk."""
    root = await feedback_rows.find(session, ticket.ticket_id)
    contact = await answer_letters.contact_of(session, root) if root else None
    if contact is None:
        return
    place = await desks.place(session, desk_code) if desk_code else None
    zone = place.zone if place else ticket_clocks.ZONE
    values = {"number": str(ticket.ticket_id), "desk": place.title if place else "SiarKIM", **news.values}
    remember = (PostKind.ANSWER, ticket.ticket_id)
    silent = desks.is_night(now, zone)
    judge = (Button(f"status:see:{ticket.ticket_id}", "ticket-judge"),) if news.settled else ()
    await notices.tell(session, contact, Notice(news.key, values, judge, remember, silent), now)


async def show(session: AsyncSession, ticket: Ticket, official: Contact, now: datetime) -> None:
    """Show a ticket's first message to an official of the desk that has it now."""
    root = await feedback_rows.find(session, ticket.ticket_id)
    if root is None:
        return
    sheet = await showing.with_answers(session, root, official.account_id, official.language)
    for message in enclosures.messages(sheet):
        meaning = (PostKind.FEEDBACK_PUSH, ticket.ticket_id)
        await outbox.put(session, Leaving(official.account_id, Target(official.ref), message, meaning), now)
