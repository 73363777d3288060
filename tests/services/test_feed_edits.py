"""What a feed rewords after it was broadcast: an official is offered the correction, once for each wording."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Announcement, Broadcast, Feed, Letter, Relay
from domain.broadcast import BroadcastKind, BroadcastState
from domain.feed import Entry, Fresh
from domain.refusal import Refusal
from domain.relay import Measure
from services import feed_edits, feeds, relaying
from tests import approving
from tests.kim_town import KOTA, a_linked_channel, a_town

NEW = Entry("g1", "Air padam", "Besok pagi.", "https://x.id/1")
EDITED = Entry("g1", "Air padam", "Lusa pagi.", "https://x.id/1")
AGAIN = Entry("g1", "Air padam", "Sabtu pagi.", "https://x.id/1")


def _fresh(*entries: Entry) -> Fresh:
    return Fresh(entries, "Kominfo Balikpapan", approving.FEED)


async def _relayed(session: AsyncSession, now: datetime) -> Feed:
    """A feed with one item that stands in a channel."""
    await a_linked_channel(session, await a_town(session, now), now)
    feed = await approving.a_feed(session, KOTA, now)
    await feeds.take_in(session, feed.feed_id, _fresh(), now)
    await feeds.take_in(session, feed.feed_id, _fresh(NEW), now)
    (relay,) = await session.scalars(select(Relay))
    await relaying.relay_due(session, Measure(), relay.due_at)
    for broadcast in await session.scalars(select(Broadcast)):
        broadcast.state, broadcast.started_at = BroadcastState.DONE, now
    await session.flush()
    return feed


async def _offers(session: AsyncSession) -> list[str]:
    rows = await session.scalars(select(Letter).where(Letter.chat_ref == "20").order_by(Letter.letter_id))
    found = [choice["data"] for row in rows if row.message for line in row.message["choices"] for choice in line]
    return [data for data in found if data.startswith("correction:feed:")]


async def test_each_new_wording_is_offered_once_and_changes_nothing_by_itself(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _relayed(session, now)
        for entry, offers in ((NEW, 0), (EDITED, 1), (EDITED, 1), (AGAIN, 2), (AGAIN, 2)):
            await feeds.take_in(session, feed.feed_id, _fresh(entry), now)
            assert len(await _offers(session)) == offers
        assert "Besok pagi." in (await session.scalars(select(Announcement))).one().text


async def test_another_typography_is_no_other_wording(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _relayed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(Entry("g1", "AIR PADAM", "Besok  pagi!", NEW.link)), now)
        assert await _offers(session) == []


async def test_what_is_offered_is_ready_until_it_reads_otherwise_or_is_done(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _relayed(session, now)
        await feeds.take_in(session, feed.feed_id, _fresh(EDITED), now)
        (offer,) = await _offers(session)
        number, edition = offer.removeprefix("correction:feed:").split("/")
        proposed = await feed_edits.proposed(session, int(number), edition)
        assert proposed.right.text == "Air padam\n\nLusa pagi.\n\nhttps://x.id/1"
        said = (await session.scalars(select(Announcement))).one()
        said.text = proposed.right.text
        with pytest.raises(Refusal, match="feed-edited-done"):
            await feed_edits.proposed(session, int(number), edition)
        await feeds.take_in(session, feed.feed_id, _fresh(AGAIN), now)
        with pytest.raises(Refusal, match="feed-edited-again"):
            await feed_edits.proposed(session, int(number), edition)


async def test_nobody_is_asked_to_correct_what_is_withdrawn(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed = await _relayed(session, now)
        (first,) = await session.scalars(select(Broadcast))
        session.add(
            Broadcast(
                announcement_id=first.announcement_id, audience=first.audience, lane=first.lane, created_at=now,
                kind=BroadcastKind.WITHDRAWAL, original_id=first.broadcast_id, state=BroadcastState.SCHEDULED,
                confirmed_at=now,
            )
        )  # fmt: skip
        await session.flush()
        await feeds.take_in(session, feed.feed_id, _fresh(EDITED), now)
        assert await _offers(session) == []
