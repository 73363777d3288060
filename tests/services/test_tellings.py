"""What an official types is compared with what was told within a day, by hand or through a feed."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from domain.broadcast import BroadcastState
from domain.feed import Entry, FeedMode, Fresh
from domain.lane import Lane
from domain.message import Content
from services import drafts, feeds, tellings
from services.drafts import Draft
from services.people import Person
from tests import approving
from tests.conftest import ACCOUNT_ID
from tests.kim_town import KOTA, a_linked_channel, a_town

SAID = "Pasar murah di Damai\nSabtu pagi di lapangan Merdeka, mulai pukul 07.00 sampai habis."
ALIKE = "Pasar murah di Damai\nSabtu pagi di lapangan Merdeka, mulai pukul 07.00 sampai habis!"
OTHER = "Air padam di Damai\nMinggu sore selama tiga jam karena perbaikan pipa induk di jalan utama."


async def _draft(session: AsyncSession, person: Person, text: str, now: datetime) -> Draft:
    return await drafts.begin(session, person, Content(text=text), ACCOUNT_ID, now)


async def _sent(session: AsyncSession, person: Person, text: str, now: datetime) -> Draft:
    draft = await _draft(session, person, text, now)
    draft.broadcast.state = BroadcastState.DONE
    await session.flush()
    return draft


@pytest.mark.parametrize(
    ("typed", "hours", "known"), [(ALIKE, 2, True), (SAID, 23, True), (SAID, 25, False), (OTHER, 2, False)]
)
async def test_a_draft_is_like_what_was_broadcast_within_a_day(
    home: Database, now: datetime, typed: str, hours: int, known: bool
) -> None:
    async with home.sessions.begin() as session:
        town = await a_town(session, now)
        first = await _sent(session, town.official, SAID, now)
        assert await tellings.earlier(session, first, now) is None
        later = now + timedelta(hours=hours)
        told = await tellings.earlier(session, await _draft(session, town.official, typed, later), later)
        assert (told.code if told else None) == (first.announcement.check_code if known else None)


async def test_another_region_an_emergency_and_what_never_left_are_not_like_it(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await a_town(session, now)
        first = await _sent(session, town.official, SAID, now)
        assert await tellings.earlier(session, await _draft(session, town.stranger, SAID, now), now) is None
        second = await _draft(session, town.official, SAID, now)
        second.broadcast.lane = Lane.EMERGENCY
        assert await tellings.earlier(session, second, now) is None
        second.broadcast.lane = Lane.NEWS
        assert await tellings.earlier(session, second, now) is not None
        first.broadcast.state = BroadcastState.CANCELLED
        await session.flush()
        assert await tellings.earlier(session, second, now) is None


@pytest.mark.parametrize("mode", [FeedMode.SLOTS, FeedMode.HOLD])
async def test_a_draft_is_like_what_a_feed_has_brought(home: Database, now: datetime, mode: FeedMode) -> None:
    async with home.sessions.begin() as session:
        town = await a_town(session, now)
        await a_linked_channel(session, town, now)
        feed = await approving.a_feed(session, KOTA, now, mode=mode)
        title, _, body = SAID.partition("\n")
        await feeds.take_in(session, feed.feed_id, Fresh((), "Kominfo", approving.FEED), now)
        news = Fresh((Entry("g1", title, body, "https://x.id/1"),), "Kominfo", approving.FEED)
        await feeds.take_in(session, feed.feed_id, news, now)
        told = await tellings.earlier(session, await _draft(session, town.official, SAID, now), now)
        assert told is not None
        assert (told.title, told.source) == (title, "Kominfo")
