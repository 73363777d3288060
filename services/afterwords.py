"""Afterwords: what stands under a copy, or in its place, once it was corrected, withdrawn, or its warning is over."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement
from domain.hazard import Alert
from domain.message import Content, Entity, EntityKind, Message
from domain.utf16 import shifted, units
from services import announcements, regions, rendering, texts


async def corrected(session: AsyncSession, right: Announcement, note: str, language: str, at: datetime) -> Message:
    """The answer under a copy that was edited: what was wrong."""
    return await _signed(session, right, Content(text=_head(note, language)), language, at)


async def instead(session: AsyncSession, right: Announcement, note: str, language: str, at: datetime) -> Message:
    """The same for a copy that can't be edited: with all that is right."""
    return await _signed(session, right, await worded(session, right, note, language), language, at)


async def worded(session: AsyncSession, right: Announcement, note: str, language: str = "id") -> Content:
    """A correction as one text, without its footer."""
    head = _head(note, language) + "\n\n"
    content = await announcements.content(session, right, 0)
    return Content(text=head + content.text, entities=shifted(content.entities, units(head)))


async def continued(session: AsyncSession, said: Announcement, language: str, at: datetime) -> Message:
    """The answer under a copy of a warning that goes on: until when it holds now, and where to read the rest."""
    return await _signed(session, said, Content(text=await going_on(session, said, language)), language, at)


async def going_on(session: AsyncSession, said: Announcement, language: str) -> str:
    """The same without its footer."""
    alert = Alert.from_json(said.hazard)
    zone = await regions.zone_of(session, said.region_code)
    until = texts.moment(alert.until, zone, language) if alert.until else ""
    return texts.say("update-answer", language, {"title": said.title, "until": until})


async def withdrawn(session: AsyncSession, said: Announcement, note: str, language: str, at: datetime) -> Message:
    """What takes the place of a copy that can't be deleted any more."""
    head = texts.say("withdrawal-notice", language)
    text = texts.say("withdrawal-notice-why", language, {"notice": head, "note": note}) if note else head
    bold = Entity(EntityKind.BOLD, 0, units(head.splitlines()[0]))
    return await _signed(session, said, Content(text=text, entities=(bold,)), language, at)


async def said_by_correction(session: AsyncSession, right: Announcement, note: str, language: str) -> tuple[str, str]:
    """The two texts by which people hear of a correction, without their footers."""
    return _head(note, language), (await worded(session, right, note, language)).text


def _head(note: str, language: str) -> str:
    if not note:
        return texts.say("correction-answer-bare", language)
    return texts.say("correction-answer", language, {"note": note})


async def _signed(session: AsyncSession, said: Announcement, content: Content, language: str, at: datetime) -> Message:
    """With source, region, time and check code below."""
    footer = await rendering.footer(session, said, language, at)
    return Message(Content(text=f"{content.text}\n\n{footer}", entities=content.entities))
