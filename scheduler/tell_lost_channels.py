"""Tell agent and officials that a KIM channel can't be reached any more."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import channels

Sessions = async_sessionmaker[AsyncSession]


async def tell_lost_channels(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """Tell them once; of how many channels."""
    async with reads() as session:
        if not await channels.anything_lost(session):
            return 0
    async with sessions.begin() as session:
        return await channels.tell_lost(session, now())
