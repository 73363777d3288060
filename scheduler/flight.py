"""Flight: copies leave at their moments on the monotonic clock, with no session open, and come back as outcomes."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from structlog import get_logger

from domain.message import Later, Outcome, Rests, Unknown
from domain.pace import LATE
from services.runs import Copy, Result

_TICK = 0.01
_log = get_logger()

Sender = Callable[[Copy], Awaitable[Outcome]]


class Flight:
    """What one run has on its way: requests without an answer, and results that are not written yet."""

    def __init__(self, send: Sender) -> None:
        self._send = send
        self._flying: set[asyncio.Task[None]] = set()
        self._results: list[Result] = []
        self._halt = asyncio.Event()

    @property
    def flying(self) -> int:
        """Requests without an answer."""
        return len(self._flying)

    @property
    def results(self) -> tuple[Result, ...]:
        """The outcomes that are not written yet."""
        return tuple(self._results)

    def written(self, count: int) -> None:
        """The first so many results are committed."""
        del self._results[:count]
        self._halt.clear()

    async def leave(self, copies: tuple[Copy, ...], starts_at: float, every: float) -> tuple[Copy, ...]:
        """Send copies at their moments; answers those whose moment passed unused, or came after a halt."""
        held: list[Copy] = []
        place = 0
        while place < len(copies) and not self._halt.is_set():
            now = monotonic()
            while place < len(copies) and starts_at + place * every <= now:
                self._launch(copies[place], now - starts_at - place * every, held)
                place += 1
            if place < len(copies):
                await self.pause(max(_TICK, starts_at + place * every - monotonic()))
        return (*held, *copies[place:])

    async def pause(self, seconds: float) -> None:
        """Wait so long, or until the account must rest."""
        try:
            async with asyncio.timeout(seconds):
                await self._halt.wait()
        except TimeoutError:
            return

    async def land(self, seconds: float) -> None:
        """Wait for the answers that are still out, but not longer than this."""
        if self._flying:
            await asyncio.wait(self._flying, timeout=seconds)

    def _launch(self, copy: Copy, late: float, held: list[Copy]) -> None:
        if late > LATE:
            held.append(copy)
            return
        task = asyncio.create_task(self._fly(copy))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _fly(self, copy: Copy) -> None:
        try:
            outcome = await self._send(copy)
        except Exception:  # noqa: BLE001 - a boundary: one faulty copy must not take the others along
            _log.exception("copy-fault", recipient_id=copy.recipient_id)
            outcome = Unknown("fault")
        self._results.append(Result(copy, outcome))
        if isinstance(outcome, Later) and outcome.rests is Rests.ACCOUNT:
            self._halt.set()  # nobody sends another before the rest is written down
