"""Runs: one worker's hold on one chunk, and what it and the turn say to each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import broadcasts, chunks, pace
from data.candidates import Candidate, Frozen
from data.chunks import Handed
from data.deliveries import Holder
from data.models import Announcement, Broadcast
from domain import pace as rules
from domain.chunk import LEASE
from domain.lane import Lane
from services import announcements, plans
from services.outcomes import Result

__all__ = ["Copy", "Handed", "Over", "Report", "Result", "Run", "Send", "Turn", "Wait", "begin", "must_rest"]


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
    """Nothing to send for so many seconds."""

    seconds: float
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


async def begin(session: AsyncSession, chunk_id: int) -> Run | Handed | None:
    """Take a chunk up. Handed: somebody works it, look again later. None: done, or not due yet."""
    now = await pace.clock(session)
    chunk = await chunks.begin(session, chunk_id, now)
    if chunk is None:
        known = await chunks.running(session, chunk_id)
        return replace(known, due_at=now + timedelta(seconds=LEASE)) if known else None
    broadcast = await session.get_one(Broadcast, chunk.broadcast_id)
    announcement = await session.get_one(Announcement, broadcast.announcement_id)
    content = await announcements.content(session, announcement, chunk.account_id)
    return Run(
        holder=Holder(chunk.broadcast_id, chunk.account_id, chunk.chunk_id, chunk.fence),
        lane=chunk.lane,
        frozen=plans.frozen(broadcast),
        announcement_id=broadcast.announcement_id,
        zone=await broadcasts.zone(session, chunk.broadcast_id),
        weight=rules.weight(content),
        media=bool(content.media),
    )


async def must_rest(session: AsyncSession, run: Run) -> bool:
    """Whether the account was told to rest since the turn was taken."""
    return await pace.rest_of(session, run.holder.account_id) > timedelta()
