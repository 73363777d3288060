"""Heed the database's clock: once it was set back, nothing waits for the moments that it had promised."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from structlog import get_logger

from services import clock

Sessions = async_sessionmaker[AsyncSession]
_log = get_logger()


async def heed_clock(sessions: Sessions, reads: Sessions) -> bool:
    """Look, and mend in steps; interrupted, it is begun again. Says whether the clock had been set back."""
    async with reads() as session:
        if not await clock.set_back(session):
            return False
    while await _make_due(sessions):
        pass
    async with sessions.begin() as session:
        step = await clock.catch_up(session)
    _log.warning("database-clock-set-back", seconds=round(step.total_seconds()))
    return True


async def _make_due(sessions: Sessions) -> int:
    async with sessions.begin() as session:
        return await clock.make_due(session)
