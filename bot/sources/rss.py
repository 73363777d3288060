"""RSS and Atom over HTTP: conditional, bounded, patient with what servers say, closed to our own network."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from yarl import URL

from bot.http import Answer, Client, Fault
from bot.sources import guard
from bot.sources.courtesy import Courtesy, fresh_for
from bot.sources.feed_parsing import NoFeed, parse
from bot.sources.guard import is_open
from domain.feed import Ended, FeedToRead, Fresh, Harvest, Postponed, Trouble, Unchanged
from domain.ports import Now

SIZE_LIMIT = 10 * 2**20
PATIENCE = 20.0
"""Seconds for a whole look, all redirects included."""

REDIRECTS = 5
_FOR_GOOD = {301, 308}
_FOR_NOW = {302, 303, 307}
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Manners:
    """How we ask: under which name, for how long, and whether also inside our own network."""

    user_agent: str
    allow_private: bool = False
    patience: float = PATIENCE
    size_limit: int = SIZE_LIMIT


class Rss:
    """Reads RSS and Atom feeds, saying honestly who asks."""

    def __init__(self, client: Client, manners: Manners, now: Now) -> None:
        self._client = client
        self._manners = manners
        self._now = now
        self._courtesy = Courtesy(now)

    async def look(self, feed: FeedToRead) -> Harvest:
        """What the feed says now."""
        try:
            async with asyncio.timeout(self._manners.patience):
                url, answer = await self._followed(feed)
            return await self._meaning(feed, url, answer)
        except TimeoutError:
            return Trouble("timeout")
        except Fault as fault:
            return Trouble(fault.why)
        except _Astray as astray:
            return Trouble(astray.why)
        except _TooSoon as soon:
            return Postponed(soon.after)

    async def _followed(self, feed: FeedToRead) -> tuple[str, Answer]:
        """The answer behind every redirect, and the address that holds from now on."""
        at = lives = feed.url
        for _ in range(REDIRECTS + 1):
            if not is_open(at, allow_private=self._manners.allow_private):
                raise _Astray("address-not-allowed")
            if wait := self._courtesy.ask(URL(at).host or at):
                raise _TooSoon(wait)
            answer = await self._client.get(
                at, headers=self._headers(feed), limit=self._manners.size_limit, patience=self._manners.patience
            )
            location = answer.headers.get("location")
            if answer.status not in _FOR_GOOD | _FOR_NOW or not location:
                return lives, answer
            to = urljoin(at, location)
            lives = to if answer.status in _FOR_GOOD and lives == at else lives
            at = to
        raise _Astray("too-many-redirects")

    async def _meaning(self, feed: FeedToRead, url: str, answer: Answer) -> Harvest:
        match answer.status:
            case 304:
                return Unchanged(fresh_for(answer.headers))
            case 410:
                return Ended()
            case 200:
                return await self._fresh(url, answer)
            case status:
                return Trouble(f"http-{status}", _asked(answer, self._now()))

    async def _fresh(self, url: str, answer: Answer) -> Harvest:
        kind = answer.headers.get("content-type") or ""
        try:
            title, entries = await asyncio.to_thread(parse, answer.body, url, kind, self._now())
        except NoFeed:
            return Trouble("no-feed")
        return Fresh(
            entries,
            title,
            url,
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
            fresh_for(answer.headers),
        )

    def _headers(self, feed: FeedToRead) -> dict[str, str]:
        headers = {"User-Agent": self._manners.user_agent, "Accept": _ACCEPT}
        if feed.etag:
            headers["If-None-Match"] = feed.etag
        if feed.last_modified:
            headers["If-Modified-Since"] = feed.last_modified
        return headers


@asynccontextmanager
async def opened(manners: Manners, now: Now) -> AsyncIterator[Rss]:
    """A reader with its own client, which keeps to the manners where names are resolved; closed after the block."""
    async with guard.opened(allow_private=manners.allow_private) as client:
        yield Rss(client, manners, now)


class _Astray(Exception):  # noqa: N818 - says where a redirect led
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class _TooSoon(Exception):  # noqa: N818 - says when it may be asked again
    def __init__(self, after: timedelta) -> None:
        super().__init__(after)
        self.after = after


def _asked(answer: Answer, now: datetime) -> timedelta | None:
    """How long a server asks to be left alone: seconds or a date."""
    said = (answer.headers.get("retry-after") or "").strip()
    if said.isdigit():
        return timedelta(seconds=min(int(said), 10**7))
    try:
        until = parsedate_to_datetime(said)
        return max(until.astimezone(UTC) - now, timedelta(0))
    except (ValueError, TypeError, OverflowError):
        return None
