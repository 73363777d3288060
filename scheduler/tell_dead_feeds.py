"""Tell the officials of a feed that it has been dead for a day."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import feeds


async def tell_dead_feeds(sessions: async_sessionmaker[AsyncSession], now: Now) -> int:
    """Tell them once; how many feeds."""
    async with sessions.begin() as session:
        return await feeds.tell_dead(session, now())
