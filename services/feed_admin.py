"""Feeds as the operator sees them: added, listed, paused, resumed and removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, relays
from data import feeds as rows
from data.models import Feed
from domain.refusal import Refusal
from services import feeds, regions, texts

LONGEST_URL = 1000


@dataclass(frozen=True, slots=True)
class Wish:
    """A feed that somebody wants read: its address, its region, and how many seconds lie between two looks."""

    url: str
    region_code: str
    every: int = 300


async def add(session: AsyncSession, wish: Wish, now: datetime) -> tuple[int, str]:
    """A new feed, looked at as soon as the bot runs; its number and the name of its region."""
    _require_address(wish.url)
    if not await regions.exists(session, wish.region_code):
        raise Refusal("feed-region-wrong", typed=wish.region_code)
    place = await regions.whole_title(session, wish.region_code)
    if await rows.at(session, wish.url, wish.region_code) is not None:
        raise Refusal("feed-known", region=place)
    feed = Feed(url=wish.url, region_code=wish.region_code, every_seconds=wish.every, added_at=now, next_poll_at=now)
    await rows.put(session, feed)
    audits.write(session, None, "feed-added", f"feed:{feed.feed_id}", now, {"region": wish.region_code})
    return feed.feed_id, place


async def pause(session: AsyncSession, feed_id: int, now: datetime) -> None:
    """Look at it no more until it is resumed."""
    feed = await _get(session, feed_id)
    feed.paused_at = feed.paused_at or now
    audits.write(session, None, "feed-paused", f"feed:{feed_id}", now)


async def resume(session: AsyncSession, feed_id: int, now: datetime) -> None:
    """Look at it again from now on, as if nothing had failed."""
    feed = await _get(session, feed_id)
    feed.paused_at = feed.last_fault = feed.told_dead_at = None
    feed.faults, feed.next_poll_at = 0, now
    audits.write(session, None, "feed-resumed", f"feed:{feed_id}", now)


async def remove(session: AsyncSession, feed_id: int, now: datetime) -> None:
    """Forget a feed; what of it still waits for a slot does not leave any more."""
    feed = await _get(session, feed_id)
    await relays.cancel_announcements(session, await rows.announcements_of(session, feed_id), now)
    await rows.remove(session, feed)
    audits.write(session, None, "feed-removed", f"feed:{feed_id}", now)


async def overview(session: AsyncSession) -> Sequence[tuple[str, ...]]:
    """A line for each feed: number, title, address, region, how often, items, state."""
    counts = await rows.count_items(session)
    return [await _line(session, feed, counts.get(feed.feed_id, 0)) for feed in await rows.every(session)]


async def _line(session: AsyncSession, feed: Feed, items: int) -> tuple[str, ...]:
    region = await regions.one(session, feed.region_code)
    every = texts.say("feed-every", values={"seconds": str(feed.every_seconds)})
    state = _state(feed, region.zone)
    return str(feed.feed_id), feed.title or "–", feed.url, region.title, every, texts.number(items), state


def _state(feed: Feed, zone: str) -> str:
    if feed.paused_at is not None:
        return texts.say("feed-state-paused")
    if feed.last_fault is not None:
        return feeds.fault(feed.last_fault)
    if feed.succeeded_at is None:
        return texts.say("feed-state-new")
    return texts.say("feed-state-read", values={"moment": texts.moment(feed.succeeded_at, zone)})


async def _get(session: AsyncSession, feed_id: int) -> Feed:
    feed = await rows.get(session, feed_id)
    if feed is None:
        raise Refusal("feed-unknown", id=str(feed_id))
    return feed


def _require_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if not good or len(url) > LONGEST_URL:
        raise Refusal("feed-address-wrong")
