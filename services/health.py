"""Health: the signs of life of all processes, as the database knows them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import leases, pace, processes
from domain.health import Signs
from domain.platform import PlatformName
from services import accounts


async def signs(session: AsyncSession, database: float) -> Signs:
    """How long each part of the house has been silent; `database`: seconds since something could be written."""
    now = await pace.clock(session)
    alive = await processes.every(session)
    held = await leases.every(session)
    ours = [each.account_id for each in await accounts.known(session, PlatformName.TELEGRAM) if not each.removed]
    worked = {each: held[name].worked_at if (name := f"updates:{each}") in held else None for each in ours}

    def last_of(role: str) -> datetime | None:
        return max((each.seen_at for each in alive if role in each.roles), default=None)

    def age(moment: datetime | None) -> float | None:
        return None if moment is None else max(0.0, round((now - moment).total_seconds(), 1))

    return Signs(
        database,
        worker=age(last_of("worker")),
        scheduler=age(last_of("scheduler")),
        updates={account_id: age(moment) for account_id, moment in worked.items()},
    )
