"""Deliver a chunk: turn after turn, until it is done, handed back, or somebody else's."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from structlog import get_logger

from domain.pace import LOOK_AHEAD, OVERLAP
from domain.ports import Engine, Now, Platform
from domain.quiet_hours import QuietHours
from scheduler.amend import Amending
from scheduler.flight import Flight
from scheduler.hush import Hush
from scheduler.press import Press
from scheduler.sluice import Sluice
from services import deliveries, runs
from services.runs import Again, Handed, Over, Report, Run, Send, Turn, Wait

Sessions = async_sessionmaker[AsyncSession]
_log = get_logger()
_LONGEST_WAIT = 1.0
_LANDING = 5.0
_PATIENCE = 60.0


async def hand(engine: Engine[AsyncSession], session: AsyncSession, handed: Iterable[Handed], now: Now) -> None:
    """Put chunks into the engine within the transaction that writes them."""
    for each in handed:
        delay = max(0.0, (each.due_at - now()).total_seconds()) if each.due_at else 0.0
        await engine.put(session, each.chunk_id, each.lane, delay)


@dataclass(frozen=True, slots=True)
class Deliver:
    """The chunk handler, the same for every engine."""

    sessions: Sessions
    reads: Sessions
    platforms: Mapping[int, Platform]
    engine: Engine[AsyncSession]
    now: Now
    quiet: QuietHours | None = None
    news_a_day: int = 0
    hushes: dict[int, Hush] = field(default_factory=lambda: defaultdict(Hush))  # by account
    sluices: dict[int, Sluice] = field(default_factory=lambda: defaultdict(Sluice))

    async def __call__(self, chunk_id: int) -> None:
        """Work on a chunk until this run is over."""
        async with self.sessions.begin() as session:
            run = await runs.begin(session, chunk_id)
            if isinstance(run, Again):
                await self.engine.put(session, run.chunk_id, run.lane, run.seconds)
        if isinstance(run, Run):
            await _Working(self, run, self._press(run)).to_the_end()

    def _press(self, run: Run) -> Press | Amending:
        platform = self.platforms[run.holder.account_id]
        if run.frozen.kind.follows:
            return Amending(platform, run, self.now, self.quiet)
        return Press(platform, run, partial(self.sluices[run.holder.account_id].leave, run.weight))


class _Working:
    """One run: what it holds in memory between two turns."""

    def __init__(self, house: Deliver, run: Run, press: Press | Amending) -> None:
        self.house, self.run, self.press = house, run, press
        self.hush = house.hushes[run.holder.account_id]
        self.sluice = house.sluices[run.holder.account_id]
        self.flight = Flight(press.send, self._must_rest, self.hush)
        self.recovered = False
        self.lag = 0.0
        self.waits = 0

    async def to_the_end(self) -> None:
        """Turn after turn; whatever stops it, what has happened is written down."""
        try:
            while await self._act(await self._turn()):
                pass
        except (SQLAlchemyError, asyncio.CancelledError):
            await asyncio.shield(self._release())
            raise

    async def _turn(self) -> Turn:
        report = self._report()
        async with self.house.sessions.begin() as session:
            turn = await deliveries.turn(session, self.run, report, self.house.quiet, self.house.news_a_day)
            await hand(self.house.engine, session, turn.handed, self.house.now)
            await self.press.keep_media(session, report.results)
            if isinstance(turn.step, Send):
                await self.press.make_ready(session, turn.step.copies)
        drop = not isinstance(turn.step, Wait) or turn.step.drop_held
        self.flight.written(len(report.results), len(report.held) if drop else 0)
        self.recovered = turn.recovered
        self.lag = max(self.lag * 0.8, monotonic() - turn.looked_at)
        return turn

    async def _act(self, turn: Turn) -> bool:
        match turn.step:
            case Send(copies, starts_at, every, held) as send:
                self.waits = 0
                self.flight.hold(held)
                self.sluice.widen(self.run.weight / every)
                self.flight.book(send)
                until = starts_at + len(copies) * every - OVERLAP - self.lag
                await self.flight.pause(max(0.0, until - monotonic()))
                if self.hush.left and not self.flight.results:  # whoever was told writes it down first
                    await asyncio.sleep(min(LOOK_AHEAD.total_seconds(), self.hush.left))
            case Wait(seconds, flying):
                await self.flight.pause(min(_LONGEST_WAIT, seconds * 2**self.waits), flying)
                self.waits = min(self.waits + 1, 5)
            case Over():
                return False
        return True

    async def _must_rest(self) -> bool:
        async with self.house.reads() as session:
            return await runs.must_rest(session, self.run)

    async def _release(self) -> None:
        """Wait for the answers still out and write everything down, as soon as the database lets us."""
        await self.flight.land(_LANDING)
        until = monotonic() + _PATIENCE
        while True:
            try:
                report = self._report()
                async with self.house.sessions.begin() as session:
                    await deliveries.release(session, self.run, report)
            except SQLAlchemyError as fault:
                if monotonic() > until:
                    raise
                _log.warning("database-away", chunk_id=self.run.holder.chunk_id, fault=type(fault).__name__)
                await asyncio.sleep(1)
            else:
                return

    def _report(self) -> Report:
        lag = timedelta(seconds=min(self.lag, 0.2))
        return Report(self.flight.results, self.flight.held, self.flight.flying, self.recovered, lag)
