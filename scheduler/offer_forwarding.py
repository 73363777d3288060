"""Tell KIM agents of broadcasts that have just begun for their regions, so that they pass them on by hand."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import forwarding

Sessions = async_sessionmaker[AsyncSession]


async def offer_forwarding(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """One note for each agent concerned; how many notes."""
    async with reads() as session:
        if not await forwarding.anything_new(session):
            return 0
    async with sessions.begin() as session:
        return await forwarding.offer(session, now())
