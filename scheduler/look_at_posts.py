"""Look now and then whether what was posted in KIM channels still stands there; nobody notices."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Lookout, Now
from services import proofs

Sessions = async_sessionmaker[AsyncSession]


async def look_at_posts(sessions: Sessions, reads: Sessions, lookouts: Mapping[int, Lookout], now: Now) -> int:
    """Look at the few posts that are due, one after the other; how many."""
    async with reads() as session:
        new = await proofs.anything_to_watch(session, now())
        due = await proofs.any_due(session, lookouts, now())
    if new:
        async with sessions.begin() as session:
            await proofs.watch_new(session, now())
    if not due:
        return 0
    async with sessions.begin() as session:
        looks = await proofs.take(session, lookouts, now())
    for look in looks:
        outcome = await lookouts[look.account_id].look(look.target, look.message_id)
        async with sessions.begin() as session:
            await proofs.settle(session, look, outcome, now())
    return len(looks)
