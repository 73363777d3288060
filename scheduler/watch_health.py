"""Look at the health of the house, and tell whoever runs it what has begun to be wrong and what is over."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from domain.vitals import Machine, alarms
from services import vitals


async def watch_health(
    sessions: async_sessionmaker[AsyncSession],
    reads: async_sessionmaker[AsyncSession],
    machine: Callable[[], Machine],
    home_region: str,
    now: Now,
) -> int:
    """How many notices were laid ready."""
    async with reads() as session:
        found = list(alarms(await vitals.look(session, now()), machine()))
    async with sessions.begin() as session:
        return await vitals.tell(session, home_region, found, now())
