"""Expire the broadcasts that are of no use any more; their final report says what did not leave."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import broadcasts

Sessions = async_sessionmaker[AsyncSession]


async def expire(sessions: Sessions, now: Now) -> int:
    """How many broadcasts expired."""
    async with sessions.begin() as session:
        return len(await broadcasts.expire(session, now()))
