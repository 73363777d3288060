"""Send the answers that wait for residents who can be reached again: every minute."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import answer_letters
from services.answer_letters import Office

Sessions = async_sessionmaker[AsyncSession]


async def send_answers(sessions: Sessions, reads: Sessions, office: Office, now: Now) -> int:
    """Lay the answers into the outbox whose residents are back; how many."""
    async with reads() as session:
        if not await answer_letters.any_deliverable(session):
            return 0
    async with sessions.begin() as session:
        return await answer_letters.resend(session, office, now())
