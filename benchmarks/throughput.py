"""Throughput: the whole path against raw aiohttp and the peers, round after round, every way once a round."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from benchmarks.ground import Figures, Ground
from benchmarks.table import Table
from benchmarks.town import UNLIMITED

NUMBERS = {
    "siarkim": 20_000,
    "own_client": 20_000,
    "raw_aiohttp": 10_000,
    "aiogram_session": 3_000,
    "ptb": 500,
    "broadcaster": 60,
}
"""Messages a round: enough for the way to find its pace, few enough for the slow ones."""

NAMES = {
    "siarkim": "**SiarKIM, whole path** (plan, claim, pace, send, durable outcome)",
    "own_client": "SiarKIM's HTTP client alone, nothing recorded",
    "raw_aiohttp": "raw aiohttp, nothing recorded",
    "aiogram_session": "aiogram 3, default session, gather",
    "ptb": "python-telegram-bot, default request, gather",
    "broadcaster": "aiogram-broadcaster, one mailer",
}
BLAST = 100_000


async def run(ground: Ground, rounds: int, share: float = 1.0, ways: Sequence[str] = tuple(NUMBERS)) -> Table:
    """Every way, as often as there are rounds; `share` of the usual numbers."""
    found: defaultdict[str, list[Figures]] = defaultdict(list)
    for _ in range(rounds):
        for way in ways:
            found[way].append(await _once(ground, way, max(10, round(NUMBERS[way] * share))))
    blast = await ground.run("blast", max(1000, round(BLAST * share)))
    whole = _median(found["siarkim"], "rate")
    rows = [_row(way, figures, whole) for way, figures in found.items()]
    return Table(
        "Throughput with the rate unlimited",
        ("way", "SiarKIM is faster by", "messages/s", "CPU s per 1,000", "peak MB", "server's CPU"),
        rows,
        (
            f"Medians of {rounds} interleaved rounds; messages/s from the first thought to the last outcome, "
            "connections opened meanwhile included.",
            f"The server is not the bottleneck: a load that only counts answers gets {blast.rate:,.0f}/s out of it "
            f"with the same 50 ms ({blast.rate / max(whole, 1):.1f} times the fastest path that does something); "
            "its last column is the share of a core that it had to do.",
        ),
    )


async def _once(ground: Ground, way: str, number: int) -> Figures:
    if way != "siarkim":
        return await ground.run(way, number)
    url, _ = await ground.sqlite(number)
    return await ground.run(way, number, url, str(UNLIMITED))


def _row(way: str, figures: list[Figures], whole: float) -> tuple[str, ...]:
    rate = _median(figures, "rate")
    busy = median(each.seen.cpu / each.seconds for each in figures)
    return (
        NAMES[way],
        "" if way == "siarkim" else f"{whole / rate:.2f} ×",
        f"{rate:,.0f}",
        f"{_median(figures, 'cpu_each'):.3f}",
        f"{_median(figures, 'peak'):.0f}",
        f"{100 * busy:.0f} %",
    )


def _median(figures: list[Figures], name: str) -> float:
    return median(float(getattr(each, name)) for each in figures)
