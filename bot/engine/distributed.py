"""The distributed engine: Procrastinate over the PostgreSQL that holds our tables, for any number of workers.

A chunk is put in the very transaction that writes it. Procrastinate gives lanes (priorities), delay, the wake-up of
idle workers and the heartbeats by which a death shows; handing a dead worker's chunks on is the sweeper's. No locks
of Procrastinate are used: a job that ends doesn't wake those that wait on its lock.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.sql import queries
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from structlog import get_logger

from data import locks
from domain.lane import Lane

Handle = Callable[[int], Awaitable[None]]

HEARTBEAT = 1.0
DEAD_AFTER = 6.0
"""Seconds without a heartbeat: three would take one blocked loop for a death."""

_QUEUE = "chunks"
_SWEEP = 1.0
_POLL = 0.5
_LONGEST_PAUSE = 5.0
_STEADY = 30.0  # a worker that ran so long was well: the next one starts at once
_log = get_logger()


class Distributed:
    """One process's hold on the queue that all processes share."""

    forgets = False

    def __init__(
        self,
        database_url: str,
        sessions: async_sessionmaker[AsyncSession],
        at_a_time: int = 256,
        pause_after_fault: int = 2,
    ) -> None:
        logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # what matters is said here
        self._sessions, self._at_a_time = sessions, at_a_time
        self._handle: Handle | None = None
        url = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connector = PsycopgConnector(conninfo=url, min_size=1, max_size=4)
        self._app = App(connector=self._connector)
        again = RetryStrategy(wait=pause_after_fault)
        self._task = self._app.task(name="deliver", queue=_QUEUE, retry=again)(self._run)

    async def put(self, within: AsyncSession, chunk_id: int, lane: Lane, delay: float = 0.0) -> None:
        """Defer a chunk in the transaction that writes it."""
        await self._defer(within, chunk_id, -lane.rank, delay)

    async def work(self, handle: Handle) -> None:
        """Work until cancelled; a database that goes away is waited for."""
        self._handle = handle
        pause = _POLL
        while True:
            began = monotonic()
            try:
                async with self._app.open_async():
                    await self._working()
                _log.warning("engine-starts-anew")
            except (ConnectorException, psycopg.Error) as fault:
                _log.warning("engine-without-database", fault=type(fault.__cause__ or fault).__name__)
            pause = pause * 2 if monotonic() - began < _STEADY else _POLL
            await asyncio.sleep(min(_LONGEST_PAUSE, pause))

    async def _working(self) -> None:
        """One registered worker; it ends when the database goes away, or took it for dead."""
        sweeping = asyncio.create_task(self._sweeping())
        try:
            await self._app.run_worker_async(
                queues=[_QUEUE],
                concurrency=self._at_a_time,
                fetch_job_polling_interval=_POLL,
                update_heartbeat_interval=HEARTBEAT,
                stalled_worker_timeout=DEAD_AFTER,
                shutdown_graceful_timeout=0,  # whoever is stopped writes down what happened, and goes
                delete_jobs="successful",
                install_signal_handlers=False,
            )
        finally:
            sweeping.cancel()
            await asyncio.gather(sweeping, return_exceptions=True)

    async def _run(self, chunk_id: int) -> None:
        """One job. What its handler could not finish is run again, also where the process was told to stop."""
        if self._handle is None:
            raise RuntimeError("a job without anybody to work it")
        try:
            await self._handle(chunk_id)
        except Exception:
            _log.exception("chunk-fault", chunk_id=chunk_id)
            raise

    async def _sweeping(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP)
            try:
                await self._sweep()
            except (ConnectorException, SQLAlchemyError) as fault:
                _log.warning("sweeper-without-database", fault=type(fault).__name__)

    async def _sweep(self) -> None:
        """Hand the chunks of dead workers on, under new numbers: one that wakes up again can't end its successor's."""
        jobs = self._app.job_manager
        async with self._sessions.begin() as session:
            if not await locks.sole(session, "sweep"):
                return
            for job in await jobs.get_stalled_jobs(queue=_QUEUE, seconds_since_heartbeat=DEAD_AFTER):
                await self._end(session, job)
                await self._defer(session, job.task_kwargs["chunk_id"], job.priority)
                _log.warning("chunk-of-dead-worker", chunk_id=job.task_kwargs["chunk_id"])
        await jobs.prune_stalled_workers(DEAD_AFTER)

    async def _defer(self, within: AsyncSession, chunk_id: Any, priority: int, delay: float = 0.0) -> None:
        connection = await _underlying(within)
        later: dict[str, Any] = {"schedule_in": {"seconds": delay}} if delay > 0 else {}
        with _as_ours():
            await self._task.configure(connection=connection, priority=priority, **later).defer_async(chunk_id=chunk_id)

    async def _end(self, within: AsyncSession, job: Job) -> None:
        with _as_ours():
            await self._connector.execute_query_all_async_with_connection(
                await _underlying(within),
                queries["finish_job"],
                job_id=job.id,
                status=Status.ABORTED.value,
                delete_job=True,
            )


async def _underlying(session: AsyncSession) -> Any:
    """psycopg's connection under a session, inside its transaction."""
    return (await (await session.connection()).get_raw_connection()).driver_connection


@contextmanager
def _as_ours() -> Iterator[None]:
    """A database that fails under Procrastinate fails like under everything else."""
    try:
        yield
    except ConnectorException as fault:
        raise OperationalError("engine", None, fault.__cause__ or fault) from fault
