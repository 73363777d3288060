"""Feed edits: what a feed rewords after it was broadcast is offered as a correction, each wording once."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from data import copies
from data import feeds as rows
from data.models import Announcement, Broadcast, FeedItem
from domain.announcement import entity, stored
from domain.broadcast import BroadcastKind
from domain.likeness import words
from domain.message import Content
from domain.refusal import Refusal
from domain.role import Right
from services import announcements, contacts, desks, notices, regions
from services.notices import Button, Notice

_EDITION = 8
_EXCERPT = 1500


@dataclass(frozen=True, slots=True)
class Proposed:
    """The broadcast that a feed's new wording is about, and that wording."""

    broadcast_id: int
    right: Content


async def offer(session: AsyncSession, item: FeedItem, said: Announcement, right: Content, now: datetime) -> None:
    """Tell those who may correct it that its feed says otherwise by now; nothing changes without them."""
    if item.edited is not None and item.edited["text"] == right.text:
        return
    item.edited = {"text": right.text, "entities": [stored(each) for each in right.entities]}
    if words(right.text) == words(said.text) or await _standing(session, said.announcement_id) is None:
        return
    values = {"title": said.title, "code": said.check_code, "source": said.source, "text": right.text[:_EXCERPT]}
    button = Button(f"correction:feed:{item.feed_item_id}/{_edition(right.text)}", "feed-edited-button")
    at_night = desks.is_night(now, await regions.zone_of(session, said.region_code))
    for contact in await contacts.nearest(session, said.region_code, Right.BROADCAST, now):
        await notices.tell(session, contact, Notice("feed-edited", values, (button,), silent=at_night), now)


async def proposed(session: AsyncSession, feed_item_id: int, edition: str) -> Proposed:
    """The correction that a button offers; refused once the feed says otherwise again, or it was put right."""
    item = await rows.item(session, feed_item_id)
    if item is None or item.announcement_id is None or item.edited is None:
        raise Refusal("stale-choice")
    if _edition(item.edited["text"]) != edition:
        raise Refusal("feed-edited-again")
    said = await announcements.get(session, item.announcement_id)
    broadcast = await _standing(session, item.announcement_id)
    if broadcast is None or said.text == item.edited["text"]:
        raise Refusal("feed-edited-done")
    entities = tuple(entity(each) for each in item.edited["entities"])
    return Proposed(broadcast.broadcast_id, Content(text=item.edited["text"], entities=entities))


async def _standing(session: AsyncSession, announcement_id: int) -> Broadcast | None:
    """The first broadcast of it that has begun; None where it stood only in digests, or is withdrawn."""
    followers = await copies.followers(session, announcement_id)
    if any(each.kind is BroadcastKind.WITHDRAWAL and each.confirmed_at for each in followers):
        return None
    begun = [each for each in await copies.originals(session, announcement_id) if each.started_at]
    return begun[0] if begun else None


def _edition(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_EDITION]
