"""Mind the ends of mandates: remind of those that come, note those that have come, drop what waited too long."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import terms


async def mind_mandates(sessions: async_sessionmaker[AsyncSession], now: Now) -> int:
    """How many mandates and grants something was done about."""
    done = 0
    for mind in (terms.run_out, terms.remind, terms.lapse):
        async with sessions.begin() as session:
            done += await mind(session, now())
    return done
