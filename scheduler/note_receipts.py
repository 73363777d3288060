"""Let copies become what their messenger has said of them since: every second, as much as there is."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now
from services import receipts
from services.receipts import MOST, Verdicts

Sessions = async_sessionmaker[AsyncSession]


async def note_receipts(sessions: Sessions, reads: Sessions, verdicts: Verdicts, now: Now) -> int:
    """Work what is due; how many receipts were looked at."""
    async with reads() as session:
        if not await receipts.any_due(session, now()):
            return 0
    looked = 0
    while True:
        async with sessions.begin() as session:
            found = await receipts.take_note(session, verdicts, now())
        looked += found
        if found < MOST:
            return looked
