"""Open the broadcasts that are due and hand freed chunks to the engine; any number of schedulers is harmless."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Engine, Now
from domain.quiet_hours import QuietHours
from scheduler.deliver import hand
from services import broadcasts

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True, slots=True)
class OpenBroadcasts:
    """The tick that starts sending."""

    sessions: Sessions
    reads: Sessions
    engine: Engine[AsyncSession]
    now: Now
    quiet: QuietHours | None = None

    async def __call__(self) -> int:
        """How many broadcasts were opened."""
        async with self.reads() as session:
            if not await broadcasts.anything_due(session, self.now()):
                return 0
        async with self.sessions.begin() as session:
            opened = await broadcasts.open_due(session, self.now(), self.quiet)
            for each in opened:
                await hand(self.engine, session, each.handed, self.now)
            await hand(self.engine, session, await broadcasts.hand_over(session), self.now)
        for each in opened:
            await self._count(each.broadcast_id)
        return len(opened)

    async def _count(self, broadcast_id: int) -> None:
        """How many recipients there are is counted once the first copies are on their way."""
        async with self.reads() as session:
            expected = await broadcasts.count_expected(session, broadcast_id)
        async with self.sessions.begin() as session:
            await broadcasts.note_expected(session, broadcast_id, expected)
