"""Leases: what one process does for all. Another takes over once the holder has ended or gives no sign of life.

The database's clock decides who holds a lease. The holder itself trusts it a little shorter, by its own monotonic
clock: a process that was frozen knows at once, without asking, that it may have a successor.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from sqlalchemy.ext.asyncio import AsyncSession

from data import leases, pace
from data.leases import let_go

__all__ = ["BEAT", "LEASE", "Hold", "extend", "let_go", "stands", "worked"]

LEASE = timedelta(seconds=6)
"""How long a lease lasts from its last sign of life."""

BEAT = 1.0
"""Seconds between two signs of life, and between two looks whether something has become free."""

_MARGIN = 1.0
"""Seconds that a holder trusts its lease shorter than everybody else."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A lease that this process holds, until so far on its own monotonic clock."""

    name: str
    fence: int
    until: float

    @property
    def holds(self) -> bool:
        """Whether nobody else can have it yet."""
        return monotonic() < self.until


async def extend(
    session: AsyncSession, process_id: str, held: Collection[str], wanted: Collection[str]
) -> dict[str, Hold]:
    """Hold on to what is `held` and take what of the `wanted` is free: everything that this process holds now."""
    asked = monotonic()
    now = await pace.clock(session)
    fences = await leases.extend(session, process_id, [name for name in held if name in wanted], now + LEASE)
    free = [name for name in wanted if name not in fences]
    fences |= await leases.take(session, process_id, free, now, now + LEASE)
    until = asked + LEASE.total_seconds() - _MARGIN
    return {name: Hold(name, fence, until) for name, fence in fences.items()}


async def stands(session: AsyncSession, hold: Hold) -> bool:
    """Whether a hold is still this process's."""
    return hold.holds and await leases.stands(session, hold.name, hold.fence)


async def worked(session: AsyncSession, hold: Hold, seconds_ago: float) -> None:
    """The work of a lease last went well so long ago."""
    at = await pace.clock(session) - timedelta(seconds=seconds_ago)
    await leases.worked(session, hold.name, hold.fence, at)
