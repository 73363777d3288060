import asyncio
import random

from scheduler.sluice import Sluice
from tests.seconds import busiest_second


class Time:
    """A clock that stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def passed(sluice: Sluice, time: Time, moments: list[float], weight: int = 1) -> list[float]:
    """When copies left that set out at these moments."""
    left = []
    for moment in moments:
        time.now = max(time.now, moment)
        await sluice.leave(weight)
        left.append(time.now)
    return left


async def test_copies_at_their_moments_are_not_held_up() -> None:
    time = Time()
    sluice = Sluice(time, time.sleep)
    sluice.widen(23.75)
    moments = [100 + n / 23.75 for n in range(100)]
    assert await passed(sluice, time, moments) == moments


async def test_a_bunch_is_spread_so_that_no_second_is_too_full() -> None:
    time = Time()
    sluice = Sluice(time, time.sleep)
    sluice.widen(950)
    moments = [100 + max(0.3, n / 950) for n in range(3000)]  # the first 0.3 s were held up by a handshake
    left = await passed(sluice, time, moments)
    assert busiest_second(left) <= 973
    assert left[-1] - moments[-1] < 0.3


async def test_chance_never_fills_a_second_too_much() -> None:
    chance = random.Random(7)  # noqa: S311 - chance, not secrecy
    time = Time()
    sluice = Sluice(time, time.sleep)
    sluice.widen(95)
    moments = sorted(100 + n / 95 + chance.uniform(0, 0.2) for n in range(1000))
    assert busiest_second(await passed(sluice, time, moments)) <= 97


async def test_an_album_weighs_what_it_costs_and_passes_even_where_it_is_wider_than_the_sluice() -> None:
    time = Time()
    sluice = Sluice(time, time.sleep)
    sluice.widen(20)
    left = await passed(sluice, time, [100.0] * 5, weight=10)
    assert busiest_second(left) == 2
    sluice.widen(4)
    assert len(await passed(sluice, time, [time.now] * 2, weight=10)) == 2


async def test_whoever_waits_side_by_side_does_not_slip_through_together() -> None:
    sluice = Sluice()
    sluice.widen(20)
    loop = asyncio.get_running_loop()
    left: list[float] = []

    async def one() -> None:
        await sluice.leave()
        left.append(loop.time())

    await asyncio.gather(*(one() for _ in range(45)))
    assert min(later - earlier for earlier, later in zip(left, left[20:], strict=False)) > 0.99
