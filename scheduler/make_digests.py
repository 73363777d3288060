"""Make the digests of those whose hour has come, with what they want to hear from below; each comes once."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import digests

Sessions = async_sessionmaker[AsyncSession]


async def make_digests(sessions: Sessions, reads: Sessions, now: Now) -> int:
    """Some residents a transaction, until all have theirs; how many digests were made."""
    await _gather(sessions, reads, now)
    made = 0
    while True:
        async with reads() as session:
            if not await digests.anything_due(session, now()):
                return made
        async with sessions.begin() as session:
            done = await digests.make_due(session, now())
        if not done:  # another scheduler is making the rest, or nothing of it is told any more
            return made
        made += done


async def _gather(sessions: Sessions, reads: Sessions, now: Now) -> None:
    async with reads() as session:
        sent = await digests.anything_below(session, now())
    for broadcast_id in sent:
        after: int | None = 0
        while after is not None:
            async with sessions.begin() as session:
                after = await digests.gather(session, broadcast_id, after, now())
