"""Tellings: whether much the same as a draft says has been broadcast lately where it is for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements as rows
from data.models import Announcement
from domain.lane import Lane
from domain.story import WITHIN, Story, is_same
from services.drafts import Draft

_MOST_CODES = 20


@dataclass(frozen=True, slots=True)
class Telling:
    """Something that was broadcast, or is about to be."""

    title: str
    code: str
    source: str
    at: datetime


async def earlier(session: AsyncSession, draft: Draft, now: datetime) -> Telling | None:
    """What told the same story within a day, by hand or through a feed; an emergency is never kept back by that."""
    own = draft.announcement
    if draft.broadcast.lane is Lane.EMERGENCY or own.drill or not own.text:
        return None
    story = of(own)
    for code in (draft.audience.regions or (own.region_code,))[:_MOST_CODES]:
        for said in await rows.told_since(session, code, now - WITHIN):
            if said.announcement_id != own.announcement_id and is_same(story, of(said)):
                return Telling(said.title, said.check_code, said.source, said.created_at)
    return None


def of(said: Announcement) -> Story:
    """What is compared of an announcement."""
    body = said.text.strip().removeprefix(said.title).removesuffix(said.link or "").strip()
    return Story(said.title, body, said.link)
