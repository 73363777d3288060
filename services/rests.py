"""Rests: what follows when a messenger says "too fast" to something that no broadcast sent."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import pace
from domain.message import Later, Rests, Target


async def heed(session: AsyncSession, account_id: int, target: Target, later: Later) -> None:
    """Whoever must rest does so from now on, for broadcasts as well."""
    until = await pace.clock(session) + timedelta(seconds=later.after)
    match later.rests:
        case Rests.ACCOUNT:
            await pace.rest_account(session, account_id, until)
        case Rests.CHAT:
            await pace.rest_chat_at(session, account_id, target.ref, until)
