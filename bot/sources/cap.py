"""Warnings over HTTP: an index (RSS or Atom) that points at CAP alerts, or one alert by itself."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from bot.http import Fault
from bot.sources import cap_parsing
from bot.sources.cap_parsing import NoAlert
from bot.sources.fetching import Fetched, Fetcher, TooSoon, Unfetched
from bot.sources.rss import ACCEPT as INDEX
from bot.sources.rss import Rss
from domain.cap import CapAlert
from domain.feed import Entry, FeedToRead, Fresh, Harvest, Trouble

ACCEPT = "application/cap+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
MOST_DETAILS = 20
"""Alerts fetched in one look; the others come with the next."""

_SHARE = 0.4
"""Of a look's patience, what one alert may take: one that hangs must not keep the others back."""

Wanted = Callable[[FeedToRead, Entry], bool]


class Cap:
    """Reads the alerts that an index lists and that are not known yet."""

    def __init__(self, fetcher: Fetcher, wanted: Wanted = lambda feed, entry: True) -> None:
        self._fetcher = fetcher
        self._index = Rss(fetcher)
        self._wanted = wanted
        self._patience = fetcher.manners.patience * _SHARE

    async def look(self, feed: FeedToRead) -> Harvest:
        """The index with the alerts that are new in it."""

        async def read(fetched: Fetched) -> Harvest:
            return await self._read(feed, fetched)

        return await self._fetcher.look(feed, INDEX, read)

    async def _read(self, feed: FeedToRead, fetched: Fetched) -> Harvest:
        single = await asyncio.to_thread(_single, fetched)
        if single is not None:
            return single
        listed = await self._index.read(fetched)
        if isinstance(listed, Trouble):
            return listed
        wanted = [each for each in listed.entries if each.key not in feed.known and self._wanted(feed, each)]
        found = await self._details(wanted[:MOST_DETAILS])
        entries = tuple(entry for entry in found if entry is not None)
        if len(entries) == len(wanted):
            return replace(listed, entries=entries)
        return replace(listed, entries=entries, etag=None, last_modified=None)  # what is missing is asked for again

    async def _details(self, entries: list[Entry]) -> list[Entry | None]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._detail(each)) for each in entries]
        return [task.result() for task in tasks]

    async def _detail(self, entry: Entry) -> Entry | None:
        """An entry with its alert; without one where there is none to be read; None where it did not come."""
        if entry.link is None:
            return entry
        try:
            async with asyncio.timeout(self._patience):
                fetched = await self._fetcher.detail(entry.link, ACCEPT, cap_parsing.SIZE_LIMIT)
            return replace(entry, alert=await asyncio.to_thread(cap_parsing.parse, fetched.body))
        except NoAlert:
            return entry
        except (Fault, Unfetched, TooSoon, TimeoutError):
            return None


def of_province(feed: FeedToRead, entry: Entry) -> bool:
    """Whether an entry of BMKG's index may be about the feed's province: its identifier carries the number."""
    parts = entry.key.split(".")
    return len(parts) != 12 or parts[10] == feed.region_code[:2]


def _single(fetched: Fetched) -> Fresh | None:
    """One alert by itself as a feed of one entry; None where this is an index."""
    if len(fetched.body) > cap_parsing.SIZE_LIMIT:
        return None
    try:
        alert: CapAlert = cap_parsing.parse(fetched.body)
    except NoAlert:
        return None
    info = alert.info("id")
    entry = Entry(alert.identifier, info.headline or info.event, "", info.web, alert.sent, alert=alert)
    return Fresh((entry,), info.sender, fetched.url, *fetched.signs)
