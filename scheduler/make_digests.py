"""Make the digests of those whose hour has come; after a downtime each still comes once."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import digests


async def make_digests(
    sessions: async_sessionmaker[AsyncSession], reads: async_sessionmaker[AsyncSession], now: Now
) -> int:
    """Some residents a transaction, until all have theirs; how many digests were made."""
    made = 0
    while True:
        async with reads() as session:
            if not await digests.anything_due(session, now()):
                return made
        async with sessions.begin() as session:
            made += await digests.make_due(session, now())
