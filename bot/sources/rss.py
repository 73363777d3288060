"""RSS and Atom over HTTP."""

import asyncio

from bot.sources.feed_parsing import NoFeed, parse
from bot.sources.fetching import Fetched, Fetcher
from domain.feed import FeedToRead, Fresh, Harvest, Trouble

ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"


class Rss:
    """Reads RSS and Atom feeds."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def look(self, feed: FeedToRead) -> Harvest:
        """What the feed says now."""
        return await self._fetcher.look(feed, ACCEPT, self.read)

    async def read(self, fetched: Fetched) -> Fresh | Trouble:
        """The entries of what came."""
        now = self._fetcher.now()
        try:
            title, entries = await asyncio.to_thread(parse, fetched.body, fetched.url, fetched.kind, now)
        except NoFeed:
            return Trouble("no-feed")
        return Fresh(entries, title, fetched.url, *fetched.signs)
