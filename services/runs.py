"""Runs: one worker's hold on one chunk, and what it and the turn say to each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, broadcasts, chunks, handing, pace
from data.candidates import Candidate, Frozen, Posted
from data.chunks import Handed
from data.deliveries import Holder
from data.models import Announcement, Broadcast, Chunk
from domain import amendment
from domain import pace as rules
from domain.chunk import LEASE, SIGN_OF_LIFE, ChunkState
from domain.lane import Lane
from domain.template import purpose_of
from services import announcements, plans
from services.windows import Gate, Result

__all__ = [
    "Again",
    "Copy",
    "Handed",
    "Over",
    "Posted",
    "Report",
    "Result",
    "Run",
    "Send",
    "Turn",
    "Wait",
    "begin",
    "must_rest",
]


SKEW = 10.0
"""Seconds by which the clocks of a machine and of its database may differ."""

Copy = Candidate
"""One copy for one recipient."""


@dataclass(frozen=True, slots=True)
class Run:
    """One worker's hold on one chunk, until its fence moves."""

    holder: Holder
    lane: Lane
    frozen: Frozen
    announcement_id: int
    zone: str
    weight: int
    media: bool
    gate: Gate | None = None  # where windows close: what may be sent all the same


@dataclass(frozen=True, slots=True)
class Report:
    """What happened since the last turn."""

    results: Sequence[Result] = ()
    held: tuple[Copy, ...] = ()  # claimed, but their moment passed before they were sent
    flying: int = 0  # sent, no answer yet
    recovered: bool = False  # nothing is left behind by an earlier run
    lag: timedelta = timedelta()  # how long a turn lately took from its look at the clock to its commit


@dataclass(frozen=True, slots=True)
class Send:
    """Send these, the first at `starts_at` on the monotonic clock, one every `every` seconds."""

    copies: tuple[Copy, ...]
    starts_at: float
    every: float
    held: tuple[Copy, ...] = ()  # no room for these yet


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to send for so many seconds, or until no more than `flying` are in the air."""

    seconds: float
    flying: int = -1
    drop_held: bool = False  # the held copies have been written back


@dataclass(frozen=True, slots=True)
class Over:
    """This run has nothing more to do."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What to do next, and the chunks that the engine must be handed within this transaction."""

    step: Send | Wait | Over
    handed: tuple[Handed, ...] = ()
    recovered: bool = True
    looked_at: float = 0.0  # on the monotonic clock, when the database's clock was read


@dataclass(frozen=True, slots=True)
class Again:
    """A chunk that can't be worked now, to be looked at again after so many seconds."""

    chunk_id: int
    lane: Lane
    seconds: float


async def begin(session: AsyncSession, chunk_id: int) -> Run | Again | None:
    """Take a chunk up. Again: silent hands, or almost due. None: done, in good hands, or handed for later."""
    account_id = await chunks.account_of(session, chunk_id)
    if account_id is not None:
        await pace.taken(session, account_id)  # one run of an account begins at a time, else too many see room
    now = await pace.clock(session)
    chunk = await chunks.begin(session, chunk_id, now)
    if chunk is None:
        known = await chunks.alive(session, chunk_id)
        seconds = _look_again(known, now) if known else None
        return Again(chunk_id, known.lane, seconds) if known and seconds is not None else None
    if await handing.crowded(session, chunk, now):
        await chunks.write(session, chunk_id, state=ChunkState.WAITING, handed_at=None)  # a tick hands it on
        return None
    broadcast = await session.get_one(Broadcast, chunk.broadcast_id)
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    content = await announcements.content(session, announcement, chunk.account_id)
    about = await plans.about(session, broadcast)
    return Run(
        holder=Holder(chunk.broadcast_id, chunk.account_id, chunk.chunk_id, chunk.fence),
        lane=chunk.lane,
        frozen=replace(plans.frozen(broadcast), about=about),
        announcement_id=broadcast.announcement_id,
        zone=await broadcasts.zone(session, chunk.broadcast_id),
        weight=amendment.weight(broadcast.kind, rules.weight(content)),
        media=bool(content.media) and not broadcast.kind.follows,
        gate=await _gate(session, broadcast, chunk),
    )


async def _gate(session: AsyncSession, broadcast: Broadcast, chunk: Chunk) -> Gate | None:
    platform = await accounts.platform_of(session, chunk.account_id)
    return Gate(platform, purpose_of(broadcast.kind, chunk.lane), chunk.lane) if platform.has_windows else None


def _look_again(chunk: Chunk, now: datetime) -> float | None:
    """When to look again. Who works it now goes on or hands it anew, if there is any sign of life.

    Who handed it out may have a clock that is ahead; what waits longer was handed anew.
    """
    if chunk.state is ChunkState.RUNNING:
        silent = (now - chunk.progress_at).total_seconds()
        return None if 0 <= silent < SIGN_OF_LIFE else max(0.0, min(LEASE, LEASE - silent))
    if chunk.due_at is None:
        return LEASE
    left = (chunk.due_at - now).total_seconds()
    return max(0.0, left) if left <= SKEW else None


async def must_rest(session: AsyncSession, run: Run) -> bool:
    """Whether the account was told to rest since the turn was taken."""
    return await pace.rest_of(session, run.holder.account_id) > timedelta()
