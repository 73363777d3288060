"""Held items: what a feed brings is shown to the officials of its region; one of them publishes it or drops it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import feeds as rows
from data.models import Announcement, Feed, FeedItem
from domain.feed import HOLDING, ItemState
from domain.message import Choice, Content, Message, Target
from domain.refusal import Refusal
from domain.role import Right
from services import announcements, contacts, desks, mandates, notices, outbox, previews, regions, relays, texts
from services.contacts import Contact
from services.notices import Button, Notice
from services.outbox import Leaving
from services.people import Person

SHOWN_AT_ONCE = 3
"""So many items of one look are shown unasked; the others wait behind a button."""

_EDITION = 8


@dataclass(frozen=True, slots=True)
class Held:
    """An item that waits, with its feed and what it would say."""

    item: FeedItem
    feed: Feed
    announcement: Announcement

    @property
    def edition(self) -> str:
        """Which wording this is: a yes counts for exactly what was shown."""
        said = f"{self.announcement.text}\n{self.announcement.link}"
        return sha256(said.encode()).hexdigest()[:_EDITION]


async def ask(session: AsyncSession, feed: Feed, now: datetime) -> None:
    """Show the nearest officials what a look has brought and nobody has seen yet."""
    unseen = await rows.unshown(session, feed.feed_id, now - HOLDING)
    officials = await contacts.nearest(session, feed.region_code, Right.MANAGE_FEEDS, now) if unseen else ()
    if not officials:
        return  # it stays unseen until there is somebody
    at_night = desks.is_night(now, await regions.zone_of(session, feed.region_code))
    for contact in officials:
        for item in unseen[:SHOWN_AT_ONCE]:
            for message in await shown(session, await _held(session, item, feed), contact, now):
                quiet = Message(message.content, message.choices, silent=at_night)
                await outbox.put(session, Leaving(contact.account_id, Target(contact.ref), quiet), now)
        if more := unseen[SHOWN_AT_ONCE:]:
            button = Button(f"held:next:{feed.feed_id}", "held-button-next")
            values = {"count": len(more), "source": feed.title or feed.url}
            await notices.tell(session, contact, Notice("held-more", values, (button,), silent=at_night), now)
    for item in unseen:
        item.shown_at = now


async def shown(session: AsyncSession, held: Held, contact: Contact, now: datetime) -> list[Message]:
    """The item exactly as it will look, and under it what is asked."""
    region = await regions.one(session, held.feed.region_code)
    like = await announcements.find(session, held.item.like_id) if held.item.like_id else None
    values: dict[str, object] = {
        "like": like.title if like else "none",
        "code": like.check_code if like else "",
        "source": held.announcement.source,
        "region": region.title,
        "until": texts.moment(held.item.first_seen_at + HOLDING, region.zone, contact.language),
    }
    number = held.item.feed_item_id
    choices = tuple(
        Choice(texts.say(key, contact.language), f"held:{verb}:{number}/{held.edition}")
        for verb, key in (("yes", "held-button-publish"), ("no", "held-button-drop"))
    )
    question = Message(Content(text=texts.say("held-ask", contact.language, values)), choices=(choices,))
    return [*await previews.messages(session, held.announcement, contact.account_id, contact.language, now), question]


async def find(session: AsyncSession, feed_item_id: int, edition: str, person: Person, now: datetime) -> Held:
    """An item that waits for this person's answer, held; refused once it is settled, too old or reads otherwise."""
    known = await rows.item(session, feed_item_id)
    feed = await rows.get(session, known.feed_id) if known is not None else None
    item = await rows.item(session, feed_item_id) if feed is not None else None  # whoever waited sees what was done
    if item is None or feed is None:
        raise Refusal("held-gone")
    mandates.require(person, Right.MANAGE_FEEDS, feed.region_code)
    if item.state is not ItemState.HELD:
        raise Refusal("held-settled", state=str(item.state))
    if item.first_seen_at + HOLDING <= now:
        raise Refusal("held-late")
    held = await _held(session, item, feed)
    if held.edition != edition:
        raise Refusal("held-edited")
    return held


async def next_one(session: AsyncSession, feed_id: int, person: Person, now: datetime) -> tuple[Held | None, int]:
    """The oldest item of a feed that still waits, and how many do."""
    feed = await rows.get(session, feed_id)
    if feed is None:
        raise Refusal("held-gone")
    mandates.require(person, Right.MANAGE_FEEDS, feed.region_code)
    waiting = await rows.held(session, feed_id, now - HOLDING)
    return (await _held(session, waiting[0], feed) if waiting else None), len(waiting)


async def publish(session: AsyncSession, held: Held, person: Person, now: datetime) -> int:
    """It leaves in the slots of the region's KIM channels; in how many."""
    if held.feed.approved_at is None or held.feed.paused_at is not None:
        raise Refusal("held-rule-gone")
    held.item.state = ItemState.TAKEN
    _note(session, held, person, now)
    return await relays.put(session, held.announcement.announcement_id, [held.feed.region_code], now)


async def drop(session: AsyncSession, held: Held, person: Person, now: datetime) -> None:
    """It is not published."""
    held.item.state = ItemState.DROPPED
    _note(session, held, person, now)


def _note(session: AsyncSession, held: Held, person: Person, now: datetime) -> None:
    detail = {"announcement": held.announcement.announcement_id, "edition": held.edition}
    what = "feed-item-published" if held.item.state is ItemState.TAKEN else "feed-item-dropped"
    audits.write(session, person.resident_id, what, f"feed:{held.feed.feed_id}", now, detail)


async def _held(session: AsyncSession, item: FeedItem, feed: Feed) -> Held:
    if item.announcement_id is None:
        raise Refusal("held-gone")
    return Held(item, feed, await announcements.get(session, item.announcement_id))
