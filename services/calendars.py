"""Calendars: what is to leave in the coming week, day by day, for officials."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from data import series as rows
from data.models import Broadcast
from domain.broadcast import BroadcastState
from domain.refusal import Refusal
from domain.region import RegionCode
from domain.role import Right
from services import announcements, drafts, mandates, regions, series, series_words, texts
from services.people import Person

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that leaves: at which local time, and what."""

    broadcast_id: int
    clock: str
    title: str
    region: str
    recurs: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One day with all that leaves on it."""

    on: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A series, as a list names it."""

    broadcast_id: int
    title: str
    rule: str


async def week(session: AsyncSession, person: Person, now: datetime) -> list[Day]:
    """The coming week in the person's regions."""
    return await week_in(session, mandates.regions(person, Right.BROADCAST), now)


async def week_in(session: AsyncSession, codes: Sequence[RegionCode], now: datetime) -> list[Day]:
    """The coming week in some regions, each moment as its region reads the clock."""
    found: dict[date, list[Entry]] = {}
    for broadcast, said in await rows.scheduled_in(session, codes, now + WEEK):
        region, due_at = await regions.one(session, said.region_code), broadcast.due_at or now
        zone = await zone_of(session, broadcast)
        clock, recurs = texts.clock(due_at, zone), broadcast.series_id is not None
        entry = Entry(broadcast.broadcast_id, clock, said.title, region.title, recurs)
        found.setdefault(due_at.astimezone(ZoneInfo(zone)).date(), []).append(entry)
    return [Day(on, tuple(entries)) for on, entries in sorted(found.items())]


async def today(session: AsyncSession, person: Person, now: datetime) -> date:
    """The date in the first of the person's regions."""
    zone = await regions.zone_of(session, mandates.regions(person, Right.BROADCAST)[0])
    return now.astimezone(ZoneInfo(zone)).date()


async def recurring(session: AsyncSession, person: Person) -> list[Recurring]:
    """The series of the person's regions."""
    return await recurring_in(session, mandates.regions(person, Right.BROADCAST), person.language)


async def recurring_in(session: AsyncSession, codes: Sequence[RegionCode], language: str) -> list[Recurring]:
    """The series of some regions."""
    return [await _named(session, each, language) for each, _ in await rows.running_in(session, codes)]


async def one(session: AsyncSession, person: Person, series_id: int) -> tuple[Recurring, Broadcast]:
    """A series that the person may change; refused elsewhere, and once it is over."""
    broadcast = await session.get(Broadcast, series_id)
    if broadcast is None:
        raise Refusal("series-over")
    held = await drafts.opened(session, broadcast)
    drafts.require_mandate(person, held.audience)
    mandates.require(person, Right.BROADCAST, held.announcement.region_code)
    series.rule_of(broadcast)
    return await _named(session, broadcast, person.language), broadcast


async def occurrence(session: AsyncSession, person: Person, broadcast_id: int) -> Broadcast:
    """One time of a series that the person may change; refused once it has left."""
    found = await session.get(Broadcast, broadcast_id)
    if found is None or found.series_id is None or found.state is not BroadcastState.SCHEDULED:
        raise Refusal("series-over")
    await one(session, person, found.series_id)
    return found


async def moment(session: AsyncSession, broadcast: Broadcast, language: str) -> str:
    """When something leaves, as the people that it is for read the clock."""
    zone = await zone_of(session, broadcast)
    return texts.moment(broadcast.due_at, zone, language) if broadcast.due_at else ""


async def zone_of(session: AsyncSession, broadcast: Broadcast) -> str:
    """An occurrence is meant in its own zone, anything else in that of its region."""
    if broadcast.occurrence is not None:
        return broadcast.occurrence.rpartition(" ")[2]
    said = await announcements.get(session, broadcast.announcement_id)
    return await regions.zone_of(session, said.region_code)


async def _named(session: AsyncSession, broadcast: Broadcast, language: str) -> Recurring:
    said = await announcements.get(session, broadcast.announcement_id)
    rule = series_words.said(broadcast, await regions.zone_of(session, said.region_code), language)
    return Recurring(broadcast.broadcast_id, said.title, rule)
