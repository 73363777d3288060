"""Minding the clocks of tickets: the desk is reminded before a term ends, its chiefs hear of it after.

Everybody hears once of many: one message names them all. The resident is told that the matter went to the chief.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import ticket_lists
from data import tickets as rows
from data.models import Ticket
from data.ticket_lists import anything_due
from domain.role import Right
from domain.ticket import TicketVerb
from services import contacts, desks, notices, ticket_clocks, ticket_notices
from services.contacts import Contact
from services.notices import Button, Notice
from services.ticket_notices import News

__all__ = ["MOST", "anything_due", "escalate", "remind"]

MOST = 200
"""Tickets in one transaction."""

_NAMED = 10


async def remind(session: AsyncSession, home: str, now: datetime) -> int:
    """Remind whoever had a ticket in hand last, else its desk, that a term ends soon; of how many tickets."""
    due = await ticket_lists.to_remind(session, now, MOST)
    told: dict[Contact, list[int]] = defaultdict(list)
    for ticket in due:
        for official in await _in_charge(session, ticket, home, now):
            told[official].append(ticket.ticket_id)
        ticket.reminded_at = now
        rows.record(session, ticket, TicketVerb.REMINDED, None, now)
    await _tell(session, told, "ticket-remind", now)
    return len(due)


async def escalate(session: AsyncSession, home: str, now: datetime) -> int:
    """Tell the chiefs of overdue tickets, and each resident that they were told; of how many tickets."""
    overdue = await ticket_lists.to_escalate(session, now, MOST)
    told: dict[Contact, list[int]] = defaultdict(list)
    for ticket in overdue:
        chiefs = await contacts.nearest(session, ticket.region_code or home, Right.LEAD_DESK, now)
        for chief in chiefs or await _desk(session, ticket, home, now):
            told[chief].append(ticket.ticket_id)
        ticket.escalated_at = now
        rows.record(session, ticket, TicketVerb.ESCALATED, None, now)
        if chiefs:
            await ticket_notices.tell(session, ticket, News("ticket-told-overdue"), ticket.region_code, now)
    await _tell(session, told, "ticket-overdue-list", now)
    return len(overdue)


async def _in_charge(session: AsyncSession, ticket: Ticket, home: str, now: datetime) -> Sequence[Contact]:
    holder = await contacts.of(session, ticket.holder_id)
    return [holder] if holder else await _desk(session, ticket, home, now)


async def _desk(session: AsyncSession, ticket: Ticket, home: str, now: datetime) -> Sequence[Contact]:
    desk = await desks.nearest(session, ticket.region_code or home, now)
    return desk.officials if desk else ()


async def _tell(session: AsyncSession, told: dict[Contact, list[int]], key: str, now: datetime) -> None:
    silent = desks.is_night(now, ticket_clocks.ZONE)
    for official, numbers in told.items():
        values = {"count": len(numbers), "numbers": ", ".join(str(number) for number in numbers[:_NAMED])}
        buttons = [Button(f"ticket:more:{number}", label=str(number)) for number in numbers[:_NAMED]]
        buttons.append(Button("inbox:list:late---", key="inbox-filter-late"))
        await notices.tell(session, official, Notice(key, values, buttons, silent=silent), now)
