"""Feeds: added, looked at, and their new items made into announcements that wait for the slots of their region."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import feeds as rows
from data.models import Feed, FeedItem
from domain.feed import DEAD, STALE, Ended, Entry, FeedToRead, Fresh, Harvest, Trouble, Unchanged, rest
from domain.message import Content, Entity, EntityKind
from domain.region import RegionCode
from domain.role import Right
from domain.utf16 import units
from services import announcements, contacts, notices, relays, texts
from services.announcements import Written
from services.notices import Notice

LEASE = timedelta(minutes=2)
"""How long a look may take before another scheduler looks; longer than any look."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a look brought: new items that became announcements, and all that were new."""

    announced: int = 0
    new: int = 0


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether a tick has anything to look at."""
    return await rows.anything_due(session, now)


async def claim(session: AsyncSession, now: datetime, most: int = 8) -> list[FeedToRead]:
    """The feeds whose turn it is, each for this caller alone while the lease lasts."""
    return [to_read(feed) for feed in await rows.claim_due(session, now, LEASE, most)]


def to_read(feed: Feed) -> FeedToRead:
    """What a look at a feed needs to know."""
    return FeedToRead(feed.feed_id, feed.url, RegionCode(feed.region_code), feed.etag, feed.last_modified)


async def take_in(session: AsyncSession, feed_id: int, harvest: Harvest, now: datetime) -> Brought:
    """Write down what a look brought: items, announcements and their relays in the caller's one transaction."""
    feed = await rows.get(session, feed_id)
    if feed is None or feed.paused_at is not None or feed.approved_at is None:
        return Brought()
    feed.polled_at = now
    match harvest:
        case Trouble(why, after):
            feed.faults, feed.last_fault = feed.faults + 1, why
            feed.next_poll_at = now + rest(feed.every_seconds, feed.faults, after)
            return Brought()
        case Ended():
            feed.faults, feed.last_fault, feed.paused_at = feed.faults + 1, rows.ENDED, now
            audits.write(session, None, "feed-ended", f"feed:{feed_id}", now)
            return Brought()
        case Unchanged():
            _well(feed, now)
            return Brought()
        case Fresh():
            return await _fresh(session, feed, harvest, now)


async def tell_dead(session: AsyncSession, now: datetime) -> int:
    """Tell the officials of feeds that have been dead for a day, once; how many feeds."""
    dead = await rows.untold_dead(session, now - DEAD)
    for feed in dead:
        feed.told_dead_at = now
        values = {"title": feed.title or host(feed.url), "url": feed.url, "id": str(feed.feed_id)}
        for contact in await contacts.nearest(session, feed.region_code, Right.MANAGE_FEEDS, now):
            if feed.paused_at is not None:
                await notices.tell(session, contact, Notice("feed-ended", values), now)
            else:
                values["why"] = fault(feed.last_fault or "", contact.language)
                await notices.tell(session, contact, Notice("feed-dead", values), now)
    return len(dead)


def fault(why: str, language: str = "id") -> str:
    """Why a feed could not be read, in words."""
    if why.startswith("http-"):
        return texts.say("feed-fault-http", language, {"status": why.removeprefix("http-")})
    return texts.say(_FAULTS.get(why, "feed-fault-connection"), language)


_FAULTS = {
    "timeout": "feed-fault-slow",
    "too-large": "feed-fault-large",
    "no-feed": "feed-fault-no-feed",
    "address-not-allowed": "feed-fault-address",
    "too-many-redirects": "feed-fault-redirects",
    "gone": "feed-fault-gone",
}
"""Text keys of faults by their code; whatever else happens is a connection's fault."""


async def _fresh(session: AsyncSession, feed: Feed, harvest: Fresh, now: datetime) -> Brought:
    first = feed.first_polled_at is None
    feed.first_polled_at = feed.first_polled_at or now
    feed.title, feed.etag, feed.last_modified = harvest.title or feed.title, harvest.etag, harvest.last_modified
    await _move(session, feed, harvest.url)
    _well(feed, now)
    new = await _unknown(session, feed, harvest.entries)
    announced = 0
    for entry in reversed(new):  # oldest first, so that they are relayed in their order
        worth = not first and not _stale(entry, now)
        announcement_id = await _announce(session, feed, entry, now) if worth else None
        announced += announcement_id is not None
        await rows.put(session, _item(feed, entry, announcement_id, now))
    return Brought(announced, len(new))


async def _unknown(session: AsyncSession, feed: Feed, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are new; one whose key is known is the same item, whatever it says now."""
    known = await rows.known_items(session, feed.feed_id, [each.key for each in entries])
    for entry in entries:
        item = known.get(entry.key)
        if item is not None and item.announcement_id is not None:
            await _edited(session, item.announcement_id, entry)
    return [entry for entry in entries if entry.key not in known]


async def _edited(session: AsyncSession, announcement_id: int, entry: Entry) -> None:
    """What was edited before it left anywhere leaves as it reads now."""
    announcement = await announcements.get(session, announcement_id)
    said = post(entry)
    if announcement.text != said.text and await relays.none_left(session, announcement_id):
        await announcements.rewrite(session, announcement, said, None)
        announcement.title, announcement.link = entry.title, entry.link


async def _announce(session: AsyncSession, feed: Feed, entry: Entry, now: datetime) -> int:
    written = Written(post(entry), feed.region_code, feed.title or host(feed.url), title=entry.title, link=entry.link)
    announcement = await announcements.draft(session, written, now)
    await relays.put(session, announcement.announcement_id, [feed.region_code], now)
    return announcement.announcement_id


def post(entry: Entry) -> Content:
    """An entry as it is posted: its title in bold, its summary, its link; the footer comes when it leaves."""
    parts = [part for part in (entry.title, entry.summary, entry.link) if part]
    bold = Entity(EntityKind.BOLD, 0, units(entry.title))
    return Content(text="\n\n".join(parts), entities=(bold,) if entry.title else ())


def host(url: str) -> str:
    """Who stands behind an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


async def _move(session: AsyncSession, feed: Feed, url: str) -> None:
    """Remember where a feed lives now, unless the region has another feed there."""
    if url != feed.url and await rows.at(session, url, feed.region_code) is None:
        feed.url = url


def _well(feed: Feed, now: datetime) -> None:
    feed.faults, feed.last_fault, feed.told_dead_at, feed.succeeded_at = 0, None, None, now
    feed.next_poll_at = now + rest(feed.every_seconds, 0)


def _stale(entry: Entry, now: datetime) -> bool:
    return entry.published_at is not None and entry.published_at < now - STALE


def _item(feed: Feed, entry: Entry, announcement_id: int | None, now: datetime) -> FeedItem:
    return FeedItem(
        feed_id=feed.feed_id,
        key=entry.key,
        announcement_id=announcement_id,
        title=entry.title,
        link=entry.link,
        published_at=entry.published_at,
        first_seen_at=now,
    )
