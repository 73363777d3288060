"""Questions to the leases: who does for all what only one may do. Every moment is on the database's clock."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Lease
from data.models.base import EPOCH


async def extend(session: AsyncSession, process_id: str, names: Collection[str], until: datetime) -> dict[str, int]:
    """Hold on to whatever of these is still this process's; the fence of each."""
    rows = await session.execute(
        update(Lease)
        .where(Lease.name.in_(names), Lease.process_id == process_id)
        .values(held_until=until)
        .returning(Lease.name, Lease.fence)
        .execution_options(synchronize_session=False)
    )
    return {row.name: row.fence for row in rows}


async def take(
    session: AsyncSession, process_id: str, names: Collection[str], now: datetime, until: datetime
) -> dict[str, int]:
    """Take whatever of these nobody holds now; the new fence of each."""
    dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    held = {"process_id": process_id, "held_until": until, "worked_at": now}
    fences: dict[str, int] = {}
    others = set(await session.scalars(select(Lease.name).where(Lease.name.in_(names), Lease.held_until > now)))
    for name in sorted(set(names) - others):
        statement = dialect.insert(Lease).values(name=name, fence=1, **held)
        free = statement.on_conflict_do_update(
            index_elements=["name"], set_={"fence": Lease.fence + 1, **held}, where=Lease.held_until <= now
        )
        fence = await session.scalar(free.returning(Lease.fence))
        if fence is not None:
            fences[name] = fence
    return fences


async def let_go(session: AsyncSession, process_id: str | None, names: Collection[str] | None = None) -> None:
    """Whoever wants may take these from now on; `None`: whoever holds them, whatever they are."""
    statement = update(Lease).values(held_until=EPOCH)
    if process_id is not None:
        statement = statement.where(Lease.process_id == process_id)
    if names is not None:
        statement = statement.where(Lease.name.in_(names))
    await session.execute(statement.execution_options(synchronize_session=False))


async def stands(session: AsyncSession, name: str, fence: int) -> bool:
    """Whether nobody has taken it since."""
    return await session.scalar(select(Lease.fence).where(Lease.name == name, Lease.fence == fence)) is not None


async def worked(session: AsyncSession, name: str, fence: int, at: datetime) -> None:
    """When the holder's work last went well."""
    await session.execute(
        update(Lease)
        .where(Lease.name == name, Lease.fence == fence)
        .values(worked_at=at)
        .execution_options(synchronize_session=False)
    )


async def every(session: AsyncSession) -> dict[str, Lease]:
    """All there are, by name."""
    return {row.name: row for row in await session.scalars(select(Lease))}
