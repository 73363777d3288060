"""Mind the clocks of tickets: remind before a term ends, tell the chief after; looks every minute."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import ticket_care

Sessions = async_sessionmaker[AsyncSession]


async def mind_tickets(sessions: Sessions, reads: Sessions, home: str, now: Now) -> int:
    """Of how many tickets somebody was told; what is more than one transaction's worth follows at the next look."""
    async with reads() as session:
        if not await ticket_care.anything_due(session, now()):
            return 0
    async with sessions.begin() as session:
        reminded = await ticket_care.remind(session, home, now())
    async with sessions.begin() as session:
        return reminded + await ticket_care.escalate(session, home, now())
