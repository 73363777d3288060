"""Every kind of feed behind one port."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sources import guard
from bot.sources.bmkg_quake import BmkgQuake
from bot.sources.cap import Cap, of_province
from bot.sources.fetching import Fetcher, Manners
from bot.sources.pictures import Pictures
from bot.sources.rss import Rss
from domain.feed import FeedKind, FeedToRead, Harvest
from domain.ports import Now, Source


class AllKinds:
    """Reads a feed as what it is."""

    def __init__(self, fetcher: Fetcher) -> None:
        self.pictures = Pictures(fetcher)
        self._sources: dict[FeedKind, Source] = {
            FeedKind.RSS: Rss(fetcher),
            FeedKind.CAP: Cap(fetcher),
            FeedKind.NOWCAST: Cap(fetcher, of_province),
            FeedKind.QUAKE: BmkgQuake(fetcher),
        }

    async def look(self, feed: FeedToRead) -> Harvest:
        """What the feed says now."""
        return await self._sources[feed.kind].look(feed)


@asynccontextmanager
async def opened(manners: Manners, now: Now) -> AsyncIterator[AllKinds]:
    """A reader with its own client, which keeps to the manners where names are resolved; closed after the block."""
    async with guard.opened(allow_private=manners.allow_private) as client:
        yield AllKinds(Fetcher(client, manners, now))
