"""Workers: how the total grows when one, two and three processes send from one PostgreSQL."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks import town
from benchmarks.ground import PROJECT, Ground
from benchmarks.measure import TOKEN
from benchmarks.table import Table
from data.database import opened

NUMBER = 30_000
AUDIENCES = (("64.71.01", "64.71.02"), ("64.71.03", "64.71.04"), ("64.71.05", "64.71.06"))
"""Broadcasts that run together, to different people, so that there is work for three."""

_LOOK = 0.2


async def run(ground: Ground, workers: Sequence[int] = (1, 2, 3), number: int = NUMBER) -> Table:
    """Each number of workers once, and a scheduler beside them."""
    rows = []
    first = 0.0
    for each in workers:
        url = await ground.postgres.fresh(number)
        await ground.server.reset()
        seconds, cpu = await _sent(ground, url, each)
        rate = number / seconds
        first = first or rate
        rows.append((str(each), f"{rate:,.0f}", f"{rate / first:.2f} ×", f"{1000 * cpu / number:.3f}"))
    return Table(
        "Workers on one PostgreSQL, rate unlimited, one account",
        ("workers", "messages/s in all", "times one worker", "workers' CPU s per 1,000"),
        rows,
        (
            f"{len(AUDIENCES)} broadcasts at once, to {number:,} people in all. Workers, scheduler, server and "
            "PostgreSQL share the machine's cores; the turns of one account come one after another, those of several "
            "do not.",
        ),
    )


async def _sent(ground: Ground, url: str, workers: int) -> tuple[float, float]:
    """Seconds for all broadcasts, and the CPU seconds of the workers meanwhile."""
    roles = ["scheduler", *["worker"] * workers]
    async with processes(ground, url, roles) as running, opened(url) as database:
        async with database.sessions.begin() as session:
            await town.set_rate(session, town.UNLIMITED)
        before, began = sum(map(cpu, running[1:])), time.monotonic()
        async with database.sessions.begin() as session:
            ids = [await town.broadcast(session, codes) for codes in AUDIENCES]
        while True:
            async with database.reads() as session:
                if await _over(session, ids):
                    return time.monotonic() - began, sum(map(cpu, running[1:])) - before
            await asyncio.sleep(_LOOK)


async def _over(session: AsyncSession, ids: Sequence[int]) -> bool:
    return all([await town.is_over(session, each) for each in ids])


@asynccontextmanager
async def processes(ground: Ground, url: str, roles: Sequence[str]) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    """Processes of the house in these roles, ready; stopped at the end of the block."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": ground.server.url,
        "SSL_CERT_FILE": ground.server.ca,
        "QUIET_HOURS": "off",
        "LOG_FORMAT": "json",
    }
    started = []
    try:
        for role in roles:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", "--roles", role),
                env=environment,
                cwd=PROJECT,
                stderr=asyncio.subprocess.PIPE,
            )
            started.append(process)
            if process.stderr is None or not await process.stderr.readline():
                raise RuntimeError(f"a {role} did not start")
        yield started
    finally:
        for process in started:
            if process.returncode is None:
                process.terminate()
            await process.communicate()


def cpu(process: asyncio.subprocess.Process) -> float:
    """CPU seconds that a process has used so far."""
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
