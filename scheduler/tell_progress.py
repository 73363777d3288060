"""Tell how broadcasts go on where no message can be edited: two letters at most before the report."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import monitoring

Sessions = async_sessionmaker[AsyncSession]


async def tell_progress(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """Lay the letters ready, committed together with what was told; how many there are."""
    async with reads() as session:
        if not await monitoring.anything_fixed(session):
            return 0
    async with sessions.begin() as session:
        return await monitoring.tell_milestones(session, now())
