"""Pace: what the server sees at each rate, and what keeping it costs."""

from collections.abc import Sequence

from benchmarks.ground import Ground
from benchmarks.table import Table

RATES = (25, 30, 1000)


async def run(ground: Ground, seconds: float, rates: Sequence[int] = RATES) -> Table:
    """Each rate for so many seconds."""
    rows = []
    for rate in rates:
        number = round(rate * seconds)
        url, _ = await ground.sqlite(number)
        found = await ground.run("siarkim", number, url, str(rate))
        rows.append(
            (
                f"{rate}/s",
                f"{found.seen.busiest}",
                f"{100 * found.steady / rate:.1f} %",
                f"{found.first:.2f} s",
                f"{100 * found.cpu / found.seconds:.1f} %",
                f"{found.peak:.0f}",
            )
        )
    return Table(
        "Pace, measured at the server",
        ("rate", "worst sliding second", "rate used", "first copy after", "share of one core, all in", "peak MB"),
        rows,
        ("The whole house on SQLite, intake, ticks and commits included.",),
    )
