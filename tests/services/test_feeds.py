from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Announcement, Feed, FeedItem, Letter, Mandate, Relay, Submission
from data.models.base import Base
from domain import utf16
from domain.feed import Ended, Entry, FeedKind, FeedMode, Fresh, Postponed, Trouble, Unchanged
from domain.feed_words import FeedWords
from domain.kim import RelayState
from domain.message import Entity, EntityKind
from domain.topic import Topic
from services import feed_admin, feed_items, feed_wishes, feeds, people
from services.feeds import Brought
from tests import approving
from tests.kim_town import KOTA, a_linked_channel, a_town

Row = TypeVar("Row", bound=Base)
URL = "https://kominfo.balikpapan.go.id/feed"
OLD = Entry("g0", "Kabar lama", "Sudah basi.", "https://x.id/0")
NEW = Entry("g1", "Air padam", "Besok pagi.", "https://x.id/1")


def _fresh(*entries: Entry, url: str = URL) -> Fresh:
    return Fresh(entries, "Kominfo Balikpapan", url, etag='"v"')


async def _feed(session: AsyncSession, now: datetime) -> Feed:
    return await approving.a_feed(session, KOTA, now, URL)


async def _all(session: AsyncSession, row: type[Row]) -> Sequence[Row]:
    return (await session.scalars(select(row))).all()


async def test_the_first_look_sends_nothing_old(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        feed = await _feed(session, now)
        assert await feeds.take_in(session, feed.feed_id, _fresh(NEW, OLD), now) == Brought(0, 2)
        assert await _all(session, Announcement) == []
        assert [item.key for item in await _all(session, FeedItem)] == ["g0", "g1"]


async def test_a_feed_that_was_empty_at_first_sends_its_first_item(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(), now)
        assert (await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)).announced == 1


async def test_a_new_item_waits_in_the_slot_of_each_channel_of_the_region(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        channel = await a_linked_channel(session, await a_town(session, now), now)
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(OLD), now)
        assert (await feeds.take_in(session, feed.feed_id, _fresh(NEW, OLD), now)).announced == 1
        (announcement,) = await _all(session, Announcement)
        assert announcement.text == "Air padam\n\nBesok pagi.\n\nhttps://x.id/1"
        assert (announcement.title, announcement.source) == ("Air padam", "Kominfo Balikpapan")
        assert (announcement.region_code, announcement.author_id) == (KOTA, None)
        (relay,) = await _all(session, Relay)
        assert (relay.kim_channel_id, relay.state) == (channel.kim_channel_id, RelayState.WAITING)
        assert relay.due_at == now.replace(hour=9, minute=0)  # 17.00 WITA


async def test_the_same_item_twice_edited_or_not_is_one_item(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(), now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        edited = Entry("g1", "Air padam (ralat)", "Lusa pagi.", "https://x.id/1")
        assert await feeds.take_in(session, feed.feed_id, _fresh(edited), now) == Brought()
        (announcement,) = await _all(session, Announcement)
        assert announcement.text.startswith("Air padam (ralat)\n\nLusa pagi.")
        (relay,) = await _all(session, Relay)
        relay.state = RelayState.RELAYED
        await session.flush()
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        assert announcement.text.startswith("Air padam (ralat)")


async def test_what_a_feed_dates_long_ago_is_no_news(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(), now)
        stale = Entry("g2", "Arsip", "", None, now - timedelta(days=30))
        assert await feeds.take_in(session, feed.feed_id, _fresh(stale), now) == Brought(0, 1)


async def test_a_crash_between_looking_and_writing_loses_and_repeats_nothing(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(), now)

    async def crash() -> None:
        async with home.sessions.begin() as session:
            await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await crash()
    async with home.sessions.begin() as session:
        assert await _all(session, FeedItem) == []
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
        assert len(await _all(session, Relay)) == len(await _all(session, Announcement)) == 1


async def test_a_look_is_claimed_once_and_again_after_its_lease(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _feed(session, now)
        assert [each.url for each in await feeds.claim(session, now)] == [URL]
        assert await feeds.claim(session, now) == []
        assert not await feeds.anything_due(session, now)
        assert len(await feeds.claim(session, now + feeds.LEASE)) == 1


async def test_trouble_backs_off_and_success_forgets_it(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, Trouble("http-503", timedelta(hours=3)), now)
        assert (feed.faults, feed.last_fault, feed.next_poll_at) == (1, "http-503", now + timedelta(hours=3))
        await feeds.take_in(session, feed.feed_id, Trouble("timeout"), now)
        assert feed.next_poll_at == now + timedelta(minutes=20)
        await feeds.take_in(session, feed.feed_id, Unchanged(), now)
        assert (feed.faults, feed.last_fault, feed.next_poll_at) == (0, None, now + timedelta(minutes=5))


async def test_a_warning_feed_is_never_left_alone_for_longer_than_ten_minutes_unless_it_asks(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        feed.kind, feed.mode = FeedKind.NOWCAST, FeedMode.HOLD
        rests = []
        for _ in range(6):
            await feeds.take_in(session, feed.feed_id, Trouble("timeout"), now)
            rests.append((feed.next_poll_at - now) // timedelta(minutes=1))
        assert rests == [10] * 6
        await feeds.take_in(session, feed.feed_id, Trouble("http-503", timedelta(hours=1)), now)
        assert feed.next_poll_at == now + timedelta(hours=1)


async def test_a_feed_that_moved_for_good_is_asked_there_from_now_on(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(url="https://baru.id/feed"), now)
        assert feed.url == "https://baru.id/feed"


async def test_a_feed_dead_for_a_day_is_told_to_its_officials_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_town(session, now)
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, Unchanged(), now)
        for hours, told in [(1, 0), (23, 0), (25, 1), (26, 0), (80, 0)]:
            then = now + timedelta(hours=hours)
            await feeds.take_in(session, feed.feed_id, Trouble("http-404"), then)
            assert await feeds.tell_dead(session, then) == told
        (letter,) = await _all(session, Letter)
        assert letter.chat_ref == "20"
        assert "galat 404" in str(letter.message)


async def test_a_feed_without_anybody_to_answer_for_it_stops_and_can_be_put_forward_again(
    home: Database, account_id: int, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        await a_town(session, now)
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(OLD), now)
        for mandate in await session.scalars(select(Mandate).where(Mandate.resident_id == approving.AUTHOR)):
            mandate.ended_at = now
        for _ in range(2):
            assert await feeds.take_in(session, feed.feed_id, _fresh(NEW), now) == Brought()
        (letter,) = await _all(session, Letter)
        assert (letter.chat_ref, feed.approved_at) == ("20", None)
        assert "berhenti" in str(letter.message)
        official = await people.recognise(session, account_id, "20", "id", now)
        assert await feed_admin.change(session, feed.feed_id, feed_wishes.of(feed), official, now)
        assert await feeds.take_in(session, feed.feed_id, _fresh(NEW), now) == Brought(1, 1)


async def test_a_feed_that_ended_rests_and_its_officials_know(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_town(session, now)
        feed = await _feed(session, now)
        await feeds.take_in(session, feed.feed_id, Ended(), now)
        assert feed.paused_at == now
        assert await feeds.claim(session, now + timedelta(days=2)) == []
        assert [await feeds.tell_dead(session, now) for _ in range(2)] == [1, 0]


async def test_any_other_rule_is_agreed_to_anew_but_not_another_pace(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        author = await people.by_id(session, approving.AUTHOR, now)
        assert author is not None
        wish = feed_wishes.of(feed)
        assert await feed_admin.change(session, feed.feed_id, replace(wish, every=900), author, now)
        assert (feed.every_seconds, await _submissions(session)) == (900, 1)
        others = (
            replace(wish, mode=FeedMode.HOLD),
            replace(wish, topic=Topic.SERVICE),
            replace(wish, words=FeedWords(("banjir",))),
            replace(wish, language="en"),
            replace(wish, region_code="64.71.06"),
        )
        for number, other in enumerate(others, 2):
            await feed_admin.change(session, feed.feed_id, other, author, now)
            assert await _submissions(session) == number
            assert not await feed_admin.change(session, feed.feed_id, other, author, now) or feed.approved_at == now


async def _submissions(session: AsyncSession) -> int:
    return len(await _all(session, Submission))


def test_a_post_carries_the_links_of_its_summary() -> None:
    link = Entity(EntityKind.LINK, 10, 4, "https://x.id/s")
    content = feed_items.post(Entry("g", "🌧️ Hujan", "Syarat di sini.", None, None, (link,)))
    assert [utf16.piece(content.text, each.offset, each.length) for each in content.entities] == ["🌧️ Hujan", "sini"]


async def test_a_fresh_feed_rests_and_one_that_was_not_asked_is_no_fault(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _feed(session, now)
        for fresh, minutes in [(timedelta(minutes=20), 20), (timedelta(days=365), 60), (timedelta(0), 5), (None, 5)]:
            await feeds.take_in(session, feed.feed_id, Unchanged(fresh), now)
            assert feed.next_poll_at == now + timedelta(minutes=minutes)
        feed.kind = FeedKind.NOWCAST  # a warning can't wait
        await feeds.take_in(session, feed.feed_id, Unchanged(timedelta(minutes=20)), now)
        assert feed.next_poll_at == now + timedelta(minutes=5)
        await feeds.take_in(session, feed.feed_id, Postponed(timedelta(seconds=9)), now)
        assert (feed.faults, feed.next_poll_at) == (0, now + timedelta(seconds=9))
