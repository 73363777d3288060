"""A feed's picture comes to its item after the item is written down, and never keeps it back."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Announcement, FeedItem, Letter, Media, Relay
from domain.feed import Entry, FeedMode, Fresh, Postponed, Trouble
from domain.kim import RelayState
from domain.message import ContentKind, MediaItem
from services import feed_pictures, feeds
from services.feed_pictures import Wanted
from tests import approving
from tests.kim_town import KOTA, a_linked_channel, a_town

WHERE = "https://x.id/foto.jpg"
NEW = Entry("g1", "Air padam", "Besok pagi.", "https://x.id/1", picture_url=WHERE)
PHOTO = MediaItem(ContentKind.PHOTO, drawn="AAAA", name="foto.jpg", mime="image/jpeg", size=3)


def _fresh(*entries: Entry) -> Fresh:
    return Fresh(entries, "Kominfo Balikpapan", approving.FEED)


async def _brought(session: AsyncSession, now: datetime, entry: Entry = NEW, mode: FeedMode = FeedMode.SLOTS) -> int:
    await a_linked_channel(session, await a_town(session, now), now)
    feed = await approving.a_feed(session, KOTA, now, mode=mode)
    await feeds.take_in(session, feed.feed_id, _fresh(), now)
    await feeds.take_in(session, feed.feed_id, _fresh(entry), now)
    return feed.feed_id


async def _wanted(session: AsyncSession, now: datetime) -> Wanted:
    (wanted,) = await feed_pictures.claim(session, now)
    return wanted


async def _said(session: AsyncSession) -> Announcement:
    return (await session.scalars(select(Announcement).execution_options(populate_existing=True))).one()


async def _media(session: AsyncSession) -> list[str | None]:
    return list(await session.scalars(select(Media.drawn)))


async def _letters(session: AsyncSession) -> list[str]:
    rows = await session.scalars(select(Letter).where(Letter.chat_ref == "20").order_by(Letter.letter_id))
    return [row.message["content"]["kind"] for row in rows if row.message]


async def test_an_item_is_on_its_way_before_its_picture_comes_to_it(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _brought(session, now)
        assert (await _said(session)).kind is ContentKind.TEXT
        assert len((await session.scalars(select(Relay))).all()) == 1
        wanted = await _wanted(session, now)
        assert wanted.url == WHERE
        assert await feed_pictures.claim(session, now) == []
        await feed_pictures.settle(session, wanted, PHOTO, now)
        assert ((await _said(session)).kind, await _media(session)) == (ContentKind.PHOTO, ["AAAA"])
        await feed_pictures.settle(session, wanted, PHOTO, now)
        assert await _media(session) == ["AAAA"]
        assert not await feed_pictures.anything_due(session, now + timedelta(days=1))


async def test_without_its_picture_the_text_goes_alone(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _brought(session, now)
        wanted = await _wanted(session, now)
        await feed_pictures.settle(session, wanted, Postponed(timedelta(minutes=1)), now)
        assert not await feed_pictures.anything_due(session, now)
        assert await feed_pictures.anything_due(session, now + timedelta(minutes=1))
        await feed_pictures.settle(session, wanted, Trouble("no-picture"), now)
        assert (await _said(session)).kind is ContentKind.TEXT
        assert not await feed_pictures.anything_due(session, now + timedelta(days=1))


async def test_a_fetch_that_died_is_taken_up_again(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _brought(session, now)
        assert await _wanted(session, now) == await _wanted(session, now + feed_pictures.LEASE)


async def test_what_has_left_stays_a_text_and_so_does_what_is_too_long_for_a_caption(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        long = Entry("g1", "Air padam", "Panjang sekali. " * 60, "https://x.id/1", picture_url=WHERE)
        await _brought(session, now, long)
        await feed_pictures.settle(session, await _wanted(session, now), PHOTO, now)
        assert await _media(session) == []
        (item,) = await session.scalars(select(FeedItem))
        item.picture_due_at = now
        (await _said(session)).text = "Pendek"
        (relay,) = await session.scalars(select(Relay))
        relay.state = RelayState.RELAYED
        await session.flush()
        await feed_pictures.settle(session, await _wanted(session, now), PHOTO, now)
        assert await _media(session) == []


async def test_an_official_is_asked_once_its_picture_is_there_and_sees_it(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _brought(session, now, mode=FeedMode.HOLD)
        assert await _letters(session) == []
        await feed_pictures.settle(session, await _wanted(session, now), PHOTO, now)
        assert await _letters(session) == ["photo", "text"]


async def test_an_official_is_asked_also_where_no_picture_came(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await _brought(session, now, mode=FeedMode.HOLD)
        await feed_pictures.settle(session, await _wanted(session, now), Trouble("timeout"), now)
        assert await _letters(session) == ["text", "text"]


async def test_an_edit_before_it_left_asks_for_its_picture_anew(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        feed_id = await _brought(session, now)
        old = await _wanted(session, now)
        await feed_pictures.settle(session, old, PHOTO, now)
        edited = Entry("g1", "Air padam", "Lusa.", "https://x.id/1", picture_url="https://x.id/baru.jpg")
        await feeds.take_in(session, feed_id, _fresh(edited), now)
        assert await _media(session) == []
        await feed_pictures.settle(session, old, PHOTO, now)
        assert await _media(session) == []
        await feed_pictures.settle(session, await _wanted(session, now), PHOTO, now)
        assert ((await _said(session)).kind, await _media(session)) == (ContentKind.PHOTO, ["AAAA"])
