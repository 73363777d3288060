"""Questions to the subscriptions. They are append-only: a change ends one row and starts another."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Subscription
from domain.recipient import RecipientKind


async def live(session: AsyncSession, recipient_id: int) -> Sequence[Subscription]:
    """What a recipient hears from now, oldest first."""
    rows = await session.scalars(
        select(Subscription)
        .where(Subscription.recipient_id == recipient_id, Subscription.ended_at.is_(None))
        .order_by(Subscription.subscription_id)
    )
    return rows.all()


async def ever(session: AsyncSession, recipient_id: int) -> Sequence[Subscription]:
    """Everything a recipient has ever heard from, oldest first."""
    rows = await session.scalars(
        select(Subscription).where(Subscription.recipient_id == recipient_id).order_by(Subscription.subscription_id)
    )
    return rows.all()


async def ended_at(session: AsyncSession, recipient_id: int, moment: datetime) -> Sequence[Subscription]:
    """What a recipient stopped hearing from at one moment."""
    rows = await session.scalars(
        select(Subscription)
        .where(Subscription.recipient_id == recipient_id, Subscription.ended_at == moment)
        .order_by(Subscription.subscription_id)
    )
    return rows.all()


async def start(  # noqa: PLR0913 - a subscription is exactly these facts
    session: AsyncSession, resident_id: int, region_code: str, topics: int, wants_below: bool, now: datetime
) -> None:
    """A resident hears from a region from now on."""
    session.add(
        Subscription(
            recipient_id=resident_id,
            region_code=region_code,
            kind=RecipientKind.RESIDENT,
            topics=topics,
            wants_below=wants_below,
            started_at=now,
        )
    )
    await session.flush()
