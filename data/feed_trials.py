"""Questions to the looks that somebody asked for before they decide about a feed."""

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import FeedTrial
from data.queues import Queue

WAITING = Queue(FeedTrial, FeedTrial.due_at)
"""The looks to be done."""


async def put(session: AsyncSession, trial: FeedTrial) -> None:
    """A new trial; what this chat asked for before is not answered any more."""
    mine = (FeedTrial.account_id == trial.account_id, FeedTrial.chat_ref == trial.chat_ref)
    await session.execute(delete(FeedTrial).where(*mine))
    session.add(trial)
    await session.flush()


async def take(session: AsyncSession, feed_trial_id: int) -> FeedTrial | None:
    """A trial on its way out: whoever takes it answers it."""
    found: FeedTrial | None = await session.get(FeedTrial, feed_trial_id, with_for_update=True)
    if found is not None:
        await session.delete(found)
    return found
