"""Questions to the operator's own rates."""

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import TemplateRate
from domain.rate import Rate


async def own(session: AsyncSession) -> list[Rate]:
    """The rates that were loaded; none where the house's apply."""
    rows = await session.scalars(select(TemplateRate).order_by(TemplateRate.since))
    return [Rate(row.category, row.since, row.currency, Decimal(row.price), row.source) for row in rows]


async def replace(session: AsyncSession, rates: Iterable[Rate]) -> None:
    """These and no others."""
    await session.execute(delete(TemplateRate).execution_options(synchronize_session=False))
    session.add_all(
        TemplateRate(
            category=each.category,
            since=each.since,
            currency=each.currency,
            price=str(each.price),
            source=each.source,
        )
        for each in rates
    )
    await session.flush()
