"""What a draft says of itself on its card."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements as rows
from domain.message import ContentKind
from domain.quiet_hours import QuietHours
from services import emergencies, regions, series_words, texts
from services.drafts import Draft

Values = Mapping[str, object]

MOST_SHOWN = 3000
"""Of a long warning the card shows the beginning; the preview shows all of it."""


async def describe(session: AsyncSession, draft: Draft, language: str) -> tuple[str, Values]:
    """The key of a draft's card and its values."""
    values = {
        "id": str(draft.id),
        "regions": await where(session, draft, language),
        "to": to(draft, language),
        "when": when(draft, language),
        "source": draft.announcement.source,
    }
    if draft.alert is not None:
        missing = emergencies.named(draft.alert.missing(draft.announcement.source), language)
        return "broadcast-card-emergency", {**values, "missing": missing, "text": draft.announcement.text[:MOST_SHOWN]}
    topic = texts.say("broadcast-topic", language, {"topic": str(draft.announcement.topic or "all")})
    return "broadcast-card", {**values, "content": await what(session, draft, language), "topic": topic}


async def what(session: AsyncSession, draft: Draft, language: str) -> str:
    """Kind and headline of its content."""
    kind = draft.announcement.kind
    pictures = len(await rows.media_of(session, draft.announcement.announcement_id)) if kind is ContentKind.ALBUM else 0
    said = texts.say("broadcast-content", language, {"kind": str(kind), "pictures": pictures})
    if not draft.announcement.title:
        return said
    return texts.say("broadcast-content-titled", language, {"what": said, "title": draft.announcement.title})


async def where(session: AsyncSession, draft: Draft, language: str) -> str:
    """Its regions, and those excepted."""
    named = await titles(session, draft.audience.regions)
    if not draft.audience.minus:
        return named
    minus = await titles(session, draft.audience.minus)
    return texts.say("broadcast-regions-minus", language, {"regions": named, "minus": minus})


def to(draft: Draft, language: str) -> str:
    """Who gets it: residents, KIM channels, or those alone who take part in a drill."""
    who = "drill" if draft.announcement.drill else str(draft.audience.to)
    return texts.say("broadcast-to", language, {"to": who, "number": len(draft.audience.only or ())})


def when(draft: Draft, language: str) -> str:
    """When it leaves."""
    due_at = draft.broadcast.due_at
    said = texts.moment(due_at, draft.region.zone, language) if due_at else texts.say("broadcast-when-now", language)
    if draft.broadcast.recurrence is not None:
        values = {"rule": series_words.said(draft.broadcast, draft.region.zone, language), "first": said}
        said = texts.say("broadcast-when-recurring", language, values)
    return texts.say("broadcast-when-slots", language, {"when": said}) if draft.broadcast.in_slots else said


def leaves(draft: Draft, language: str, quiet: QuietHours | None, now: datetime) -> str:
    """The same, and when it really leaves where quiet hours hold it back."""
    due_at = draft.broadcast.due_at or now
    morning = quiet and quiet.wait(due_at, draft.region.zone, draft.broadcast.lane, draft.id)
    if not morning:
        return when(draft, language)
    at = texts.moment(morning, draft.region.zone, language)
    return texts.say("broadcast-when-quiet", language, {"when": when(draft, language), "at": at})


async def titles(session: AsyncSession, codes: Sequence[str]) -> str:
    """The titles of some regions in one line."""
    return ", ".join([await regions.title(session, code) for code in codes])


def holes(missed: Sequence[str], language: str, most: int) -> str:
    """How many desa/kelurahan nobody listens in, and the first of them by name."""
    if not missed:
        return texts.say("broadcast-holes-none", language)
    names = ", ".join(missed[:most])
    if len(missed) > most:
        names = texts.say("broadcast-holes-more", language, {"names": names})
    return texts.say("broadcast-holes", language, {"count": len(missed), "names": names})
