"""What a server counts: how full its fullest second was; and for how long the loop that it shares stood still."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from time import monotonic


def busiest_second(moments: Sequence[float]) -> int:
    """The most moments in any sliding second (half-open): what a server counts."""
    ordered = sorted(moments)
    first = most = 0
    for place, moment in enumerate(ordered):
        while moment - ordered[first] >= 1.0:
            first += 1
        most = max(most, place - first + 1)
    return most


def bearable(rate: float, longest: float) -> float:
    """What a server that shares our loop may count in a second though the rate is kept.

    What left before the loop stood still is only seen afterwards, together with what follows, and a request takes
    a few rounds of the loop: on a quiet machine next to nothing.
    """
    return rate * (1 + 3 * longest)


@asynccontextmanager
async def stalls() -> AsyncIterator[list[float]]:
    """For how many seconds the loop stood still at the most, during the block: a few thousandths on a quiet machine."""
    longest = [0.0]

    async def watch() -> None:
        last = monotonic()
        while True:
            await asyncio.sleep(0.002)
            now = monotonic()
            longest.append(max(longest[-1], now - last - 0.005))
            last = now

    watching = asyncio.create_task(watch())
    yield longest
    watching.cancel()
