"""Questions to the mutes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Mute


async def put(session: AsyncSession, row: Mute) -> None:
    """A new mute, with its id at once."""
    session.add(row)
    await session.flush()


async def lock(session: AsyncSession, mute_id: int) -> Mute | None:
    """One mute, kept from others until the end of this transaction."""
    return await session.get(Mute, mute_id, with_for_update=True, populate_existing=True)


async def live(session: AsyncSession, resident_id: int, now: datetime) -> Sequence[Mute]:
    """The mutes of a resident that hold now, the one that ends last first."""
    rows = await session.scalars(
        select(Mute)
        .where(Mute.resident_id == resident_id, Mute.ends_at > now, Mute.lifted_at.is_(None))
        .order_by(Mute.ends_at.desc(), Mute.mute_id)
    )
    return rows.all()
