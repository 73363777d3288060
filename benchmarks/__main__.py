"""`make bench`: measures, and prints (or writes) one table after another as Markdown."""

import asyncio
import os
import platform
import sys
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks import desk, incoming, pacing, sizes, throughput, workers
from benchmarks.ground import PEERS, Ground, ground
from benchmarks.table import Table

Part = Callable[[Ground], Coroutine[Any, Any, Table]]


def main(
    only: Annotated[list[str] | None, typer.Option(help="throughput, pace, sizes, workers, desk, incoming")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="rounds of the comparison")] = 3,
    largest: Annotated[int, typer.Option(min=1000, help="most recipients of `sizes`, tickets of `desk`")] = 1_000_000,
    seconds: Annotated[float, typer.Option(min=2, help="seconds at each pace")] = 20,
    out: Annotated[Path | None, typer.Option(help="a file for the tables, besides the screen")] = None,
) -> None:
    """Measure."""
    parts: dict[str, Part] = {
        "throughput": lambda found: throughput.run(found, rounds),
        "pace": lambda found: pacing.run(found, seconds),
        "sizes": lambda found: sizes.run(found, [each for each in sizes.SIZES if each <= largest]),
        "workers": workers.run,
        "desk": lambda found: desk.run(found, largest),
        "incoming": incoming.run,
    }
    wanted = only or list(parts)
    if unknown := set(wanted) - set(parts):
        raise typer.BadParameter(", ".join(sorted(unknown)), param_hint="--only")
    if "throughput" in wanted and not PEERS.exists():
        raise typer.BadParameter("the peers are not installed: make bench does it", param_hint="--only")
    said = asyncio.run(_measured([parts[name] for name in wanted]))
    if out:
        out.parent.mkdir(exist_ok=True)
        out.write_text(said, encoding="utf-8")


async def _measured(parts: list[Part]) -> str:
    said = [_machine()]
    _show(said[0])
    async with ground() as found:
        for part in parts:
            said.append(str(await part(found)))
            _show(said[-1])
    said.append(f"Load average at the end: {os.getloadavg()[0]:.1f}.\n")
    _show(said[-1])
    return "\n".join(said)


def _machine() -> str:
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"{moment}; {os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}; load average at the start {os.getloadavg()[0]:.1f}.\n"
        "The server is a stub in a process of its own: TLS on loopback, answers after 50 ms, "
        "5 % have blocked the bot.\n"
    )


def _show(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    typer.run(main)
