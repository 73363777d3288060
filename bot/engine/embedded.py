"""The embedded engine: a priority queue in this process over the chunks that are committed in the database.

Nothing in it needs to survive: after a start, every waiting chunk is handed over again.
"""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from itertools import count
from time import monotonic

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from structlog import get_logger

from domain.lane import Lane

_log = get_logger()


class Embedded:
    """Runs chunks of higher lanes first, more at a time than a house ever has live."""

    forgets = True

    def __init__(self, at_a_time: int = 256, pause_after_fault: float = 2.0) -> None:
        self._at_a_time, self._pause_after_fault = at_a_time, pause_after_fault
        self._ready: list[tuple[int, int, int]] = []  # lane's rank, order of coming, chunk
        self._delayed: list[tuple[float, int, int]] = []  # moment, chunk, lane's rank
        self._running: dict[int, asyncio.Task[None]] = {}
        self._again: dict[int, int] = {}  # put while it was running: chunk, lane's rank
        self._numbers = count()
        self._stirred = asyncio.Event()

    async def put(self, within: AsyncSession, chunk_id: int, lane: Lane, delay: float = 0.0) -> None:
        """Take a chunk over once the transaction that writes it is committed."""

        def committed(_session: Session) -> None:
            self._enter(chunk_id, lane.rank, delay)

        event.listen(within.sync_session, "after_commit", committed, once=True)

    async def work(self, handle: Callable[[int], Awaitable[None]]) -> None:
        """Run chunks until cancelled; then wait until each run has written down what happened."""
        try:
            while True:
                self._stirred.clear()
                self._wake()
                self._start(handle)
                await self._stir()
        finally:
            running = list(self._running.values())
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def _enter(self, chunk_id: int, rank: int, delay: float) -> None:
        if delay > 0:
            heapq.heappush(self._delayed, (monotonic() + delay, chunk_id, rank))
        elif chunk_id in self._running:
            self._again[chunk_id] = rank
        else:
            heapq.heappush(self._ready, (rank, next(self._numbers), chunk_id))
        self._stirred.set()

    def _wake(self) -> None:
        while self._delayed and self._delayed[0][0] <= monotonic():
            _, chunk_id, rank = heapq.heappop(self._delayed)
            self._enter(chunk_id, rank, 0.0)

    def _start(self, handle: Callable[[int], Awaitable[None]]) -> None:
        while self._ready and len(self._running) < self._at_a_time:
            rank, _, chunk_id = heapq.heappop(self._ready)
            if chunk_id not in self._running:
                self._running[chunk_id] = asyncio.create_task(self._run(handle, chunk_id, rank))

    async def _run(self, handle: Callable[[int], Awaitable[None]], chunk_id: int, rank: int) -> None:
        try:
            await handle(chunk_id)
        except Exception:  # noqa: BLE001 - the job wrapper: a fault is logged once, the chunk is never lost
            _log.exception("chunk-fault", chunk_id=chunk_id)
            self._again.pop(chunk_id, None)
            self._enter(chunk_id, rank, self._pause_after_fault)
        finally:
            del self._running[chunk_id]
            if chunk_id in self._again:
                self._enter(chunk_id, self._again.pop(chunk_id), 0.0)
            self._stirred.set()

    async def _stir(self) -> None:
        """Sleep until something is put or ends, or the first delayed chunk is due."""
        seconds = self._delayed[0][0] - monotonic() if self._delayed else None
        try:
            async with asyncio.timeout(seconds):
                await self._stirred.wait()
        except TimeoutError:
            return
