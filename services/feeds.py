"""Feeds: added, looked at, and their new items made into announcements that wait for the slots of their region."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import feeds as rows
from data.models import Feed
from domain.feed import (
    DEAD,
    LONGEST_BLIND,
    LONGEST_FRESH,
    LONGEST_REST,
    STALE,
    Ended,
    Entry,
    FeedToRead,
    Fresh,
    Harvest,
    Postponed,
    Trouble,
    Unchanged,
    rest,
)
from domain.region import RegionCode
from domain.role import Right
from services import contacts, feed_items, feed_rules, held_items, notices, texts, warrants
from services.feed_items import host
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
    return await rows.LOOKS.is_due(session, now)


async def claim(session: AsyncSession, now: datetime, most: int = 8) -> list[FeedToRead]:
    """The feeds whose turn it is, each for this caller alone while the lease lasts."""
    return [await _to_read(session, feed) for feed in await rows.LOOKS.claim(session, now, LEASE, most)]


async def _to_read(session: AsyncSession, feed: Feed) -> FeedToRead:
    """What a look at a feed needs to know; of warnings also which are known, so that none is fetched twice."""
    known = await rows.newest_keys(session, feed.feed_id) if feed.kind.warns else ()
    code = RegionCode(feed.region_code)
    return FeedToRead(feed.feed_id, feed.url, code, feed.etag, feed.last_modified, feed.kind, frozenset(known))


async def take_in(session: AsyncSession, feed_id: int, harvest: Harvest, now: datetime) -> Brought:
    """Write down what a look brought: items, announcements and their relays in the caller's one transaction."""
    feed = await rows.get(session, feed_id)
    if feed is None or feed.paused_at is not None or feed.approved_at is None:
        return Brought()
    if not await warrants.feed_holds(session, feed, now):
        await feed_rules.lose(session, feed, now)
        return Brought()
    feed.polled_at = feed.polled_at if isinstance(harvest, Postponed) else now
    match harvest:
        case Trouble(why, after):
            feed.faults, feed.last_fault = feed.faults + 1, why
            longest = LONGEST_BLIND if feed.kind.warns else LONGEST_REST
            feed.next_poll_at = now + rest(feed.every_seconds, feed.faults, after, longest)
            return Brought()
        case Ended():
            feed.faults, feed.last_fault, feed.paused_at = feed.faults + 1, rows.ENDED, now
            audits.write(session, None, "feed-ended", f"feed:{feed_id}", now)
            return Brought()
        case Postponed(after):
            feed.next_poll_at = now + after
            return Brought()
        case Unchanged(fresh):
            _well(feed, fresh, now)
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
    "busy": "feed-fault-busy",
}
"""Text keys of faults by their code; whatever else happens is a connection's fault."""


async def _fresh(session: AsyncSession, feed: Feed, harvest: Fresh, now: datetime) -> Brought:
    first = feed.first_polled_at is None
    feed.first_polled_at = feed.first_polled_at or now
    feed.title, feed.etag, feed.last_modified = harvest.title or feed.title, harvest.etag, harvest.last_modified
    await _move(session, feed, harvest.url)
    _well(feed, harvest.fresh_for, now)
    new = await feed_items.unknown(session, feed, harvest.entries, now)
    announced = 0
    for entry in reversed(new):  # oldest first, so that they are relayed in their order
        worth = not first and not _stale(entry, now)
        item = await feed_items.bring(session, feed, entry, now) if worth else feed_items.noted(feed, entry, now)
        announced += item.announcement_id is not None
        await rows.put(session, item)
    await held_items.ask(session, feed, now)
    return Brought(announced, len(new))


async def _move(session: AsyncSession, feed: Feed, url: str) -> None:
    """Remember where a feed lives now, unless the region has another feed there."""
    if url != feed.url and await rows.at(session, url, feed.region_code) is None:
        feed.url = url


def _well(feed: Feed, fresh: timedelta | None, now: datetime) -> None:
    feed.faults, feed.last_fault, feed.told_dead_at, feed.succeeded_at = 0, None, None, now
    longest = timedelta(0) if feed.kind.warns else LONGEST_FRESH
    feed.next_poll_at = now + max(rest(feed.every_seconds, 0), min(fresh or timedelta(0), longest))


def _stale(entry: Entry, now: datetime) -> bool:
    return entry.published_at is not None and entry.published_at < now - STALE
