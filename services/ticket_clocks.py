"""The clocks of tickets: in the working days of the region whose desk has it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data import tickets as rows
from data.models import Ticket
from domain.ticket import Dues, Terms, TicketClock, dues, end_of, reminder
from domain.working_days import Holidays, is_working, later
from domain.working_days import before as previous

ZONE = "Asia/Makassar"
"""The zone of a ticket that belongs to no region."""


async def start(session: AsyncSession, ticket: Ticket, terms: Terms, now: datetime) -> None:
    """Count from now."""
    zone = await _zone(session, ticket)
    ticket.opened_at, ticket.extended_at = now, None
    opened = now.astimezone(ZoneInfo(zone)).date()
    local = await _local(session, ticket, now)
    due = dues(opened, ticket.clock, terms, local)
    ticket.verify_due, ticket.act_due, ticket.complete_due = due.verify, due.act, due.complete
    _set(ticket, zone, local)


async def go_on(session: AsyncSession, ticket: Ticket) -> None:
    """The state has changed: something else is due next."""
    _set(ticket, await _zone(session, ticket), await _local(session, ticket, ticket.opened_at))


async def extend(session: AsyncSession, ticket: Ticket, terms: Terms, now: datetime) -> None:
    """Take the longer term that the law grants once to whoever is asked for information."""
    if ticket.clock is not TicketClock.INFORMATION or ticket.extended_at is not None:
        return
    local = await _local(session, ticket, ticket.opened_at)
    ticket.extended_at = now
    ticket.complete_due = later(ticket.complete_due, terms.inform_more, local)
    _set(ticket, await _zone(session, ticket), local)


async def shift(session: AsyncSession, ticket: Ticket, day: date, *, rests: bool) -> bool:
    """A day of a running term has become a holiday, or is one no more: whether that moved what is due next."""
    local = await _local(session, ticket, ticket.opened_at)
    if not is_working(day, local):
        return False
    ticket.verify_due, ticket.act_due, ticket.complete_due = (
        _shifted(due, day, local, rests=rests) for due in (ticket.verify_due, ticket.act_due, ticket.complete_due)
    )
    before = ticket.due_at
    _set(ticket, await _zone(session, ticket), local)
    return ticket.due_at != before


def _shifted(due: date, day: date, local: frozenset[date], *, rests: bool) -> date:
    if rests:
        return later(due, 1, local | {day}) if due >= day else due
    return previous(due, local) if due > day else due


def _set(ticket: Ticket, zone: str, local: Holidays) -> None:
    due = Dues(ticket.verify_due, ticket.act_due, ticket.complete_due).of(ticket.state)
    due_at = end_of(due, zone) if due else None
    if due_at == ticket.due_at:
        return
    ticket.due_at = due_at
    ticket.remind_at = reminder(due, zone, local) if due else None
    ticket.reminded_at = ticket.escalated_at = None


async def _zone(session: AsyncSession, ticket: Ticket) -> str:
    around = await regions.lineage(session, ticket.region_code) if ticket.region_code else []
    return around[0].zone if around else ZONE


async def _local(session: AsyncSession, ticket: Ticket, since: datetime) -> frozenset[date]:
    if ticket.region_code is None:
        return frozenset()
    return await rows.local_holidays(session, ticket.region_code, since.date())
