"""Pictures of feed items: fetched after an item is written down, so that none keeps its news back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import feeds as rows
from data.models import FeedItem
from domain.announcement import excess
from domain.feed import Postponed, Trouble
from domain.message import Content, MediaItem
from services import announcements, held_items, relays, rendering

LEASE = timedelta(minutes=2)
"""How long fetching may take before another scheduler fetches; longer than any fetching."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to fetch, and the item that waits for it."""

    feed_item_id: int
    url: str


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether some item waits for its picture."""
    return await rows.PICTURES.is_due(session, now)


async def claim(session: AsyncSession, now: datetime, most: int = 8) -> list[Wanted]:
    """The pictures to fetch now, each for this caller alone while the lease lasts."""
    claimed = await rows.PICTURES.claim(session, now, LEASE, most)
    return [Wanted(each.feed_item_id, each.picture_url or "") for each in claimed]


async def settle(session: AsyncSession, wanted: Wanted, come: MediaItem | Trouble | Postponed, now: datetime) -> None:
    """The picture comes to its item, or the item goes without; whoever decides about it is shown it now."""
    known = await rows.item(session, wanted.feed_item_id)
    feed = await rows.get(session, known.feed_id) if known is not None else None
    item = await rows.item(session, wanted.feed_item_id)
    if feed is None or item is None or item.picture_due_at is None or item.picture_url != wanted.url:
        return  # another has settled it, or its feed points at another by now
    if isinstance(come, Postponed):
        item.picture_due_at = now + come.after
        return
    item.picture_due_at = None
    if isinstance(come, MediaItem):
        await _illustrate(session, item, come)
    await session.flush()
    await held_items.ask(session, feed, now)


async def _illustrate(session: AsyncSession, item: FeedItem, picture: MediaItem) -> None:
    """What has left already stays a text, and so does what is too long to stand under a picture."""
    if item.announcement_id is None or not await relays.none_left(session, item.announcement_id):
        return
    said = await announcements.get(session, item.announcement_id)
    under = Content(picture.kind, said.text, media=(picture,))
    if excess(under, await rendering.footer_units(session, said)) is None:
        await announcements.illustrate(session, said, picture)
