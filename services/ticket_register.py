"""Tickets as the operator's shell shows them; that words of residents were read is noted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, ticket_lists
from data import feedback as feedback_rows
from data import tickets as rows
from data.models import TicketEvent
from data.ticket_lists import Sieve
from domain.refusal import Refusal
from domain.ticket import OPEN
from services import regions, showing, texts, ticket_clocks, ticket_sheets

PAGE = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """Which tickets a list shows."""

    region_code: str | None = None  # None: everywhere
    overdue: bool = False
    settled_too: bool = False
    page: int = 0


async def page(session: AsyncSession, asked: Asked, home: str, now: datetime) -> tuple[list[str], int]:
    """A page of tickets in a few lines each, and how many there are in all."""
    if asked.region_code is not None:
        await regions.one(session, asked.region_code)
    sieve = Sieve(
        (asked.region_code or home,),
        homeless=asked.region_code is None,
        states=None if asked.settled_too else OPEN,
        overdue_at=now if asked.overdue else None,
    )
    found = await ticket_lists.page(session, sieve, asked.page * PAGE, PAGE)
    if found:
        read = {"feedback": [each.root.feedback_id for each in found]}
        audits.write(session, None, "feedback-read", "feedback", now, read)
    lines = [await ticket_sheets.line(session, each, "id", now) for each in found]
    return lines, await ticket_lists.count(session, sieve)


async def whole(session: AsyncSession, ticket_id: int, now: datetime) -> str:
    """One ticket: its words, where it stands, and everything that happened to it."""
    ticket, root = await rows.find(session, ticket_id), await feedback_rows.find(session, ticket_id)
    if ticket is None or root is None:
        raise Refusal("feedback-unknown", number=str(ticket_id))
    audits.write(session, None, "feedback-read", f"feedback:{ticket_id}", now)
    zone = await regions.zone_of(session, ticket.region_code) if ticket.region_code else ticket_clocks.ZONE
    words = await showing.with_thread(session, root, root.account_id, "id")
    happened = [_line(event, zone) for event in await rows.history(session, ticket_id)]
    return "\n\n".join([words.text, await ticket_sheets.card(session, ticket, "id", now), "\n".join(happened)])


def _line(event: TicketEvent, zone: str) -> str:
    actor = (
        texts.say("shell-tickets-house")
        if event.actor_id is None
        else texts.say("shell-tickets-person", values={"id": str(event.actor_id)})
    )
    states = f"{event.from_state} > {event.to_state}" if event.from_state and event.to_state else ""
    values = {"at": texts.moment(event.at, zone), "verb": event.verb.value, "actor": actor, "states": states}
    return texts.say("shell-tickets-event", values=values).rstrip()
