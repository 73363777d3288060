"""Emergencies: a warning made of its facts, and refused while one of them is missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.hazard import USUAL, Alert, Hazard, Part
from domain.lane import Lane
from domain.message import Content, ContentKind, Entity, EntityKind
from domain.refusal import Refusal
from domain.topic import Topic
from domain.utf16 import shifted, units
from services import announcements, drafts, lengths, texts
from services.drafts import Draft

_PART_NAMES = {
    Part.SOURCE: "emergency-part-source",
    Part.HAZARD: "emergency-part-hazard",
    Part.PLACE: "emergency-part-place",
    Part.UNTIL: "emergency-part-until",
    Part.ACTION: "emergency-part-action",
    Part.CONTACT: "emergency-part-contact",
}


async def warn(session: AsyncSession, draft: Draft, hazard: Hazard) -> None:
    """Make it an emergency of this hazard, with its usual action and contact; its own text stays below."""
    if draft.announcement.kind is ContentKind.POLL:
        raise Refusal("emergency-no-poll")
    before = draft.alert
    said = await announcements.content(session, draft.announcement, 0) if before is None else None
    usual = USUAL[hazard]
    alert = replace(
        before or Alert(more=said.text if said else "", entities=said.entities if said else ()),
        hazard=hazard,
        action=texts.say(usual.action),
        contact=texts.say(usual.contact),
    )
    draft.broadcast.lane = draft.announcement.lane = Lane.EMERGENCY
    drafts.ask_topic(draft, None)
    draft.announcement.topic = Topic.EMERGENCY
    await tell(session, draft, alert)


async def tell(session: AsyncSession, draft: Draft, alert: Alert) -> None:
    """Other facts: the warning is worded anew; refused where it would become too long."""
    said = worded(alert, draft.region.zone)
    await lengths.require_fit(session, draft.announcement, replace(said, kind=draft.announcement.kind))
    draft.announcement.hazard = alert.to_json()
    announcements.reword(draft.announcement, said.text, said.entities)


def calm(draft: Draft) -> None:
    """Ordinary news after all: only the official's own words stay."""
    alert = draft.alert or Alert()
    draft.broadcast.lane = draft.announcement.lane = Lane.NEWS
    draft.announcement.hazard = draft.announcement.topic = None
    announcements.reword(draft.announcement, alert.more, alert.entities)


def require_whole(draft: Draft, due_at: datetime) -> None:
    """Refuse an emergency that lacks a fact, or that is over before it leaves."""
    alert = draft.alert
    if draft.broadcast.lane is not Lane.EMERGENCY:
        return
    missing = (alert or Alert()).missing(draft.announcement.source)
    if missing:
        raise Refusal("emergency-incomplete", missing=named(missing))
    if alert and alert.until and alert.until <= due_at:
        raise Refusal("emergency-over")


def named(parts: Sequence[Part], language: str = "id") -> str:
    """Some parts of an emergency by their names; says so where there is none."""
    words = [texts.say(_PART_NAMES[part], language) for part in parts]
    return ", ".join(words) or texts.say("broadcast-missing-nothing", language)


def worded(alert: Alert, zone: str, language: str = "id") -> Content:
    """The warning as it is read: its heading in bold, one fact a line, then the official's own words."""
    hazard = texts.say(USUAL[alert.hazard].name, language) if alert.hazard else ""
    heading = texts.say("emergency-heading", language, {"hazard": hazard.upper()})
    lines = [heading]
    if alert.place:
        lines.append(texts.say("emergency-place", language, {"place": alert.place}))
    if alert.until:
        lines.append(texts.say("emergency-until", language, {"until": texts.moment(alert.until, zone, language)}))
    if alert.action:
        lines.append(texts.say("emergency-action", language, {"action": alert.action}))
    if alert.contact:
        lines.append(texts.say("emergency-contact", language, {"contact": alert.contact}))
    facts = "\n".join(lines)
    bold = Entity(EntityKind.BOLD, 0, units(heading))
    if not alert.more:
        return Content(text=facts, entities=(bold,))
    return Content(text=f"{facts}\n\n{alert.more}", entities=(bold, *shifted(alert.entities, units(facts) + 2)))
