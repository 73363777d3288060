"""Questions to the looks that somebody asked for before they decide about a feed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import FeedTrial


async def put(session: AsyncSession, trial: FeedTrial) -> None:
    """A new trial; what this chat asked for before is not answered any more."""
    mine = (FeedTrial.account_id == trial.account_id, FeedTrial.chat_ref == trial.chat_ref)
    await session.execute(delete(FeedTrial).where(*mine))
    session.add(trial)
    await session.flush()


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether somebody waits for a look."""
    return await session.scalar(select(FeedTrial.feed_trial_id).where(FeedTrial.due_at <= now).limit(1)) is not None


async def claim_due(session: AsyncSession, now: datetime, lease: timedelta, most: int) -> Sequence[FeedTrial]:
    """The trials to be done now; nobody else does them before the lease is over."""
    due = select(FeedTrial.feed_trial_id).where(FeedTrial.due_at <= now)
    ids = due.order_by(FeedTrial.due_at).limit(most).with_for_update(skip_locked=True)
    rows = await session.scalars(
        update(FeedTrial)
        .where(FeedTrial.feed_trial_id.in_(ids))
        .values(due_at=now + lease)
        .returning(FeedTrial)
        .execution_options(synchronize_session=False)
    )
    return rows.all()


async def take(session: AsyncSession, feed_trial_id: int) -> FeedTrial | None:
    """A trial on its way out: whoever takes it answers it."""
    found: FeedTrial | None = await session.get(FeedTrial, feed_trial_id, with_for_update=True)
    if found is not None:
        await session.delete(found)
    return found
