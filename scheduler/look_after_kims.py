"""Notice signs of life of KIMs; nudge those that are silent, and put those to rest that have been for long."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import kim_life

Sessions = async_sessionmaker[AsyncSession]


async def look_after_kims(sessions: Sessions, reads: Sessions, now: Now) -> tuple[int, int, int]:
    """How many woke, were nudged, and went to rest."""
    async with reads() as session:
        if not await kim_life.anything_new(session, now()):
            return 0, 0, 0
    async with sessions.begin() as session:
        woken = await kim_life.take_pulse(session, now())
    async with sessions.begin() as session:
        return (woken, *await kim_life.look_after(session, now()))
