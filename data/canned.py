"""Questions to the canned replies."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import CannedReply


async def put(session: AsyncSession, row: CannedReply) -> None:
    """A new one."""
    session.add(row)
    await session.flush()


async def find(session: AsyncSession, canned_reply_id: int) -> CannedReply | None:
    """One by its id."""
    return await session.get(CannedReply, canned_reply_id)


async def of(session: AsyncSession, codes: Collection[str], most: int) -> Sequence[CannedReply]:
    """Those of the desks of some regions that are in use, by name."""
    rows = await session.scalars(
        select(CannedReply)
        .where(CannedReply.region_code.in_(codes), CannedReply.ended_at.is_(None))
        .order_by(CannedReply.name, CannedReply.canned_reply_id)
        .limit(most)
    )
    return rows.all()
