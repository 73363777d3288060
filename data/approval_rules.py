"""Questions to what regions demand beyond the table of approvals."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import ApprovalRule
from domain.region import parents


async def around(session: AsyncSession, codes: Iterable[str]) -> Sequence[ApprovalRule]:
    """The rules of some regions and of all that lie around them."""
    around = {upper for code in codes for upper in (code, *parents(code))}
    rows = await session.scalars(
        select(ApprovalRule).where(ApprovalRule.region_code.in_(around)).order_by(ApprovalRule.region_code)
    )
    return rows.all()


async def of(session: AsyncSession, region_code: str, now: datetime) -> ApprovalRule:
    """The rule of a region, written down if there was none."""
    found = await session.get(ApprovalRule, region_code, with_for_update=True)
    if found is None:
        found = ApprovalRule(region_code=region_code, village=0, regency=0, beyond=0, set_at=now)
        session.add(found)
    return found


async def every(session: AsyncSession) -> Sequence[ApprovalRule]:
    """All rules, by region."""
    return (await session.scalars(select(ApprovalRule).order_by(ApprovalRule.region_code))).all()
