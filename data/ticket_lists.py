"""Questions about many tickets at once: what an inbox lists, what is overdue, who asked the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Feedback, Region, Ticket
from domain.region import level
from domain.ticket import OPEN, TicketState
from domain.topic import Topic

MOST = 10_000
"""As many as are counted."""

_WIDE = 2  # province, kabupaten/kota


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which tickets a list shows."""

    codes: tuple[str, ...]  # at the desk of any of these regions
    homeless: bool = False  # also what belongs to no region
    states: frozenset[TicketState] | None = OPEN  # None: all
    only_danger: bool = False
    overdue_at: datetime | None = None  # only what was due by then
    holder_id: int | None = None  # only what this official took in hand last
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """A ticket with the message that began it."""

    ticket: Ticket
    root: Feedback


def passes(sieve: Sieve) -> ColumnElement[bool]:
    """What a sieve lets through."""
    where = or_(*(regions.inside(_place(sieve), code) for code in sieve.codes))
    found = [or_(where, Ticket.region_code.is_(None)) if sieve.homeless else where]
    if sieve.states is not None:
        found.append(Ticket.state.in_(sieve.states))
        if sieve.states <= OPEN:
            found.append(Ticket.due_at.is_not(None))  # what every open ticket has: by this its index is found
    if sieve.only_danger:
        found.append(Ticket.danger.is_(True))
    if sieve.overdue_at is not None:
        found.append(Ticket.due_at <= sieve.overdue_at)
    if sieve.holder_id is not None:
        found.append(Ticket.holder_id == sieve.holder_id)
    if sieve.topic is not None:
        found.append(Ticket.topic == sieve.topic)
    return and_(*found)


async def page(session: AsyncSession, sieve: Sieve, offset: int, most: int) -> list[Filed]:
    """Tickets as an inbox lists them: among open ones danger first, then the newest."""
    urgent = (Ticket.danger.desc(),) if sieve.states is not None and sieve.states <= OPEN else ()
    order = (*urgent, Ticket.ticket_id.desc())
    which = select(Ticket.ticket_id).where(passes(sieve)).order_by(*order).offset(offset).limit(most)
    listed = (await session.scalars(which)).all()  # first which: what is skipped is never joined to its words
    rows = await session.execute(
        select(Ticket, Feedback)
        .join(Feedback, Feedback.feedback_id == Ticket.ticket_id)
        .where(Ticket.ticket_id.in_(listed))
        .order_by(*order)
    )
    return [Filed(*row) for row in rows]


async def count(session: AsyncSession, sieve: Sieve) -> int:
    """How many a sieve lets through; past MOST nobody counts on."""
    found = select(Ticket.ticket_id).where(passes(sieve)).limit(MOST).subquery()
    return await session.scalar(select(func.count()).select_from(found)) or 0


def _place(sieve: Sieve) -> Any:
    """The region of a ticket. In a wide one most tickets lie, so they are walked in their order, not looked for."""
    wide = any(level(code) <= _WIDE for code in sieve.codes)
    return func.coalesce(Ticket.region_code, "") if wide else Ticket.region_code


async def regions_with(session: AsyncSession, sieve: Sieve, most: int) -> Sequence[tuple[str, int]]:
    """The regions whose desks have tickets, those with most first."""
    if sieve == Sieve(sieve.codes, sieve.homeless, sieve.states):
        return await _counted_in_index(session, sieve, most)
    many = func.count()
    rows = await session.execute(
        select(Ticket.region_code, many)
        .where(passes(sieve), Ticket.region_code.is_not(None))
        .group_by(Ticket.region_code)
        .order_by(many.desc(), Ticket.region_code)
        .limit(most)
    )
    return [(code, number) for code, number in rows if code is not None]


async def _counted_in_index(session: AsyncSession, sieve: Sieve, most: int) -> Sequence[tuple[str, int]]:
    """The same by place and state alone: region after region is counted in their index, and no ticket is read."""
    here = select(func.count()).where(Ticket.region_code == Region.code)
    if sieve.states is not None:
        here = here.where(Ticket.state.in_(sieve.states))
    inside = or_(*(regions.inside(Region.code, code) for code in sieve.codes))
    counted = select(Region.code, here.scalar_subquery().label("many")).where(inside).subquery()
    rows = await session.execute(
        select(counted.c.code, counted.c.many)
        .where(counted.c.many > 0)
        .order_by(counted.c.many.desc(), counted.c.code)
        .limit(most)
    )
    return [(row[0], row[1]) for row in rows]


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether somebody should be reminded of a ticket, or hear that it is overdue."""
    found = await session.scalar(select(Ticket.ticket_id).where(or_(_to_remind(now), _overdue(now))).limit(1))
    return found is not None


async def to_remind(session: AsyncSession, now: datetime, most: int) -> Sequence[Ticket]:
    """Tickets that are due soon and of which nobody was reminded yet, locked against other schedulers."""
    rows = await session.scalars(
        select(Ticket)
        .where(_to_remind(now))
        .order_by(Ticket.remind_at, Ticket.ticket_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def to_escalate(session: AsyncSession, now: datetime, most: int) -> Sequence[Ticket]:
    """Tickets that are overdue without any chief having heard of it, locked against other schedulers."""
    rows = await session.scalars(
        select(Ticket)
        .where(_overdue(now))
        .order_by(Ticket.due_at, Ticket.ticket_id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return rows.all()


async def about(session: AsyncSession, announcement_id: int, codes: Sequence[str], most: int) -> list[Filed]:
    """Tickets of some desks whose residents wait for a word on an announcement; danger is nobody's standard case."""
    rows = await session.execute(
        select(Ticket, Feedback)
        .join(Feedback, Feedback.feedback_id == Ticket.ticket_id)
        .where(Feedback.announcement_id == announcement_id, Ticket.waits_since.is_not(None), Ticket.state.in_(OPEN))
        .where(Ticket.danger.is_(False), or_(*(regions.inside(Ticket.region_code, code) for code in codes)))
        .order_by(Ticket.ticket_id)
        .limit(most)
    )
    return [Filed(*row) for row in rows]


async def running(session: AsyncSession, code: str, day: date, after: int, most: int = 500) -> Sequence[Ticket]:
    """Open tickets of a region, the next by number, whose last term ends on a day or later."""
    rows = await session.scalars(
        select(Ticket)
        .where(regions.inside(Ticket.region_code, code), Ticket.state.in_(OPEN))
        .where(Ticket.complete_due >= day, Ticket.ticket_id > after)
        .order_by(Ticket.ticket_id)
        .limit(most)
    )
    return rows.all()


def _to_remind(now: datetime) -> ColumnElement[bool]:
    return and_(Ticket.remind_at <= now, Ticket.due_at > now, Ticket.reminded_at.is_(None))


def _overdue(now: datetime) -> ColumnElement[bool]:
    return and_(Ticket.due_at <= now, Ticket.escalated_at.is_(None))
