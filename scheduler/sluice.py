"""Sluice: what an account sent in the last second, as it really left this process.

A copy's moment says when it may set out; a new connection or a stall may hold it up, and then those behind catch up
with it. The sluice stands right before the wire, so that no second that leaves here is too full, whatever happened.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from domain.pace import HEADROOM


class Sluice:
    """Lets through what fits into any sliding second: a little more than the pace asks for, less than the rate."""

    def __init__(
        self, clock: Callable[[], float] = monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ):
        self._clock, self._sleep = clock, sleep
        self._left: deque[float] = deque()
        self._most = 1

    def widen(self, a_second: float) -> None:
        """The pace: so many messages a second."""
        self._most = max(1, int(a_second * (1 + HEADROOM / 2)))

    async def leave(self, weight: int = 1) -> None:
        """Wait until so many messages may leave; they do so at once."""
        while (wait := self._wait(weight)) > 0:
            await self._sleep(wait)
        self._left.extend([self._clock()] * weight)

    def _wait(self, weight: int) -> float:
        now = self._clock()
        while self._left and now - self._left[0] >= 1.0:
            self._left.popleft()
        over = len(self._left) + weight - self._most
        return self._left[min(over, len(self._left)) - 1] + 1.0 - now if over > 0 and self._left else 0.0
