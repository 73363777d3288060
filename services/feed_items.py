"""Feed items: new entries become announcements by the rule of their feed; known ones are edited, never doubled."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements as announcement_rows
from data import feeds as rows
from data.models import Feed, FeedItem
from domain.feed import Entry, FeedMode, ItemState
from domain.feed_words import FeedWords
from domain.message import Content, Entity, EntityKind
from domain.story import WITHIN, Story, is_same
from domain.utf16 import shifted, units
from services import alerts, announcements, feed_edits, feed_wishes, relays, tellings
from services.announcements import Written


async def unknown(session: AsyncSession, feed: Feed, entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """The entries that are new; one whose key is known is the same item, whatever it says now."""
    known = await rows.known_items(session, feed.feed_id, [each.key for each in entries])
    for entry in entries:
        item = known.get(entry.key)
        if item is not None and item.announcement_id is not None and not feed.kind.warns:
            await _edited(session, item, entry, now)
    return [entry for entry in entries if entry.key not in known]


async def bring(session: AsyncSession, feed: Feed, entry: Entry, now: datetime) -> FeedItem:
    """What its feed's rule makes of a new entry: filtered out, held, on its way to the slots, or a warning."""
    item = noted(feed, entry, now)
    if feed.kind.warns:
        item.announcement_id = await alerts.take(session, feed, entry, now)
        item.state = ItemState.TAKEN if item.announcement_id else ItemState.KEPT
        return item
    if not passes(feed_wishes.of(feed).words, entry):
        return item
    written = Written(
        post(entry),
        feed.region_code,
        source(feed),
        topic=feed.topic,
        title=entry.title,
        link=entry.link,
        language=feed.language,
    )
    announcement = await announcements.draft(session, written, now)
    item.announcement_id = announcement.announcement_id
    item.like_id = await _told_already(session, feed, entry, now)
    _await_picture(item, entry, now)
    if feed.mode is FeedMode.HOLD or item.like_id is not None:
        item.state = ItemState.HELD
        return item
    item.state = ItemState.TAKEN
    await relays.put(session, announcement.announcement_id, [feed.region_code], now)
    return item


async def _told_already(session: AsyncSession, feed: Feed, entry: Entry, now: datetime) -> int | None:
    """The announcement of the last day that tells the same around here; an official decides whether both leave."""
    story = Story(entry.title, entry.summary, entry.link)
    for said in await announcement_rows.told_since(session, feed.region_code, now - WITHIN):
        if is_same(story, tellings.of(said)):
            return said.announcement_id
    return None


def noted(feed: Feed, entry: Entry, now: datetime) -> FeedItem:
    """An entry that is only remembered, so that it is known from now on."""
    return FeedItem(
        feed_id=feed.feed_id,
        key=entry.key,
        state=ItemState.KEPT,
        title=entry.title,
        link=entry.link,
        published_at=entry.published_at,
        first_seen_at=now,
    )


def passes(words: FeedWords, entry: Entry) -> bool:
    """Whether a word filter lets an entry through."""
    return words.let(f"{entry.title}\n{entry.summary}")


def post(entry: Entry) -> Content:
    """An entry as it is posted: its title in bold, its summary, its link; the footer comes when it leaves."""
    parts = [part for part in (entry.title, entry.summary, entry.link) if part]
    bold = Entity(EntityKind.BOLD, 0, units(entry.title))
    inner = shifted(entry.entities, units(f"{entry.title}\n\n") if entry.title else 0)
    return Content(text="\n\n".join(parts), entities=(bold, *inner) if entry.title else inner)


def source(feed: Feed) -> str:
    """Who speaks, as the footer names it."""
    return feed.title or host(feed.url)


def host(url: str) -> str:
    """Who stands behind an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _await_picture(item: FeedItem, entry: Entry, now: datetime) -> None:
    """Its picture is fetched once it is written down, and comes to it if it has not left by then."""
    item.picture_url, item.picture_due_at = entry.picture_url, now if entry.picture_url else None


async def _edited(session: AsyncSession, item: FeedItem, entry: Entry, now: datetime) -> None:
    """What was edited before it left anywhere leaves as it reads now; while it is held, it is shown anew."""
    announcement = await announcements.get(session, item.announcement_id or 0)
    said = post(entry)
    if announcement.text == said.text:
        return
    if not await relays.none_left(session, announcement.announcement_id):
        await feed_edits.offer(session, item, announcement, said, now)
        return
    await announcements.rewrite(session, announcement, said, None)
    _await_picture(item, entry, now)
    announcement.title, announcement.link = entry.title, entry.link
    item.title, item.link, item.shown_at = entry.title, entry.link, None
