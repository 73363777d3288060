"""Report each broadcast that has ended to its official: once, by a letter committed together with the fact."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import monitoring

Sessions = async_sessionmaker[AsyncSession]


async def report_done(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """Lay the reports ready; how many broadcasts had ended."""
    async with reads() as session:
        if not await monitoring.anything_unreported(session):
            return 0
    async with sessions.begin() as session:
        return await monitoring.report_ended(session, now())
