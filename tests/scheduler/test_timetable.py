import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from scheduler import timetable
from scheduler.timetable import Tick, keep


async def test_jobs_tick_and_a_fault_of_one_stops_neither_it_nor_the_others() -> None:
    ticks: dict[str, int] = {"sound": 0, "faulty": 0}
    enough = asyncio.Event()

    async def sound() -> None:
        ticks["sound"] += 1
        if min(ticks.values()) >= 3:
            enough.set()

    async def faulty() -> None:
        ticks["faulty"] += 1
        raise RuntimeError("broken")

    task = asyncio.create_task(keep([Tick("sound", 0.05, sound), Tick("faulty", 0.05, faulty)]))
    async with asyncio.timeout(60):
        await enough.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("hours", [-1, 1])
async def test_a_clock_that_is_set_by_an_hour_does_not_stop_the_ticks(
    monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    shift = timedelta()

    class Clock(datetime):
        """The wall clock that APScheduler and we look at, which can be set."""

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + shift

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Clock)
    monkeypatch.setattr(timetable, "datetime", Clock)
    monkeypatch.setattr(timetable, "time", lambda: Clock.now().timestamp())
    monkeypatch.setattr(timetable, "_WATCH", 0.1)
    count, again = 0, asyncio.Event()

    async def job() -> None:
        nonlocal count
        count += 1
        again.set()

    task = asyncio.create_task(keep([Tick("job", 0.1, job)]))
    async with asyncio.timeout(60):
        for change in (timedelta(), timedelta(hours=hours)):
            shift = change
            before = count
            while count < before + 3:
                again.clear()
                await again.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
