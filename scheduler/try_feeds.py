"""Look at the addresses that somebody wants to see before they decide: with no session open, answered once."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Now, Source
from services import feed_trials
from services.feed_trials import Trial

Sessions = async_sessionmaker[AsyncSession]


async def try_feeds(sessions: Sessions, reads: Sessions, source: Source, now: Now) -> int:
    """Answer whoever waits for a look; how many."""
    async with reads() as session:
        if not await feed_trials.anything_due(session, now()):
            return 0
    async with sessions.begin() as session:
        claimed = await feed_trials.claim(session, now())
    async with asyncio.TaskGroup() as group:
        for trial in claimed:
            group.create_task(_look(sessions, source, trial, now))
    return len(claimed)


async def _look(sessions: Sessions, source: Source, trial: Trial, now: Now) -> None:
    harvest = await source.look(trial.feed)
    async with sessions.begin() as session:
        await feed_trials.answer(session, trial.feed_trial_id, harvest, now())
