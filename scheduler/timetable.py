"""The timetable: jobs that tick. What is due is a row; a tick only looks, so a late or doubled one does no harm."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from time import monotonic, time
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from structlog import get_logger

_log = get_logger()
_STEP = 2.0  # seconds by which the wall clock must leave the monotonic one to count as set
_WATCH = 1.0
_APART = timedelta(seconds=0.015)


@dataclass(frozen=True, slots=True)
class Tick:
    """One job: its name, how many seconds lie between two runs, and what it does."""

    name: str
    seconds: float
    job: Callable[[], Awaitable[Any]]


async def keep(ticks: Sequence[Tick]) -> None:
    """Tick until cancelled. A run that takes longer than its interval is not overtaken by the next."""
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)  # `_guarded` says what matters
    scheduler: Any = AsyncIOScheduler(timezone=UTC)
    for tick, first in zip(ticks, _one_by_one(), strict=False):
        scheduler.add_job(
            _guarded(tick),
            IntervalTrigger(seconds=tick.seconds, timezone=UTC),
            id=tick.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=first,
        )
    scheduler.start()
    try:
        await _watch(scheduler)
    finally:
        scheduler.shutdown(wait=False)


def _one_by_one() -> Iterator[datetime]:
    """When each of the jobs runs first: asking all at once, each second, they would hold up what is being sent."""
    now = datetime.now(UTC)
    return (now + place * _APART for place in count())


def _guarded(tick: Tick) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await tick.job()
        except Exception:  # noqa: BLE001 - the job wrapper: a fault is logged once, the next tick tries again
            _log.exception("tick-fault", job=tick.name)

    return run


async def _watch(scheduler: Any) -> None:
    """A clock that was set back would stop the ticks until it has caught up: then every job runs now."""
    apart = time() - monotonic()
    while True:
        await asyncio.sleep(_WATCH)
        now_apart = time() - monotonic()
        if abs(now_apart - apart) >= _STEP:
            _log.warning("clock-stepped", seconds=round(now_apart - apart, 1))
            for job, first in zip(scheduler.get_jobs(), _one_by_one(), strict=False):
                job.modify(next_run_time=first)
        apart = now_apart
