"""Tend what waits for approval or review: remind, lapse, ask, and pause what lost its mandate while it runs."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import approval_care

Sessions = async_sessionmaker[AsyncSession]


async def tend_approvals(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """How many were reminded of, lapsed, asked for or paused."""
    async with reads() as session:
        if not await approval_care.anything_to_do(session, now()):
            return 0
    async with sessions.begin() as session:
        return await approval_care.tend(session, now())
