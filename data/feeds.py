"""Questions to the feeds and their items."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from data import warnings
from data.kims import in_any
from data.models import Feed, FeedItem
from data.queues import Queue
from domain.feed import ItemState

MOST_KNOWN = 1000
"""Keys that a look at a feed is given: more than any feed lists."""

LOOKS = Queue(Feed, Feed.next_poll_at, (Feed.paused_at.is_(None), Feed.approved_at.is_not(None)))
"""The feeds to look at."""

PICTURES = Queue(FeedItem, FeedItem.picture_due_at)
"""The items whose pictures are to be fetched."""


async def put(session: AsyncSession, row: Feed | FeedItem) -> None:
    """A new row, with its id at once."""
    session.add(row)
    await session.flush()


async def get(session: AsyncSession, feed_id: int) -> Feed | None:
    """A feed, held until the transaction ends."""
    found: Feed | None = await session.get(Feed, feed_id, with_for_update=True)
    return found


async def at(session: AsyncSession, url: str, region_code: str) -> Feed | None:
    """The feed of a region at an address."""
    found: Feed | None = await session.scalar(select(Feed).where(Feed.url == url, Feed.region_code == region_code))
    return found


async def every(session: AsyncSession) -> Sequence[Feed]:
    """All feeds, in the order in which they were added."""
    return (await session.scalars(select(Feed).order_by(Feed.feed_id))).all()


async def inside(session: AsyncSession, codes: Iterable[str]) -> Sequence[Feed]:
    """The feeds of some regions and whatever lies in them."""
    found = select(Feed).where(in_any(Feed.region_code, codes)).order_by(Feed.feed_id)
    return (await session.scalars(found)).all()


async def known_items(session: AsyncSession, feed_id: int, keys: Collection[str]) -> dict[str, FeedItem]:
    """The items of a feed with one of these keys, by key."""
    rows = await session.scalars(select(FeedItem).where(FeedItem.feed_id == feed_id, FeedItem.key.in_(keys)))
    return {item.key: item for item in rows}


async def item(session: AsyncSession, feed_item_id: int) -> FeedItem | None:
    """One item, as it stands now."""
    found: FeedItem | None = await session.get(FeedItem, feed_item_id, populate_existing=True)
    return found


async def held(session: AsyncSession, feed_id: int, since: datetime) -> Sequence[FeedItem]:
    """The items that have waited for an official since a moment at most, the oldest first."""
    waiting = select(FeedItem).where(FeedItem.feed_id == feed_id, *_waiting(since)).order_by(FeedItem.feed_item_id)
    return (await session.scalars(waiting)).all()


async def unshown(session: AsyncSession, feed_id: int, since: datetime) -> Sequence[FeedItem]:
    """Those of them that no official has been shown as they read now."""
    return [each for each in await held(session, feed_id, since) if each.shown_at is None]


async def count_held(session: AsyncSession, since: datetime) -> dict[int, int]:
    """How many items of each feed wait for an official."""
    rows = await session.execute(
        select(FeedItem.feed_id, func.count()).where(*_waiting(since)).group_by(FeedItem.feed_id)
    )
    return {row.feed_id: row[1] for row in rows}


def _waiting(since: datetime) -> tuple[ColumnElement[bool], ...]:
    whole = FeedItem.picture_due_at.is_(None)  # nobody is asked about what may still get its picture
    return FeedItem.state == ItemState.HELD, FeedItem.first_seen_at > since, whole


async def newest_keys(session: AsyncSession, feed_id: int, most: int = MOST_KNOWN) -> Sequence[str]:
    """The keys of the items of a feed that came last."""
    newest = select(FeedItem.key).where(FeedItem.feed_id == feed_id).order_by(FeedItem.feed_item_id.desc()).limit(most)
    return (await session.scalars(newest)).all()


async def count_items(session: AsyncSession) -> dict[int, int]:
    """How many items each feed has had."""
    rows = await session.execute(select(FeedItem.feed_id, func.count()).group_by(FeedItem.feed_id))
    return {row.feed_id: row[1] for row in rows}


async def announcements_of(session: AsyncSession, feed_id: int) -> Collection[int]:
    """The announcements made from a feed."""
    rows = await session.scalars(
        select(FeedItem.announcement_id).where(FeedItem.feed_id == feed_id, FeedItem.announcement_id.is_not(None))
    )
    return [each for each in rows if each is not None]


async def remove(session: AsyncSession, feed: Feed) -> None:
    """A feed and its items; the announcements made from them stay."""
    await session.execute(delete(FeedItem).where(FeedItem.feed_id == feed.feed_id))
    await warnings.remove_of(session, feed.feed_id)
    await session.delete(feed)
    await session.flush()


async def untold_dead(session: AsyncSession, since: datetime) -> Sequence[Feed]:
    """Feeds that failed ever since a moment, or that ended, and whose officials were not told yet."""
    silent = func.coalesce(Feed.succeeded_at, Feed.added_at) <= since
    rows = await session.scalars(
        select(Feed)
        .where(
            Feed.told_dead_at.is_(None),
            or_(Feed.paused_at.is_(None) & (Feed.faults > 0) & silent, Feed.last_fault == ENDED),
        )
        .with_for_update(skip_locked=True)
    )
    return rows.all()


ENDED = "gone"
"""The fault of a feed that says it is gone for good."""


async def behind(session: AsyncSession, announcement_id: int) -> Feed | None:
    """The feed that an announcement was made from."""
    found: Feed | None = await session.scalar(
        select(Feed)
        .join(FeedItem, FeedItem.feed_id == Feed.feed_id)
        .where(FeedItem.announcement_id == announcement_id)
        .limit(1)
    )
    return found
