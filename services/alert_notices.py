"""What officials hear of alerts: that one left by itself, or that one waits for them; and how they take it over."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import drafts as rows
from data.models import Broadcast
from domain.broadcast import BroadcastState
from domain.hazard import Alert
from domain.refusal import Refusal
from domain.role import Right
from services import announcements, contacts, drafts, drills, mandates, matters, notices, regions, texts
from services.drafts import Draft
from services.notices import Button, Notice
from services.people import Person, known_id


async def tell(session: AsyncSession, broadcast: Broadcast, now: datetime) -> None:
    """The nearest who may broadcast there hear that it left, or are asked what shall become of it."""
    said = await announcements.get(session, broadcast.announcement_id)
    waits = broadcast.state is BroadcastState.DRAFT
    key = "alert-sent" if not waits else "alert-held-drill" if said.drill else "alert-held"
    buttons = (
        Button(f"alert:take:{broadcast.broadcast_id}", "alert-button-take"),
        Button(f"alert:drop:{broadcast.broadcast_id}", "alert-button-drop"),
    )
    alert = Alert.from_json(said.hazard)
    zone = await regions.zone_of(session, said.region_code)
    for contact in await contacts.nearest(session, said.region_code, Right.BROADCAST, now):
        values = {
            "source": said.source,
            "title": said.title,
            "place": alert.place,
            "until": texts.moment(alert.until, zone, contact.language) if alert.until else "",
        }
        await notices.tell(session, contact, Notice(key, values, buttons if waits else (), silent=not waits), now)


async def take_over(session: AsyncSession, person: Person, broadcast_id: int, now: datetime) -> Draft:
    """Somebody makes it their own draft, to be sent as any other; an exercise for those who take part."""
    draft = await _waiting(session, person, broadcast_id)
    draft.broadcast.author_id = known_id(person)
    if draft.announcement.drill:
        await drills.begin(session, draft, person, now)
    audits.write(session, person.resident_id, "alert-taken", f"broadcast:{broadcast_id}", now)
    await session.flush()
    return draft


async def drop(session: AsyncSession, person: Person, broadcast_id: int, now: datetime) -> str:
    """Nobody shall hear of it; its title."""
    draft = await _waiting(session, person, broadcast_id)
    await drafts.discard(session, draft, now)
    audits.write(session, person.resident_id, "alert-dropped", f"broadcast:{broadcast_id}", now)
    return draft.announcement.title


async def _waiting(session: AsyncSession, person: Person, broadcast_id: int) -> Draft:
    """What still waits for an official, for one who may speak there."""
    broadcast = await rows.locked(session, broadcast_id)
    if broadcast is None:
        raise Refusal("alert-not-waiting")
    draft = await drafts.opened(session, broadcast)
    for code in matters.codes_of(broadcast, draft.announcement):
        mandates.require(person, Right.BROADCAST, code)
    if broadcast.state is not BroadcastState.DRAFT or broadcast.author_id is not None:
        raise Refusal("alert-not-waiting")
    return draft
