"""Openings: how somebody is written to first whose window is closed: a template that says as much as it holds."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Announcement
from domain.lane import Lane
from domain.message import FilledTemplate
from domain.template import Purpose, fill
from services import regions, template_texts, texts
from services.template_texts import Wording


@dataclass(frozen=True, slots=True)
class Said:
    """What a template is to say: the body of a message without its footer, and what its button opens."""

    announcement: Announcement
    text: str
    at: datetime
    data: str | None = None


async def filled(session: AsyncSession, said: Said, which: tuple[str, str]) -> FilledTemplate:
    """A template (name and language) filled with it; of a text that is too long, the beginning."""
    name, language = which
    wording = template_texts.shipped(name)
    if wording is None:
        raise ValueError(f"no template of the house: {name}")
    return FilledTemplate(name, language, await _values(session, said, wording, language), said.data)


async def every_text(session: AsyncSession, announcement: Announcement, at: datetime) -> list[str]:
    """All that somebody may have read in a template of this announcement."""
    purposes = {Purpose.EMERGENCY if announcement.lane is Lane.EMERGENCY else Purpose.NOTICE}
    purposes |= {Purpose.CORRECTION} if announcement.lane is Lane.CORRECTION else set()
    said = Said(announcement, announcement.text, at)
    return [
        template_texts.filled(wording, language, await _values(session, said, wording, language))
        for wording, language in template_texts.every()
        if wording.purpose in purposes
    ]


async def _values(session: AsyncSession, said: Said, wording: Wording, language: str) -> tuple[str, ...]:
    announcement = said.announcement
    region = await regions.one(session, announcement.region_code)
    drill = [texts.say("drill-heading", language)] if announcement.drill else []
    parts = (
        announcement.source,
        region.title,
        "\n".join([*drill, said.text or announcement.title]),
        texts.moment(said.at, region.zone, language),
        announcement.check_code,
    )
    return fill(parts, template_texts.frame(wording, language), template_texts.TEXT)
