"""Feeds as officials keep them: added, changed, listed, paused, resumed and removed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from data import approvals, audits, relays
from data import feeds as rows
from data.models import Feed
from domain.feed import HOLDING
from domain.feed_words import checked
from domain.refusal import Refusal
from domain.role import Right
from services import feed_items, feed_rules, feed_wishes, feeds, mandates, regions, texts
from services.feed_wishes import Wish
from services.people import Person

LONGEST_URL = 1000


@dataclass(frozen=True, slots=True)
class Added:
    """A feed that was put forward: its number, the name of its region, and whether it holds already."""

    feed_id: int
    place: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A feed as a list shows it; `waiting`: items that wait for an official."""

    feed_id: int
    title: str
    region: str
    state: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A feed on its card: the values that are said, how many items wait, and whether it rests."""

    feed_id: int
    said: Mapping[str, object]
    waiting: int
    paused: bool


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
    stands = await feed_rules.stands(session, feed)
    if stands and wish == feed_wishes.of(feed):
        return feed.approved_at is not None
    moved = (feed.url, feed.region_code) != (wish.url, wish.region_code)
    if moved and await rows.at(session, wish.url, wish.region_code) is not None:
        raise Refusal("feed-known", region=place)
    if feed.url != wish.url:
        feed.etag = feed.last_modified = feed.first_polled_at = None
    before, same_rule = _codes(feed), replace(feed_wishes.of(feed), every=wish.every) == wish
    feed_wishes.write(feed, wish)
    audits.write(session, person.resident_id, "feed-changed", f"feed:{feed_id}", now, _codes(feed), before=before)
    if stands and same_rule:
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


async def mine(session: AsyncSession, person: Person, now: datetime) -> Sequence[Entry]:
    """The feeds that this person looks after, as a list shows them."""
    found = await rows.inside(session, mandates.regions(person, Right.MANAGE_FEEDS))
    waiting = await rows.count_held(session, now - HOLDING)
    entries = []
    for feed in found:
        region = await regions.one(session, feed.region_code)
        state = _state(feed, region.zone, person.language)
        entries.append(Entry(feed.feed_id, feed_items.source(feed), region.title, state, waiting.get(feed.feed_id, 0)))
    return entries


async def look(session: AsyncSession, feed_id: int, person: Person, now: datetime) -> Looked:
    """One of them with its rule and how it is."""
    feed = await find(session, feed_id, person)
    zone, language = await regions.zone_of(session, feed.region_code), person.language
    waiting = (await rows.count_held(session, now - HOLDING)).get(feed_id, 0)
    said = {
        "id": str(feed_id),
        "title": feed_items.source(feed),
        "rule": await feed_wishes.said(session, feed_wishes.of(feed), language),
        "state": _state(feed, zone, language),
        "items": (await rows.count_items(session)).get(feed_id, 0),
        "waiting": waiting,
    }
    return Looked(feed_id, said, waiting, paused=feed.paused_at is not None)


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


def _state(feed: Feed, zone: str, language: str = "id") -> str:
    if feed.paused_at is not None:
        return texts.say("feed-state-paused", language)
    if feed.approved_at is None:
        return texts.say("feed-state-unapproved", language)
    if feed.last_fault is not None:
        return feeds.fault(feed.last_fault, language)
    if feed.succeeded_at is None:
        return texts.say("feed-state-new", language)
    return texts.say("feed-state-read", language, {"moment": texts.moment(feed.succeeded_at, zone, language)})


async def _require_sense(session: AsyncSession, wish: Wish, person: Person) -> str:
    """Refuse what can't be read or is not this person's to decide; the name of its region."""
    _require_address(wish.url)
    checked((*wish.words.include, *wish.words.exclude))
    feed_wishes.require_sense(wish)
    if not await regions.exists(session, wish.region_code):
        raise Refusal("feed-region-wrong", typed=wish.region_code)
    mandates.require(person, Right.MANAGE_FEEDS, wish.region_code)
    return await regions.whole_title(session, wish.region_code)


def _codes(feed: Feed) -> dict[str, object]:
    """What of a rule may stand in the trail, which holds codes only."""
    return {
        "region": feed.region_code,
        "kind": feed.kind,
        "mode": feed.mode,
        "severities": list(feed.severities),
        "topic": feed.topic,
        "language": feed.language,
    }


def address(typed: str) -> str:
    """An address as people type it, whole; refused where it can't be one."""
    said = "".join(typed.split())
    url = said if "://" in said else f"https://{said}"
    _require_address(url)
    return url


def _require_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        good = False
    if not good or len(url) > LONGEST_URL:
        raise Refusal("feed-address-wrong")
