"""Closings: every emergency gets a last message that its warning has ended, and that this is no all-clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, copies
from domain.broadcast import BroadcastKind, BroadcastState
from domain.hazard import USUAL, Alert
from domain.lane import Lane
from domain.message import Content, Entity, EntityKind
from domain.role import Right
from domain.topic import Topic
from domain.utf16 import units
from services import announcements, corrections, mandates, regions, texts
from services.announcements import Written
from services.broadcasts import schedule
from services.corrections import Subject
from services.drafts import Draft
from services.people import Person

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Open:
    """An emergency whose end nobody has announced."""

    broadcast_id: int
    title: str
    until: str


async def open_for(session: AsyncSession, person: Person) -> list[Open]:
    """Open emergencies of the person's regions, the oldest first."""
    codes = mandates.regions(person, Right.BROADCAST)
    found = await copies.open_warnings(session, codes, None, _LISTED)
    opened: dict[int, Open] = {}
    for broadcast, said in found:
        zone = await regions.zone_of(session, said.region_code)
        until = texts.moment(broadcast.expires_at, zone, person.language) if broadcast.expires_at else ""
        opened.setdefault(said.announcement_id, Open(broadcast.broadcast_id, said.title, until))
    return list(opened.values())


@dataclass(frozen=True, slots=True)
class Ending:
    """How a warning ends, as text keys: what stands at the head, and under it."""

    heading: str
    words: str


OVER = Ending("closing-heading", "closing-no-all-clear")
CANCELLED = Ending("closing-cancelled-heading", "closing-cancelled")


async def close(
    session: AsyncSession, subject: Subject, author_id: int | None, now: datetime, ending: Ending = OVER
) -> Draft:
    """A draft that says under every copy that the warning has ended."""
    said, alert = subject.said, subject.alert or Alert()
    title = texts.say("closing-title", values={"title": said.title})
    written = Written(
        worded(alert, ending),
        said.region_code,
        said.source,
        author_id,
        lane=Lane.CORRECTION,
        topic=Topic.EMERGENCY,
        title=title,
    )
    own = await announcements.draft(session, written, now)
    announcements.translate(own, {language: worded(alert, ending, language) for language in texts.OTHERS})
    return await corrections.begin(session, subject, own, BroadcastKind.CLOSING, now)


async def close_ended(session: AsyncSession, now: datetime) -> int:
    """Announce the end of every warning whose time is over; how many were."""
    closed: set[int] = set()
    for broadcast, said in await copies.open_warnings(session, None, now, _LISTED):
        if said.announcement_id in closed:
            continue
        closed.add(said.announcement_id)
        await close_at_once(session, Subject(broadcast, said), OVER, now)
    return len(closed)


async def close_at_once(session: AsyncSession, subject: Subject, ending: Ending, now: datetime) -> None:
    """Nobody is asked: its time is over, or its source has taken it back."""
    draft = await close(session, subject, None, now, ending)
    draft.broadcast.state, draft.broadcast.confirmed_at = BroadcastState.APPROVED, now
    draft.broadcast.reported_at = now  # nobody asked for it
    await session.flush()
    await schedule(session, draft.id, now)
    audits.write(session, None, "warning-ended", f"broadcast:{subject.broadcast.broadcast_id}", now)


async def anything_ended(session: AsyncSession, now: datetime) -> bool:
    """Whether the time of a warning is over and nobody has said so."""
    return bool(await copies.open_warnings(session, None, now, 1))


def worded(alert: Alert, ending: Ending = OVER, language: str = "id") -> Content:
    """The closing message: what has ended and where, that this is no all-clear, and whom to ask."""
    hazard = texts.say(USUAL[alert.hazard].name, language) if alert.hazard else ""
    heading = texts.say(ending.heading, language, {"hazard": hazard.upper()})
    lines: Sequence[str] = (
        heading,
        *([texts.say("emergency-place", language, {"place": alert.place})] if alert.place else []),
        texts.say(ending.words, language),
        *([texts.say("emergency-contact", language, {"contact": alert.contact})] if alert.contact else []),
    )
    return Content(text="\n".join(lines), entities=(Entity(EntityKind.BOLD, 0, units(heading)),))
