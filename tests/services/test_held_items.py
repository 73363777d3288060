"""What a feed brings in the mode *hold*: shown to officials, published or dropped by one of them, once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Announcement, Feed, FeedItem, Letter, Relay
from domain.feed import HOLDING, Entry, FeedMode, Fresh, ItemState
from domain.refusal import Refusal
from domain.topic import Topic
from services import feeds, held_items
from services.held_items import Held
from tests import approving
from tests.kim_town import DAMAI, KOTA, Town, a_linked_channel, a_town

NEW = Entry("g1", "Air padam", "Besok pagi.", "https://x.id/1")


def _fresh(*entries: Entry) -> Fresh:
    return Fresh(entries, "Kominfo Balikpapan", approving.FEED)


async def _held_feed(session: AsyncSession, now: datetime) -> tuple[Town, Feed]:
    town = await a_town(session, now)
    await a_linked_channel(session, town, now)
    feed = await approving.a_feed(session, KOTA, now, mode=FeedMode.HOLD, topic=Topic.SERVICE, exclude=["iklan"])
    await feeds.take_in(session, feed.feed_id, _fresh(), now)
    return town, feed


async def _letters(session: AsyncSession, ref: str = "20") -> list[str]:
    letters = await session.scalars(select(Letter).where(Letter.chat_ref == ref).order_by(Letter.letter_id))
    return [letter.message["content"]["text"] for letter in letters if letter.message]


async def _items(session: AsyncSession) -> Sequence[FeedItem]:
    return (await session.scalars(select(FeedItem).order_by(FeedItem.feed_item_id))).all()


async def _relays(session: AsyncSession) -> int:
    return len((await session.scalars(select(Relay))).all())


async def _waiting(session: AsyncSession, town: Town, feed: Feed, now: datetime) -> Held:
    held, _ = await held_items.next_one(session, feed.feed_id, town.official, now)
    assert held is not None
    return held


async def test_a_held_item_is_shown_as_it_will_look_and_leaves_nowhere(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, feed = await _held_feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        preview, question = await _letters(session)
        assert preview.startswith("Air padam\n\nBesok pagi.\n\nhttps://x.id/1")
        assert "— Kominfo Balikpapan · Kota Balikpapan" in preview
        assert "menunggu Anda" in question
        assert await _relays(session) == 0
        assert await _letters(session, town.stranger.ref) == []
        (announcement,) = (await session.scalars(select(Announcement))).all()
        assert announcement.topic is Topic.SERVICE


async def test_what_the_words_keep_out_asks_nobody(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        _, feed = await _held_feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(Entry("g2", "Iklan sabun", "")), now)
        assert [item.state for item in await _items(session)] == [ItemState.KEPT]
        assert await _letters(session) == []


async def test_an_official_publishes_it_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, feed = await _held_feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        held = await _waiting(session, town, feed, now)
        number = held.item.feed_item_id
        found = await held_items.find(session, number, held.edition, town.official, now)
        assert await held_items.publish(session, found, town.official, now) == 1
        await session.flush()
        assert await _relays(session) == 1
        with pytest.raises(Refusal, match="held-settled"):
            await held_items.find(session, number, held.edition, town.official, now)


async def test_what_is_dropped_never_leaves(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, feed = await _held_feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        held = await _waiting(session, town, feed, now)
        await held_items.drop(session, held, town.official, now)
        await session.flush()
        with pytest.raises(Refusal, match="held-settled"):
            await held_items.find(session, held.item.feed_item_id, held.edition, town.official, now)
        assert (await held_items.next_one(session, feed.feed_id, town.official, now)) == (None, 0)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        assert await _relays(session) == 0


async def test_a_yes_counts_only_for_the_wording_that_was_shown(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, feed = await _held_feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        held = await _waiting(session, town, feed, now)
        number, old = held.item.feed_item_id, held.edition
        await feeds.take_in(
            session, feed.feed_id, _fresh(Entry("g1", "Air padam lama", "Lusa.", "https://x.id/1")), now
        )
        with pytest.raises(Refusal, match="held-edited"):
            await held_items.find(session, number, old, town.official, now)
        *_, preview, _ = await _letters(session)
        assert preview.startswith("Air padam lama")
        assert len(await _items(session)) == 1
        new = await _waiting(session, town, feed, now)
        assert (await held_items.find(session, number, new.edition, town.official, now)).item is new.item


async def test_rights_time_and_the_rule_are_asked_again(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, feed = await _held_feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        held = await _waiting(session, town, feed, now)
        number = held.item.feed_item_id
        for who in (town.stranger, town.agent):
            with pytest.raises(Refusal, match="no-mandate-here"):
                await held_items.find(session, number, held.edition, who, now)
        with pytest.raises(Refusal, match="held-late"):
            await held_items.find(session, number, held.edition, town.official, now + HOLDING)
        with pytest.raises(Refusal, match="held-gone"):
            await held_items.find(session, 99, held.edition, town.official, now)
        feed.approved_at = None
        with pytest.raises(Refusal, match="held-rule-gone"):
            await held_items.publish(session, held, town.official, now)


async def test_many_at_once_do_not_flood_an_official(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town, feed = await _held_feed(session, now)
        entries = [Entry(f"g{number}", f"Kabar {number}", "") for number in range(10)]
        await feeds.take_in(session, feed.feed_id, _fresh(*entries), now)
        letters = await _letters(session)
        assert len(letters) == 2 * held_items.SHOWN_AT_ONCE + 1
        assert "membawa 7 berita lagi" in letters[-1]
        _, waiting = await held_items.next_one(session, feed.feed_id, town.official, now + timedelta(hours=1))
        assert waiting == 10
        await feeds.take_in(session, feed.feed_id, _fresh(*entries), now)
        assert await _letters(session) == letters


async def test_what_nobody_could_see_is_shown_to_the_first_official_who_comes(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await approving.a_feed(session, KOTA, now, mode=FeedMode.HOLD)
        await feeds.take_in(session, feed.feed_id, _fresh(), now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        assert [item.shown_at for item in await _items(session)] == [None]
        await a_town(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        assert len(await _letters(session)) == 2


async def test_the_same_story_through_a_second_feed_waits_for_an_official(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await a_town(session, now)
        await a_linked_channel(session, town, now)
        first = await approving.a_feed(session, KOTA, now)
        second = await approving.a_feed(session, DAMAI, now, "https://damai.id/feed")
        for feed in (first, second):
            await feeds.take_in(session, feed.feed_id, _fresh(), now)
        await feeds.take_in(session, first.feed_id, _fresh(NEW), now)
        again = Entry("other", "AIR PADAM", "Besok pagi", "https://damai.id/9")
        await feeds.take_in(session, second.feed_id, _fresh(again), now + timedelta(hours=23))
        assert await _relays(session) == 1
        assert "mirip dengan “Air padam”" in (await _letters(session))[-1]
        held = await _waiting(session, town, second, now + timedelta(hours=23))
        assert await held_items.publish(session, held, town.official, now) == 1


async def test_a_story_of_the_day_before_or_of_elsewhere_is_told_again(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        first = await approving.a_feed(session, KOTA, now)
        second = await approving.a_feed(session, KOTA, now, "https://x.id/feed")
        elsewhere = await approving.a_feed(session, "64.72", now, "https://samarinda.id/feed")
        for feed in (first, second, elsewhere):
            await feeds.take_in(session, feed.feed_id, _fresh(), now)
        await feeds.take_in(session, first.feed_id, _fresh(NEW), now)
        await feeds.take_in(session, elsewhere.feed_id, _fresh(NEW), now)
        await feeds.take_in(session, second.feed_id, _fresh(NEW), now + timedelta(hours=25))
        assert [item.state for item in await _items(session)] == [ItemState.TAKEN] * 3
