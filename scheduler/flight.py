"""Flight: copies leave at their moments on the monotonic clock, with no session open, and come back as outcomes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError
from structlog import get_logger

from domain.message import Later, Outcome, Rests, Unknown
from domain.pace import LATE
from scheduler.hush import Hush
from services.runs import Copy, Result, Send

_TICK = 0.01
_AHEAD = 0.05  # a booking that starts later than this asks again whether the account may send
_log = get_logger()

Sender = Callable[[Copy], Awaitable[Outcome]]
MustRest = Callable[[], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class _Booking:
    turn: Send
    halts: int  # how many halts there had been

    def moment(self, place: int) -> float:
        return self.turn.starts_at + place * self.turn.every


class Flight:
    """What one run has on its way: bookings, requests without an answer, results that are not written yet."""

    def __init__(self, send: Sender, must_rest: MustRest, hush: Hush) -> None:
        self._send, self._must_rest, self._hush = send, must_rest, hush
        self._bookings: set[asyncio.Task[None]] = set()
        self._booked = 0
        self._flying: set[asyncio.Task[None]] = set()
        self._results: list[Result] = []
        self._held: list[Copy] = []
        self._halts = 0
        self._enough = -1
        self._stirred = asyncio.Event()

    @property
    def flying(self) -> int:
        """Copies that are booked, or sent without an answer so far."""
        return self._booked + len(self._flying)

    @property
    def results(self) -> tuple[Result, ...]:
        """The outcomes that are not written yet."""
        return tuple(self._results)

    @property
    def held(self) -> tuple[Copy, ...]:
        """Copies whose moment passed unused, or came after a halt."""
        return tuple(self._held)

    def written(self, results: int, held: int) -> None:
        """So many of the results and of the held copies are taken care of."""
        del self._results[:results]
        del self._held[:held]

    def hold(self, copies: tuple[Copy, ...]) -> None:
        """There was no room for these: they wait for the next turn."""
        self._held.extend(copies)

    def book(self, turn: Send) -> None:
        """Send copies at their moments, in the background."""
        self._booked += len(turn.copies)
        task = asyncio.create_task(self._keep(_Booking(turn, self._halts)))
        self._bookings.add(task)
        task.add_done_callback(self._bookings.discard)

    async def pause(self, seconds: float, flying: int = -1) -> None:
        """Wait so long, or until the account must rest, or no more than `flying` are on their way."""
        if self.flying <= flying:
            return
        self._enough = flying
        await self._nap(seconds)
        self._enough = -1

    async def land(self, seconds: float) -> None:
        """Send nothing more; wait for the answers that are still out, but not longer than this."""
        self._stop()
        await asyncio.gather(*self._bookings)
        if self._flying:
            await asyncio.wait(self._flying, timeout=seconds)

    async def _keep(self, booking: _Booking) -> None:
        copies, place = booking.turn.copies, 0
        ahead = booking.turn.starts_at - monotonic()
        if ahead > _AHEAD:
            await self._nap(ahead - _AHEAD / 2)
            if booking.halts == self._halts and await self._told_to_rest():
                self._halts += 1
        while place < len(copies) and self._may_go(booking):
            now = monotonic()
            while place < len(copies) and booking.moment(place) <= now:
                self._launch(copies[place], now - booking.moment(place))
                place += 1
            if place < len(copies):
                await self._nap(max(_TICK, booking.moment(place) - monotonic()))
        self._booked -= len(copies) - place
        self._held.extend(copies[place:])

    async def _told_to_rest(self) -> bool:
        try:
            return await self._must_rest()
        except SQLAlchemyError:  # the next turn meets the same fault, and says so
            return True

    def _may_go(self, booking: _Booking) -> bool:
        if self._hush.left and booking.halts == self._halts:
            self._stop()  # another run of this account was told to rest
        return booking.halts == self._halts

    def _launch(self, copy: Copy, late: float) -> None:
        self._booked -= 1
        if late > LATE:
            self._held.append(copy)
            return
        task = asyncio.create_task(self._fly(copy))
        self._flying.add(task)
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._flying.discard(task)
        if self.flying == self._enough:
            self._stir()

    async def _fly(self, copy: Copy) -> None:
        try:
            outcome = await self._send(copy)
        except Exception:  # noqa: BLE001 - a boundary: one faulty copy must not take the others along
            _log.exception("copy-fault", recipient_id=copy.recipient_id)
            outcome = Unknown("fault")
        self._results.append(Result(copy, outcome))
        if isinstance(outcome, Later) and outcome.rests is Rests.ACCOUNT:
            self._hush.keep(outcome.after)
            self._stop()  # nobody sends another before the rest is written down

    def _stop(self) -> None:
        self._halts += 1
        self._stir()

    async def _nap(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            return

    def _stir(self) -> None:
        self._stirred.set()
        self._stirred.clear()
