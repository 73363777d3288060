"""Keeping: what came in is stored before anything else happens to it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.intake import Raw, number_of, own_number, storable
from domain.ports import Now
from services import leases, updates
from services.leases import Hold
from services.updates import Arrival

log = structlog.get_logger()


@dataclass(slots=True)
class Keeper:
    """Stores one account's raw updates, commits, and wakes whoever works them."""

    sessions: async_sessionmaker[AsyncSession]
    account_id: int
    person: Callable[[Raw], str]
    wanted: Callable[[Raw], bool]
    wake: Callable[[], None]
    now: Now
    bare: Callable[[Raw], Raw] = lambda raw: raw
    """What is stored of an update."""

    overheard: Callable[[Raw], Awaitable[bool]] | None = None
    """Asked of what is not `wanted`: whether it is read all the same."""

    hold: Callable[[], Hold | None] | None = None
    """The lease under which updates are fetched; None where they are brought to whoever is there."""

    @property
    def may_fetch(self) -> bool:
        """Whether no other process can be fetching these updates."""
        hold = self.hold() if self.hold is not None else None
        return self.hold is None or (hold is not None and hold.holds)

    async def keep(self, raws: Sequence[object]) -> bool:
        """Everything that is meant for us is committed when this returns; what is not is dropped unread.

        What is no update at all is kept as well, and found unreadable later. False where another process has taken
        over fetching: nothing was stored, and nothing may be confirmed.
        """
        arrivals = [self._arrival(raw) for raw in raws if await self._is_for_us(raw)]
        if not arrivals:
            return True
        storing = asyncio.create_task(self._store(arrivals))
        try:
            stored = await asyncio.shield(storing)
        except asyncio.CancelledError:
            await storing  # a stop does not tear a transaction apart
            raise
        self.wake()
        return stored

    async def _is_for_us(self, raw: object) -> bool:
        if not isinstance(raw, dict) or self.wanted(raw):
            return True
        return self.overheard is not None and await self.overheard(raw)

    def _arrival(self, raw: object) -> Arrival:
        number, kept = number_of(raw), storable(self.bare(raw) if isinstance(raw, dict) else raw)
        if number is None:
            log.warning("update-without-number", account=self.account_id)
            number = own_number(raw)
        return Arrival(number, self.person(kept), kept)

    async def _store(self, arrivals: Sequence[Arrival]) -> bool:
        async with self.sessions.begin() as session:
            if self.hold is not None:
                hold = self.hold()
                if hold is None or not await leases.stands(session, hold):
                    return False
            await updates.store(session, self.account_id, arrivals, self.now())
            return True
