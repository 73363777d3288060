"""Let the database look at its tables again as they grow, so that its questions stay quick."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from services import upkeep


async def refresh_statistics(sessions: async_sessionmaker[AsyncSession]) -> None:
    """A short look; most of the time there is nothing to learn."""
    async with sessions.begin() as session:
        await upkeep.refresh_statistics(session)
