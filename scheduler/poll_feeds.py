"""Look at the feeds whose turn it is: claimed, fetched with no session open, written down one by one."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.feed import FeedToRead
from domain.ports import Now, Source
from services import alert_maps, feeds

Sessions = async_sessionmaker[AsyncSession]


async def poll_feeds(sessions: Sessions, reads: Sessions, source: Source, now: Now) -> int:
    """Look at every feed that is due; how many new announcements wait for their slots."""
    async with reads() as session:
        if not await feeds.anything_due(session, now()):
            return 0
    async with sessions.begin() as session:
        claimed = await feeds.claim(session, now())
    async with asyncio.TaskGroup() as group:
        looks = [group.create_task(_look(sessions, source, feed, now)) for feed in claimed]
    return sum(look.result() for look in looks)


async def _look(sessions: Sessions, source: Source, feed: FeedToRead, now: Now) -> int:
    harvest = await source.look(feed)
    harvest = await asyncio.to_thread(alert_maps.illustrated, feed, harvest, now())
    async with sessions.begin() as session:
        return (await feeds.take_in(session, feed.feed_id, harvest, now())).announced
