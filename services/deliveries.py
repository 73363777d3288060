"""The turn: one short transaction in which a chunk writes outcomes down and takes what it may send next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from data import announcements, broadcasts, chunks, deliveries, handing, pace
from data.candidates import Candidate
from data.chunks import Handed, Standing
from data.models import Broadcast
from domain import pace as rules
from domain.broadcast import BroadcastState
from domain.chunk import ChunkKind, ChunkState
from domain.delivery import DeliveryState
from domain.message import Later, Rests
from domain.pace import Closed, Opening, PaceState
from domain.quiet_hours import QuietHours
from services import claims, outcomes, plans
from services.claims import Desk, Taken
from services.runs import Over, Report, Result, Run, Send, Turn, Wait

MOST_FLYING = 500
_BATCH = 1000
_SHORT, _LONG, _GIVE_WAY = 0.1, 0.5, 0.25
_PATIENCE = timedelta(seconds=3)  # a longer wait hands the chunk back
_HEARTBEAT = timedelta(seconds=1)
_HELD = Later(0.0, counts=False, rests=Rests.NOBODY, why="held")


async def turn(session: AsyncSession, run: Run, report: Report, quiet: QuietHours | None, news_a_day: int = 0) -> Turn:
    """Write what happened and say what to do next. A run whose fence has moved writes nothing and is over."""
    holder = run.holder
    free = await pace.taken(session, holder.account_id)  # turns of one account come one after another
    standing = await chunks.standing(session, holder.chunk_id, holder.fence)
    if standing is None:
        return Turn(Over())
    recorded = await outcomes.record(session, holder, run.frozen, standing, report.results)
    if recorded.rested:
        free = await pace.taken(session, holder.account_id)
    desk = _Turn(session, run, report, standing, await pace.clock(session))
    desk.desk = replace(desk.desk, news_a_day=news_a_day)
    await desk.rest(recorded.later)
    runs = standing.state is BroadcastState.RUNNING and not recorded.paused
    step = await (desk.go(quiet, free) if runs else desk.stop())
    return Turn(step, tuple(desk.handed), desk.recovered, desk.looked_at)


async def release(session: AsyncSession, run: Run, report: Report) -> None:
    """Leave the chunk to another run: what happened is written, what was not sent waits."""
    await pace.taken(session, run.holder.account_id)
    standing = await chunks.standing(session, run.holder.chunk_id, run.holder.fence)
    if standing is None:
        return
    held = [Result(each, _HELD) for each in report.held]
    recorded = await outcomes.record(session, run.holder, run.frozen, standing, [*report.results, *held])
    desk = _Turn(session, run, report, standing, await pace.clock(session))
    if outcomes.closing(standing.state) is None:
        await desk.rest(recorded.later)
    await chunks.write(session, run.holder.chunk_id, state=ChunkState.WAITING, handed_at=None)
    await handing.unhand(session, [each.chunk_id for each in desk.handed])


class _Turn:
    """The steps of one turn over one session."""

    def __init__(self, session: AsyncSession, run: Run, report: Report, standing: Standing, now: datetime) -> None:
        self.session, self.run, self.report, self.now = session, run, report, now
        self.standing, self.chunk, self.recovered = standing, standing.chunk, report.recovered
        self.looked_at = monotonic()
        self.desk = Desk(session, run.holder, run.frozen, now, run.zone, run.gate)
        self.handed: list[Handed] = []

    async def go(self, quiet: QuietHours | None, free: PaceState) -> Send | Wait | Over:
        """What a running broadcast's chunk does."""
        if self._drained():
            return await self._settle_down()
        if self.report.flying >= MOST_FLYING:
            return await self._wait(_LONG, flying=MOST_FLYING // 2)
        morning = quiet and quiet.wait(self.now, self.run.zone, self.run.lane, self.run.holder.broadcast_id)
        if morning:
            return await self._hand_back(morning)
        if await chunks.higher_due(self.session, self.run.holder.account_id, self.run.lane, self.now):
            return await self._wait(_GIVE_WAY)
        match rules.turn(free, self.run.weight, self.now + self.report.lag):
            case Closed(until, rests):
                return await (self._hand_back(until) if rests else self._wait_until(until))
            case Opening() as opening:
                return await self._send(await self._uploading(opening))

    async def stop(self) -> Wait | Over:
        """What the chunk of a paused, cancelled or expired broadcast does: settle, then go."""
        await self._put_back()
        if self.report.flying:
            return await self._wait(_LONG, flying=0, drop_held=True)
        end = outcomes.closing(self.standing.state)
        if end is None:
            over = self.chunk.drained_at is not None and self.recovered
            following = {"state": ChunkState.DONE} if over else {"state": ChunkState.WAITING, "handed_at": None}
            await chunks.write(self.session, self.chunk.chunk_id, progress_at=self.now, **following)
            return Over()
        if await claims.abandon(self.desk, _BATCH) or await self._close_later(end):
            return await self._wait(0.0, drop_held=True)
        return await self._end()

    async def rest(self, due: Mapping[int, datetime]) -> None:
        """Copies of this broadcast come later, by account: the chunks of those must know."""
        for account_id, due_at in due.items():
            self.handed += await plans.rest(self.session, await self._broadcast(), account_id, due_at, self.now)

    async def _send(self, opening: Opening | None) -> Send | Wait | Over:
        if opening is None:
            return await self._wait(_SHORT)
        held = self.report.held[: opening.copies]
        taken = await self._take(opening.copies - len(held)) if len(held) < opening.copies else Taken()
        if taken.later_at is not None:
            await self.rest({self.run.holder.account_id: taken.later_at})
        copies = held + taken.copies
        if not copies:
            return await self._nothing()
        await pace.give(
            self.session, self.run.holder.account_id, opening.end(len(copies)), len(copies) * self.run.weight
        )
        await self._space(copies, opening.end(len(copies)))
        await self._live()
        starts_at = self.looked_at + (opening.start - self.now).total_seconds()
        return Send(copies, starts_at, opening.every.total_seconds(), self.report.held[len(held) :])

    async def _nothing(self) -> Wait | Over:
        """Nothing was claimed: look further at once, or wait for what comes later, or end."""
        if self.chunk.kind is not ChunkKind.REST or not self.recovered:
            return await self._wait(0.0)
        holder = self.run.holder
        due_at = await deliveries.next_due(self.session, holder.broadcast_id, holder.account_id)
        return await (self._hand_back(due_at) if due_at is not None else self._settle_down())

    async def _take(self, wanted: int) -> Taken:
        """From what an earlier run left behind; once that is done, from the chunk's own source."""
        if not self.recovered:
            taken = await claims.left_behind(self.desk, wanted)
            self.recovered = taken.dry
            return taken
        match self.chunk.kind:
            case ChunkKind.REST:
                return await claims.due(self.desk, wanted)
            case ChunkKind.RETRY:
                return await self._reopen()
        if self.chunk.drained_at is not None:
            return Taken()
        taken = await claims.fresh(self.desk, self.chunk, wanted)
        if taken.dry:
            await self._drain()
        return taken

    async def _reopen(self) -> Taken:
        """Rejected copies become due again, a batch a turn."""
        holder = self.run.holder
        count, last = await deliveries.reopen_rejected(
            self.session, holder, self.chunk.after_recipient, self.now, _BATCH
        )
        changes = {DeliveryState.REJECTED: -count, DeliveryState.LATER: count}
        await deliveries.tally(self.session, holder.broadcast_id, changes)
        if last is None:
            await self._drain()
            return Taken()
        await chunks.write(self.session, self.chunk.chunk_id, after_recipient=last, progress_at=self.now)
        return Taken(later_at=self.now)

    async def _drain(self) -> None:
        """Everything is claimed: the next chunk is planned and handed over in this transaction."""
        self.chunk.drained_at = self.now
        await self.session.flush()
        if self.chunk.kind.chained:
            broadcast = await self._broadcast()
            self.handed += await plans.following(self.session, broadcast, self.run.holder.account_id, self.now)

    def _drained(self) -> bool:
        return self.chunk.drained_at is not None and self.recovered and not self.report.held

    async def _settle_down(self) -> Wait | Over:
        return await self._wait(_LONG, flying=0) if self.report.flying else await self._end()

    async def _end(self) -> Over:
        await chunks.write(self.session, self.chunk.chunk_id, state=ChunkState.DONE, progress_at=self.now)
        await plans.finish_if_over(self.session, self.run.holder.broadcast_id, self.now)
        return Over()

    async def _hand_back(self, until: datetime) -> Wait | Over:
        """Give the chunk back to the engine until then; a short wait is waited out."""
        if until - self.now <= _PATIENCE:
            return await self._wait_until(until)
        await self._put_back()
        if self.report.flying:
            return await self._wait(_LONG, flying=0, drop_held=True)
        if self.chunk.drained_at is not None and self.recovered:
            return await self._end()
        values = {"state": ChunkState.WAITING, "due_at": until, "handed_at": self.now, "progress_at": self.now}
        await chunks.write(self.session, self.chunk.chunk_id, stumbles=0, **values)
        self.handed.append(Handed(self.chunk.chunk_id, self.run.lane, until))
        return Over()

    async def _put_back(self) -> None:
        """Claimed copies that were not sent wait again, or come to nothing with their broadcast."""
        held = [Result(each, _HELD) for each in self.report.held]
        written = await outcomes.record(self.session, self.run.holder, self.run.frozen, self.standing, held)
        if outcomes.closing(self.standing.state) is None:
            await self.rest(written.later)

    async def _close_later(self, end: DeliveryState) -> bool:
        """Copies that wait come to nothing; says whether there may be more."""
        if self.chunk.kind is not ChunkKind.REST:
            return False
        count = await deliveries.close_later(self.session, self.run.holder, end, self.now, _BATCH)
        changes = {DeliveryState.LATER: -count, end: count}
        await deliveries.tally(self.session, self.run.holder.broadcast_id, changes)
        return count == _BATCH

    async def _uploading(self, opening: Opening) -> Opening | None:
        """While a media has no id of this account yet, the oldest chunk sends one copy alone; others wait."""
        if not self.run.media or self.run.gate:  # a template carries none, so none might ever get an id
            return opening
        holder = self.run.holder
        if await announcements.uploaded(self.session, self.run.announcement_id, holder.account_id):
            return opening
        first = await chunks.first_undrained(self.session, holder.broadcast_id, holder.account_id)
        return replace(opening, copies=1) if first == holder.chunk_id and not self.report.flying else None

    async def _space(self, copies: tuple[Candidate, ...], sent_by: datetime) -> None:
        """Each chat has its own spacing."""
        for shared in (False, True):
            who = [each.address_id for each in copies if each.shared is shared and each.address_id]
            spacing = rules.spacing(shared=shared, windowed=self.run.gate is not None)
            await pace.space(self.session, who, sent_by + spacing)

    async def _wait_until(self, until: datetime) -> Wait:
        return await self._wait(min(1.0, (until - self.now).total_seconds()))

    async def _wait(self, seconds: float, *, flying: int = -1, drop_held: bool = False) -> Wait:
        """Wait, with a sign of life now and then so that nobody takes the chunk for dead."""
        await self._live()
        return Wait(seconds, flying, drop_held)

    async def _live(self) -> None:
        if self.now - self.chunk.progress_at >= _HEARTBEAT:
            await chunks.write(self.session, self.chunk.chunk_id, progress_at=self.now, stumbles=0)

    async def _broadcast(self) -> Broadcast:
        return await broadcasts.held(self.session, self.run.holder.broadcast_id)
