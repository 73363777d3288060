"""Relay what waits in the KIM channels whose slot has come; after a downtime what is still of use, once."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from domain.relay import Measure
from services import relaying

Sessions = async_sessionmaker[AsyncSession]


async def relay(sessions: Sessions, reads: Sessions, measure: Measure, now: Now) -> int:
    """Serve every channel that is due, some at a time; how many broadcasts were made."""
    async with reads() as session:
        if not await relaying.anything_due(session, now()):
            return 0
    made, after = 0, 0
    while True:
        async with sessions.begin() as session:
            done = await relaying.relay_due(session, measure, now(), after)
        made += done.broadcasts
        if done.last is None:
            return made
        after = done.last
