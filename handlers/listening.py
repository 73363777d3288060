"""Listening: which process takes in and answers whose updates. A lease an account; who holds it fetches and works.

Another process takes over seconds after the holder has ended or gone silent. A holder that was frozen stops at once
when it wakes up: it neither confirms, nor writes, nor answers what its successor has in hand.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from handlers.intake import Intake
from services import leases
from services.leases import BEAT, Hold

log = structlog.get_logger()

FAREWELL = 5.0
"""Seconds that letting go may take when the process stops."""


class Ear(Protocol):
    """One account's way in, while this process holds its lease."""

    @property
    def good_at(self) -> float | None:
        """When it last went well, on the monotonic clock."""

    def run(self) -> Coroutine[Any, Any, None]:
        """Take in until cancelled."""


@dataclass(slots=True)
class Listening:
    """Holds what it can of the leases of `ears`, and runs those ears and the intake."""

    sessions: async_sessionmaker[AsyncSession]
    process_id: str
    ears: Callable[[], Mapping[int, Ear]]
    holds: dict[int, Hold]
    intake: Intake
    _running: dict[int, tuple[Ear, asyncio.Task[None]]] = field(default_factory=dict)
    _told: dict[int, float] = field(default_factory=dict)  # when an ear last went well, as the database knows it

    async def run(self) -> None:
        """Take part until cancelled; then what is in hand is finished, and another process may take over at once."""
        intake = asyncio.create_task(self.intake.run())
        try:
            while True:
                await self._beat()
                await self._follow()
                for task in (intake, *(task for _, task in self._running.values())):
                    if task.done():
                        raise RuntimeError("an ear or the intake has ended") from task.exception()
                await asyncio.sleep(BEAT)
        finally:
            await self._stop(list(self._running))
            intake.cancel()
            await asyncio.gather(intake, return_exceptions=True)
            await self._let_go()

    async def _beat(self) -> None:
        """One sign of life. Without the database the holds lapse by themselves."""
        ears = self.ears()
        wanted = {_lease(account_id): account_id for account_id in ears}
        held = [_lease(account_id) for account_id in self.holds]
        try:
            async with asyncio.timeout(leases.LEASE.total_seconds()), self.sessions.begin() as session:
                found = await leases.extend(session, self.process_id, held, list(wanted))
                await self._tell(session, found, wanted)
        except (SQLAlchemyError, TimeoutError) as fault:
            log.warning("leases-not-extended", fault=type(fault).__name__)
            return
        fresh = {wanted[name]: hold for name, hold in found.items()}
        for account_id in set(self.holds) - set(fresh):
            log.warning("updates-taken-over", account=account_id)
            del self.holds[account_id]
        news = set(fresh) - set(self.holds)
        self.holds.update(fresh)
        if news:
            self.intake.wake()

    async def _tell(self, session: AsyncSession, found: Mapping[str, Hold], wanted: Mapping[str, int]) -> None:
        """Write down which ears have lately done well."""
        for name, hold in found.items():
            account_id = wanted[name]
            ear = self._running.get(account_id)
            good_at = ear[0].good_at if ear else None
            if good_at is not None and good_at != self._told.get(account_id):
                await leases.worked(session, hold, monotonic() - good_at)
                self._told[account_id] = good_at

    async def _follow(self) -> None:
        """Run the ears of what is held, and no others; one that has been exchanged is started anew."""
        ears = self.ears()
        await self._stop(
            [each for each, (ear, _) in self._running.items() if each not in self.holds or ears.get(each) is not ear]
        )
        for account_id in set(self.holds) - set(self._running):
            ear = ears.get(account_id)
            if ear is not None:
                self._running[account_id] = ear, asyncio.create_task(ear.run())

    async def _stop(self, account_ids: list[int]) -> None:
        tasks = [self._running.pop(account_id)[1] for account_id in account_ids]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _let_go(self) -> None:
        self.holds.clear()
        try:
            async with asyncio.timeout(FAREWELL), self.sessions.begin() as session:
                await leases.let_go(session, self.process_id)
        except (SQLAlchemyError, TimeoutError) as fault:
            log.warning("leases-not-let-go", fault=type(fault).__name__)


def _lease(account_id: int) -> str:
    return f"updates:{account_id}"
