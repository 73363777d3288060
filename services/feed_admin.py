"""Feeds as officials keep them: added, changed, listed, paused, resumed and removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals, audits, relays
from data import feeds as rows
from data.models import Feed
from domain.feed_words import checked
from domain.refusal import Refusal
from domain.role import Right
from services import feed_rules, feed_wishes, feeds, mandates, regions, texts
from services.feed_wishes import Wish
from services.people import Person

LONGEST_URL = 1000


@dataclass(frozen=True, slots=True)
class Added:
    """A feed that was put forward: its number, the name of its region, and whether it holds already."""

    feed_id: int
    place: str
    holds: bool


async def add(session: AsyncSession, wish: Wish, person: Person, now: datetime) -> Added:
    """A new feed of an official's region, looked at as soon as those who must have agreed to it."""
    place = await _require_sense(session, wish, person)
    if await rows.at(session, wish.url, wish.region_code) is not None:
        raise Refusal("feed-known", region=place)
    feed = Feed(url=wish.url, region_code=wish.region_code, added_at=now, next_poll_at=now)
    feed_wishes.write(feed, wish)
    await rows.put(session, feed)
    audits.write(session, person.resident_id, "feed-added", f"feed:{feed.feed_id}", now, {"region": wish.region_code})
    holds = await feed_rules.put_forward(session, feed, person, now)
    return Added(feed.feed_id, place, holds)


async def change(session: AsyncSession, feed_id: int, wish: Wish, person: Person, now: datetime) -> bool:
    """Another rule: whatever was agreed to before does not count any more. Whether it holds already."""
    feed = await find(session, feed_id, person)
    place = await _require_sense(session, wish, person)
    if wish == feed_wishes.of(feed):
        return feed.approved_at is not None
    moved = (feed.url, feed.region_code) != (wish.url, wish.region_code)
    if moved and await rows.at(session, wish.url, wish.region_code) is not None:
        raise Refusal("feed-known", region=place)
    if feed.url != wish.url:
        feed.etag = feed.last_modified = feed.first_polled_at = None
    before, same_rule = _codes(feed), replace(feed_wishes.of(feed), every=wish.every) == wish
    feed_wishes.write(feed, wish)
    audits.write(session, person.resident_id, "feed-changed", f"feed:{feed_id}", now, _codes(feed), before=before)
    if same_rule:
        return feed.approved_at is not None
    await approvals.void_feed(session, feed_id, now)
    return await feed_rules.put_forward(session, feed, person, now)


async def pause(session: AsyncSession, feed_id: int, person: Person, now: datetime) -> None:
    """Look at it no more until it is resumed."""
    feed = await find(session, feed_id, person)
    feed.paused_at = feed.paused_at or now
    audits.write(session, person.resident_id, "feed-paused", f"feed:{feed_id}", now)


async def resume(session: AsyncSession, feed_id: int, person: Person, now: datetime) -> None:
    """Look at it again from now on, as if nothing had failed."""
    feed = await find(session, feed_id, person)
    feed.paused_at = feed.last_fault = feed.told_dead_at = None
    feed.faults, feed.next_poll_at = 0, now
    audits.write(session, person.resident_id, "feed-resumed", f"feed:{feed_id}", now)


async def remove(session: AsyncSession, feed_id: int, person: Person, now: datetime) -> None:
    """Forget a feed; what of it still waits for a slot does not leave any more."""
    feed = await find(session, feed_id, person)
    await relays.cancel_announcements(session, await rows.announcements_of(session, feed_id), now)
    await rows.remove(session, feed)
    audits.write(session, person.resident_id, "feed-removed", f"feed:{feed_id}", now)


async def find(session: AsyncSession, feed_id: int, person: Person) -> Feed:
    """A feed that this person looks after, held until the commit; refused for anybody else."""
    feed = await rows.get(session, feed_id)
    if feed is None:
        raise Refusal("feed-unknown", id=str(feed_id))
    mandates.require(person, Right.MANAGE_FEEDS, feed.region_code)
    return feed


async def overview(session: AsyncSession) -> Sequence[tuple[str, ...]]:
    """A line for each feed: number, title, address, region, mode, how often, items, state."""
    counts = await rows.count_items(session)
    return [await _line(session, feed, counts.get(feed.feed_id, 0)) for feed in await rows.every(session)]


async def _line(session: AsyncSession, feed: Feed, items: int) -> tuple[str, ...]:
    region = await regions.one(session, feed.region_code)
    every = texts.say("feed-every", values={"seconds": str(feed.every_seconds)})
    state = _state(feed, region.zone)
    mode = texts.say("feed-mode", values={"mode": str(feed.mode)})
    return str(feed.feed_id), feed.title or "–", feed.url, region.title, mode, every, texts.number(items), state


def _state(feed: Feed, zone: str) -> str:
    if feed.paused_at is not None:
        return texts.say("feed-state-paused")
    if feed.approved_at is None:
        return texts.say("feed-state-unapproved")
    if feed.last_fault is not None:
        return feeds.fault(feed.last_fault)
    if feed.succeeded_at is None:
        return texts.say("feed-state-new")
    return texts.say("feed-state-read", values={"moment": texts.moment(feed.succeeded_at, zone)})


async def _require_sense(session: AsyncSession, wish: Wish, person: Person) -> str:
    """Refuse what can't be read or is not this person's to decide; the name of its region."""
    _require_address(wish.url)
    checked((*wish.words.include, *wish.words.exclude))
    if not await regions.exists(session, wish.region_code):
        raise Refusal("feed-region-wrong", typed=wish.region_code)
    mandates.require(person, Right.MANAGE_FEEDS, wish.region_code)
    return await regions.whole_title(session, wish.region_code)


def _codes(feed: Feed) -> dict[str, object]:
    """What of a rule may stand in the trail, which holds codes only."""
    return {"region": feed.region_code, "mode": feed.mode, "topic": feed.topic, "language": feed.language}


def _require_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if not good or len(url) > LONGEST_URL:
        raise Refusal("feed-address-wrong")
