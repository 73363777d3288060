"""Show officials what residents wrote: looks every minute; a desk gets one message in 15 minutes."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import pushes

Sessions = async_sessionmaker[AsyncSession]


async def push_feedback(sessions: Sessions, reads: Sessions, home: str, now: Now) -> int:
    """Push what waits, one desk a transaction; how many pieces of feedback that was."""
    async with reads() as session:
        loads = await pushes.loads(session, home, now())
    pushed = 0
    for load in loads:
        async with sessions.begin() as session:
            pushed += await pushes.push(session, load, now())
    return pushed
