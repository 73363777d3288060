"""The processes of this installation: each gives a sign of life, so that whoever asks sees who works."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from data import leases, pace
from data import processes as rows
from data.models import Process

BEAT = 2.0
"""Seconds between two signs of life."""

_FORGOTTEN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which process this is: drawn anew at each start."""

    process_id: str
    host: str
    pid: int
    roles: tuple[str, ...]


async def sign(session: AsyncSession, who: Identity) -> None:
    """A sign of life, on the database's clock."""
    now = await pace.clock(session)
    if await rows.seen(session, who.process_id, now):
        return
    fresh = Process(process_id=who.process_id, host=who.host, pid=who.pid, roles=sorted(who.roles))
    fresh.started_at = fresh.seen_at = now
    await rows.enter(session, fresh, now - _FORGOTTEN)


async def leave(session: AsyncSession, who: Identity) -> None:
    """The process ends in peace."""
    await rows.leave(session, who.process_id)


async def alone(session: AsyncSession) -> None:
    """At the start of the only process: whatever others there were have ended, and hold nothing."""
    await rows.forget_all(session)
    await leases.let_go(session, None)
