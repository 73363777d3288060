"""Incoming: how fast what people write is taken in and answered while a broadcast runs, and what that costs."""

import asyncio
import time
from collections.abc import Sequence

from sqlalchemy import func, select

from benchmarks import town
from benchmarks.ground import Ground
from benchmarks.table import Table
from benchmarks.workers import cpu, processes
from data.database import Database, opened
from data.models import Update

NUMBER = 5000
PEOPLE = 20_000
RATE = 25
"""Messages a second of the broadcast that runs meanwhile: a free bot's."""

_LOOK = 0.05


async def run(
    ground: Ground, number: int = NUMBER, people: int = PEOPLE, databases: Sequence[str] = ("SQLite", "PostgreSQL")
) -> Table:
    """All at once, on each database; by long polling, as a house without an address of its own has it."""
    rows = []
    for name in databases:
        url = (await ground.sqlite(people))[0] if name == "SQLite" else await ground.postgres.fresh(people)
        rows.append((name, *await _taken(ground, url, number, people)))
    return Table(
        "Incoming, while a broadcast runs",
        ("database", "updates", "kept and confirmed /s", "answered /s", "CPU s per 1,000 kept and answered"),
        rows,
        (
            f"{number:,} messages at once from {min(number, people):,} people while a broadcast leaves at {RATE}/s. "
            "Kept: committed, so that the messenger may forget them. Answered: handled, and the receipt sent. "
            "CPU is our one process's, the broadcast's share included.",
        ),
    )


async def _taken(ground: Ground, url: str, number: int, people: int) -> Sequence[str]:
    await ground.server.reset(blocked=0)
    async with processes(ground, url, ["updates,scheduler,worker,web"]) as (process,), opened(url) as database:
        async with database.sessions.begin() as session:
            await town.set_rate(session, RATE)
            await town.broadcast(session)
        before, began = cpu(process), time.monotonic()
        await ground.server.write(number, people)
        kept = await _until(database, number, began, answered=False)
        answered = await _until(database, number, began, answered=True)
        spent = cpu(process) - before
    return f"{number:,}", f"{number / kept:,.0f}", f"{number / answered:,.0f}", f"{1000 * spent / number:.1f}"


async def _until(database: Database, number: int, began: float, *, answered: bool) -> float:
    """Seconds until so many updates are kept, or answered."""
    question = select(func.count()).select_from(Update)
    if answered:
        question = question.where(Update.answered_at.is_not(None))
    while True:
        async with database.reads() as session:
            found = await session.scalar(question) or 0
        if found >= number:
            return time.monotonic() - began
        await asyncio.sleep(_LOOK)
