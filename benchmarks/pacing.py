"""Pace: what the server sees at each rate, and what keeping it costs."""

from collections.abc import Sequence

from benchmarks.ground import Ground
from benchmarks.table import Table

Pace = tuple[str, int]

PACES: tuple[Pace, ...] = (("telegram", 25), ("telegram", 30), ("telegram", 1000), ("whatsapp", 80), ("whatsapp", 1000))
"""The platform, and how many messages a second it lets through."""


async def run(ground: Ground, seconds: float, paces: Sequence[Pace] = PACES) -> Table:
    """Each pace for so many seconds."""
    rows = []
    for platform, rate in paces:
        number = round(rate * seconds)
        url, _ = await ground.sqlite(number)
        found = await ground.run("siarkim", number, url, str(rate), platform)
        rows.append(
            (
                platform,
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
        (
            "platform",
            "rate",
            "worst sliding second",
            "rate used",
            "first copy after",
            "share of one core, all in",
            "peak MB",
        ),
        rows,
        ("The whole house on SQLite, intake, ticks and commits included.",),
    )
