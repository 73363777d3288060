"""Lay out the coming days of everything that recurs, as rows that the next tick finds due."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import series

Sessions = async_sessionmaker[AsyncSession]


async def plan_series(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """How many occurrences were laid out."""
    async with reads() as session:
        if not await series.anything_to_plan(session, now()):
            return 0
    async with sessions.begin() as session:
        return await series.plan(session, now())
