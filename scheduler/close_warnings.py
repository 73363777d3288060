"""Announce the end of the emergencies whose time is over."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import closings

Sessions = async_sessionmaker[AsyncSession]


async def close_warnings(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """How many warnings have ended."""
    async with reads() as session:
        if not await closings.anything_ended(session, now()):
            return 0
    async with sessions.begin() as session:
        return await closings.close_ended(session, now())
