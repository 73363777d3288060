"""Look at the addresses that somebody wants to see before they decide: with no session open, answered once."""

import asyncio
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.feed import Harvest
from domain.message import MediaItem
from domain.ports import Gallery, Now, Source
from services import alert_maps, feed_trials
from services.feed_trials import Trial

Sessions = async_sessionmaker[AsyncSession]


@dataclass(frozen=True, slots=True)
class TryFeeds:
    """Answers whoever waits for a look, with everything as it would be sent."""

    sessions: Sessions
    reads: Sessions
    source: Source
    gallery: Gallery
    now: Now

    async def __call__(self) -> int:
        """How many were answered."""
        async with self.reads() as session:
            if not await feed_trials.anything_due(session, self.now()):
                return 0
        async with self.sessions.begin() as session:
            claimed = await feed_trials.claim(session, self.now())
        async with asyncio.TaskGroup() as group:
            for trial in claimed:
                group.create_task(self._answer(trial))
        return len(claimed)

    async def _answer(self, trial: Trial) -> None:
        harvest = await self._illustrated(trial, await self.source.look(trial.feed))
        async with self.sessions.begin() as session:
            await feed_trials.answer(session, trial.feed_trial_id, harvest, self.now())

    async def _illustrated(self, trial: Trial, harvest: Harvest) -> Harvest:
        """The same with its maps and pictures; one that does not come is left out, as it would be."""
        urls = feed_trials.pictured(trial, harvest)
        came = await asyncio.gather(*(self.gallery.fetch(url) for url in urls))
        pictures = {url: item for url, item in zip(urls, came, strict=True) if isinstance(item, MediaItem)}
        mapped = await asyncio.to_thread(alert_maps.illustrated, trial.feed, harvest, self.now())
        return feed_trials.illustrated(mapped, pictures)
