"""Keeping: what came in is stored before anything else happens to it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.intake import Raw
from domain.ports import Now
from services import updates
from services.updates import Arrival

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Keeper:
    """Stores one account's raw updates, commits, and wakes whoever works them."""

    sessions: async_sessionmaker[AsyncSession]
    account_id: int
    person: Callable[[Raw], str]
    wanted: Callable[[Raw], bool]
    wake: Callable[[], None]
    now: Now

    async def keep(self, raws: Sequence[Raw]) -> None:
        """Everything that is meant for us is committed when this returns; what is not is dropped unread."""
        arrivals = [
            Arrival(raw["update_id"], self.person(raw), raw) for raw in raws if _numbered(raw) and self.wanted(raw)
        ]
        if not arrivals:
            return
        storing = asyncio.create_task(self._store(arrivals))
        try:
            await asyncio.shield(storing)
        except asyncio.CancelledError:
            await storing  # a stop does not tear a transaction apart
            raise
        self.wake()

    async def _store(self, arrivals: Sequence[Arrival]) -> None:
        async with self.sessions.begin() as session:
            await updates.store(session, self.account_id, arrivals, self.now())


def _numbered(raw: Raw) -> bool:
    if type(raw.get("update_id")) is int:
        return True
    log.warning("update-without-number")
    return False
