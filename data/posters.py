"""Questions of the posters: which KIMs of a region may be named on them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import regions
from data.models import Kim
from domain.kim import KimState


async def living_kims(session: AsyncSession, code: str) -> Sequence[Kim]:
    """The KIMs at or inside a region that an official has agreed to and that have not been dissolved."""
    rows = await session.scalars(
        select(Kim)
        .where(regions.inside(Kim.region_code, code), Kim.accepted_at.is_not(None), Kim.state != KimState.DISSOLVED)
        .order_by(Kim.region_code, Kim.kim_id)
    )
    return rows.all()
