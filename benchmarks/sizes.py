"""Sizes: how time, disk and memory grow from 10,000 recipients to 1,000,000, on both databases."""

from collections.abc import Sequence

from benchmarks.ground import Figures, Ground
from benchmarks.table import Table
from benchmarks.town import UNLIMITED

SIZES = (10_000, 100_000, 1_000_000)


async def run(ground: Ground, sizes: Sequence[int] = SIZES) -> Table:
    """Plan, send and record for each size."""
    rows = []
    for number in sizes:
        url, file = await ground.sqlite(number)
        before = file.stat().st_size
        found = await ground.run("siarkim", number, url, str(UNLIMITED))
        rows.append(_row("SQLite", number, found, (before, file.stat().st_size)))
    for number in sizes:
        url = await ground.postgres.fresh(number)
        before = ground.postgres.size(url)
        found = await ground.run("siarkim", number, url, str(UNLIMITED))
        rows.append(_row("PostgreSQL", number, found, (before, ground.postgres.size(url))))
    return Table(
        "Sizes, rate unlimited",
        (
            "database",
            "recipients",
            "seconds",
            "ms each",
            "first copy after",
            "bytes of a resident",
            "bytes of a copy",
            "peak MB",
            "CPU s per 1,000",
        ),
        rows,
        (
            "Bytes of a resident: the file before the broadcast; bytes of a copy: by how much it has grown after it. "
            "CPU is our process's; PostgreSQL's own is not in it.",
        ),
    )


def _row(database: str, number: int, found: Figures, size: tuple[int, int]) -> tuple[str, ...]:
    before, after = size
    return (
        database,
        f"{number:,}",
        f"{found.seconds:.1f}",
        f"{1000 * found.seconds / number:.3f}",
        f"{found.first:.2f} s",
        f"{before / number:.0f}",
        f"{(after - before) / number:.0f}",
        f"{found.peak:.0f}",
        f"{found.cpu_each:.3f}",
    )
