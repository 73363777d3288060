"""Alerts of a feed: told at once where its rule says so, else held for an official; followed until they are over.

One warning has one announcement. An alert that goes on with it rewords that, edits the copies, answers where
something is new, and tells the regions that were not warned yet. What a feed no longer lists stays as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import copies
from data import warnings as rows
from data.models import Broadcast, Feed, HazardWarning, SeenAlert
from domain import quake
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.cap import CapAlert, Course, Standing, Step, Warned, continues, course, step
from domain.feed import Entry, FeedKind, FeedMode
from domain.lane import Lane
from domain.message import Content
from domain.region import RegionCode, nearest_common
from domain.topic import Topic
from services import alert_places, alert_reading, alert_sending, alert_words, announcements, closings, regions
from services.alert_reading import Reading
from services.alert_words import Facts
from services.announcements import Written
from services.corrections import Subject

_ENDED = {BroadcastKind.WITHDRAWAL, BroadcastKind.CLOSING}


@dataclass(frozen=True, slots=True)
class _Case:
    """An alert of a feed, what is known of it, and whether its rule lets it go at once."""

    feed: Feed
    facts: Facts
    at_once: bool
    drill: bool


async def take(session: AsyncSession, feed: Feed, entry: Entry, now: datetime) -> int | None:
    """Do what an alert asks for; the announcement that words its warning, if it is about us."""
    alert = entry.alert
    revised = feed.kind is FeedKind.QUAKE  # its later reports bear the same name
    if alert is None or (not revised and await rows.seen(session, feed.feed_id, [alert.identifier])):
        return None
    match step(alert):
        case Step.NOTHING:
            warning = None
        case Step.END:
            warning = await _end(session, feed, alert, now)
        case _:
            warning = await _warn(session, feed, entry, alert, now)
    await _note(session, feed, alert, warning)
    return warning.announcement_id if warning else None


async def _note(session: AsyncSession, feed: Feed, alert: CapAlert, warning: HazardWarning | None) -> None:
    """Remember that an alert was seen, and which warning it belongs to."""
    if known := await rows.seen(session, feed.feed_id, [alert.identifier]):
        known[0].hazard_warning_id = warning.hazard_warning_id if warning else known[0].hazard_warning_id
        return
    warning_id = warning.hazard_warning_id if warning else None
    seen = SeenAlert(
        feed_id=feed.feed_id, identifier=alert.identifier, hazard_warning_id=warning_id, sent_at=alert.sent
    )
    await rows.put(session, seen)


async def _warn(
    session: AsyncSession, feed: Feed, entry: Entry, alert: CapAlert, now: datetime
) -> HazardWarning | None:
    reading = await alert_reading.read(session, feed, entry, now)
    if reading is None:
        return None
    facts = await _untold(session, feed, reading)
    if not facts.regions:
        return None
    case = _Case(
        feed,
        facts,
        at_once=reading.sure and step(alert) is Step.WARN and _may_go(feed, facts.info.severity),
        drill=step(alert) is Step.DRILL,
    )
    earlier = None if case.drill else await _earlier(session, case, now)
    return await _begin(session, case, now) if earlier is None else await _go_on(session, case, earlier, now)


async def _untold(session: AsyncSession, feed: Feed, reading: Reading) -> Facts:
    """Without the regions that another feed has warned, where it is sure which they are."""
    facts = reading.facts
    if not reading.sure:
        return facts
    left = await alert_places.untold(session, feed, facts.alert, [RegionCode(code) for code in facts.regions])
    return replace(facts, regions={code: facts.regions[code] for code in left})


def _may_go(feed: Feed, severity: str) -> bool:
    return feed.mode is FeedMode.AT_ONCE and severity in feed.severities


async def _earlier(session: AsyncSession, case: _Case, now: datetime) -> HazardWarning | None:
    """The warning with which an alert goes on: named by it, about the same earthquake, or found by where and when."""
    feed, facts = case.feed, case.facts
    if feed.kind is FeedKind.QUAKE:
        around = await rows.seen_around(session, feed.feed_id, facts.alert.sent, quake.APART)
        same = [each for each in around if quake.same(each.identifier, facts.alert.identifier)]
        return await _first_open(session, same, now)
    referred = await rows.seen(session, feed.feed_id, facts.alert.references)
    if found := await _first_open(session, referred, now):
        return found
    for warning in await rows.in_force(session, feed.feed_id, now):
        standing = Standing(warning.hazard, _regions(warning))
        if continues(standing, facts.hazard, tuple(facts.regions), facts.begins) and await _open(session, warning, now):
            return warning
    return None


async def _first_open(session: AsyncSession, seen: Sequence[SeenAlert], now: datetime) -> HazardWarning | None:
    for each in seen:
        if each.hazard_warning_id is not None:
            warning = await rows.of(session, each.hazard_warning_id)
            if await _open(session, warning, now):
                return warning
    return None


async def _open(session: AsyncSession, warning: HazardWarning, now: datetime) -> bool:
    """Whether it is in force, and no official has withdrawn or ended it or is working on it."""
    if warning.ended_at is not None or warning.ends_at <= now:
        return False
    first = await session.get_one(Broadcast, warning.broadcast_id)
    if first.started_at is None and (first.author_id is not None or first.state is BroadcastState.CANCELLED):
        return False
    followers = await copies.followers(session, warning.announcement_id)
    return not any(each.kind in _ENDED and each.confirmed_at for each in followers)


async def _begin(session: AsyncSession, case: _Case, now: datetime) -> HazardWarning:
    feed, facts = case.feed, case.facts
    codes = tuple(facts.regions)
    region = nearest_common(codes) or RegionCode(feed.region_code)
    source = alert_reading.source(feed, facts)
    written = Written(Content(), region, source, lane=Lane.EMERGENCY, topic=Topic.EMERGENCY, title=facts.title)
    said = await announcements.draft(session, written, now)
    said.drill = case.drill
    await alert_words.say(session, said, facts, await regions.zone_of(session, region), now)
    first = await alert_sending.draft(session, said.announcement_id, codes, facts.until, now)
    warning = HazardWarning(
        feed_id=feed.feed_id,
        announcement_id=said.announcement_id,
        broadcast_id=first.broadcast_id,
        hazard=facts.hazard,
        regions=_stored(facts),
        ends_at=facts.until,
    )
    await rows.put(session, warning)
    await alert_sending.tell(session, first, now, at_once=case.at_once)
    return warning


async def _go_on(session: AsyncSession, case: _Case, warning: HazardWarning, now: datetime) -> HazardWarning:
    said = await announcements.get(session, warning.announcement_id)
    moved = course(_regions(warning), case.facts.regions, now)
    if said.title != case.facts.title and case.feed.kind is FeedKind.QUAKE:
        moved = replace(moved, changed=tuple(code for code in case.facts.regions if code not in moved.added))
    if not moved.moves:
        return warning
    facts = replace(case.facts, regions=moved.regions)
    await alert_words.say(session, said, facts, await regions.zone_of(session, said.region_code), now)
    warning.regions, warning.ends_at = _stored(facts), facts.until
    for each in await copies.originals(session, warning.announcement_id):
        each.expires_at = facts.until
    first = await session.get_one(Broadcast, warning.broadcast_id)
    if first.state is BroadcastState.DRAFT:
        first.audience = Audience(regions=tuple(facts.regions)).to_json()
        await alert_sending.tell(session, first, now, at_once=case.at_once)
    else:
        await _follow(session, case, first, moved, now)
    return warning


async def _follow(session: AsyncSession, case: _Case, first: Broadcast, moved: Course, now: datetime) -> None:
    """Edit and answer where it is otherwise than it was; tell those who were not warned."""
    if moved.changed:
        update = await alert_sending.draft(session, first.announcement_id, moved.changed, moved.until, now)
        update.kind, update.original_id, update.lane = BroadcastKind.UPDATE, first.broadcast_id, Lane.CORRECTION
        await alert_sending.let_go(session, update, now)
    if moved.added:
        further = await alert_sending.draft(session, first.announcement_id, moved.added, moved.until, now)
        further.original_id = first.broadcast_id
        await session.flush()
        await alert_sending.tell(session, further, now, at_once=case.at_once)


async def _end(session: AsyncSession, feed: Feed, alert: CapAlert, now: datetime) -> HazardWarning | None:
    """Its source takes a warning back: said under every copy, and that this is no all-clear."""
    referred = await rows.seen(session, feed.feed_id, alert.references)
    warning = await _first_open(session, referred, now)
    if warning is None:
        return None
    warning.ended_at = now
    told = False
    for each in await copies.originals(session, warning.announcement_id):
        if each.state is BroadcastState.DRAFT and each.author_id is None:
            each.state, each.finished_at = BroadcastState.CANCELLED, now
        told = told or each.state is not BroadcastState.CANCELLED
    if told:
        first = await session.get_one(Broadcast, warning.broadcast_id)
        said = await announcements.get(session, warning.announcement_id)
        await closings.close_at_once(session, Subject(first, said), closings.CANCELLED, now)
    return warning


def _regions(warning: HazardWarning) -> dict[str, Warned]:
    return {code: Warned.from_json(stored) for code, stored in warning.regions.items()}


def _stored(facts: Facts) -> dict[str, list[str]]:
    return {code: stands.to_json() for code, stands in facts.regions.items()}
