"""Questions to the tickets."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import LocalHoliday, Ticket, TicketEvent, TicketNote
from domain.region import parents
from domain.ticket import TicketVerb


async def put(session: AsyncSession, row: Ticket | TicketNote) -> None:
    """A new row."""
    session.add(row)
    await session.flush()


async def find(session: AsyncSession, ticket_id: int) -> Ticket | None:
    """One ticket by its number."""
    return await session.get(Ticket, ticket_id)


async def lock(session: AsyncSession, ticket_id: int) -> Ticket | None:
    """One ticket, kept from others until the end of this transaction."""
    return await session.get(Ticket, ticket_id, with_for_update=True, populate_existing=True)


async def of(session: AsyncSession, ticket_ids: Collection[int]) -> dict[int, Ticket]:
    """Some tickets by their numbers."""
    rows = await session.scalars(select(Ticket).where(Ticket.ticket_id.in_(ticket_ids)))
    return {row.ticket_id: row for row in rows}


def record(session: AsyncSession, ticket: Ticket, verb: TicketVerb, actor_id: int | None, at: datetime) -> TicketEvent:
    """A line of history; a move adds its states."""
    event = TicketEvent(ticket_id=ticket.ticket_id, verb=verb, actor_id=actor_id, region_code=ticket.region_code, at=at)
    session.add(event)
    return event


async def history(session: AsyncSession, ticket_id: int) -> Sequence[TicketEvent]:
    """Everything that happened to a ticket, oldest first."""
    rows = await session.scalars(
        select(TicketEvent).where(TicketEvent.ticket_id == ticket_id).order_by(TicketEvent.ticket_event_id)
    )
    return rows.all()


async def notes(session: AsyncSession, ticket_id: int) -> Sequence[TicketNote]:
    """The desk's own words on a ticket, oldest first."""
    rows = await session.scalars(
        select(TicketNote).where(TicketNote.ticket_id == ticket_id).order_by(TicketNote.ticket_note_id)
    )
    return rows.all()


async def local_holidays(session: AsyncSession, region_code: str, since: date) -> frozenset[date]:
    """On which days from then on the offices of a region rest because it, or one around it, says so."""
    around = (region_code, *parents(region_code))
    rows = await session.scalars(
        select(LocalHoliday.day).where(LocalHoliday.region_code.in_(around), LocalHoliday.day >= since)
    )
    return frozenset(rows.all())


async def put_holiday(session: AsyncSession, region_code: str, day: date, name: str) -> bool:
    """A new local holiday; whether it was new."""
    if await session.get(LocalHoliday, (region_code, day)) is not None:
        return False
    session.add(LocalHoliday(region_code=region_code, day=day, name=name))
    await session.flush()
    return True


async def drop_holiday(session: AsyncSession, region_code: str, day: date) -> bool:
    """It is a holiday no more; whether it was one."""
    row = await session.get(LocalHoliday, (region_code, day))
    if row is None:
        return False
    await session.delete(row)
    await session.flush()
    return True


async def holidays(session: AsyncSession) -> Sequence[LocalHoliday]:
    """All local holidays in the order of their days."""
    rows = await session.scalars(select(LocalHoliday).order_by(LocalHoliday.day, LocalHoliday.region_code))
    return rows.all()
