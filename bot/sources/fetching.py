"""Fetching what lies at a feed's address: conditional, bounded, patient with servers, closed to our own network."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from yarl import URL

from bot.http import Answer, Client, Fault
from bot.sources.courtesy import Courtesy, fresh_for
from bot.sources.guard import is_open
from domain.feed import Ended, FeedToRead, Harvest, Postponed, Trouble, Unchanged
from domain.ports import Now

SIZE_LIMIT = 10 * 2**20
PATIENCE = 20.0
"""Seconds for a whole look, all redirects included."""

REDIRECTS = 5
_FOR_GOOD = {301, 308}
_FOR_NOW = {302, 303, 307}


@dataclass(frozen=True, slots=True)
class Manners:
    """How we ask: under which name, for how long, and whether also inside our own network."""

    user_agent: str
    allow_private: bool = False
    patience: float = PATIENCE
    size_limit: int = SIZE_LIMIT


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with the address where it holds from now on."""

    url: str
    answer: Answer

    @property
    def kind(self) -> str:
        """Its content type, as far as it was said."""
        return self.answer.headers.get("content-type") or ""

    @property
    def body(self) -> bytes:
        """What came."""
        return self.answer.body

    @property
    def signs(self) -> tuple[str | None, str | None, timedelta | None]:
        """What to name next time (ETag and Last-Modified), and for how long it is fresh."""
        headers = self.answer.headers
        return headers.get("etag"), headers.get("last-modified"), fresh_for(headers)


class Unfetched(Exception):  # noqa: N818 - says what came instead
    """Something could not be fetched; `why` is a short code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TooSoon(Exception):  # noqa: N818 - says when it may be asked again
    """A server has been asked often enough just now."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(after)
        self.after = after


Reading = Callable[[Fetched], Awaitable[Harvest]]


class Fetcher:
    """Asks for addresses, saying honestly who asks."""

    def __init__(self, client: Client, manners: Manners, now: Now) -> None:
        self._client = client
        self.manners = manners
        self.now = now
        self._courtesy = Courtesy(now)

    async def look(self, feed: FeedToRead, accept: str, read: Reading) -> Harvest:
        """What the feed says now; `read` makes sense of what came."""
        try:
            async with asyncio.timeout(self.manners.patience):
                fetched = await self._followed(feed.url, _asking(feed, accept))
                return await self._meaning(fetched, read)
        except TimeoutError:
            return Trouble("timeout")
        except (Fault, Unfetched) as fault:
            return Trouble(fault.why)
        except TooSoon as soon:
            return Postponed(soon.after)

    async def detail(self, url: str, accept: str, size_limit: int) -> Fetched:
        """Something that a feed points at; Unfetched or a Fault where it is not there."""
        fetched = await self._followed(url, {"Accept": accept}, size_limit)
        if fetched.answer.status != 200:
            raise Unfetched(f"http-{fetched.answer.status}")
        return fetched

    async def _followed(self, url: str, headers: Mapping[str, str], size_limit: int | None = None) -> Fetched:
        """The answer behind every redirect."""
        manners, at, lives = self.manners, url, url
        said = {"User-Agent": manners.user_agent, **headers}
        for _ in range(REDIRECTS + 1):
            if not is_open(at, allow_private=manners.allow_private):
                raise Unfetched("address-not-allowed")
            if wait := self._courtesy.ask(URL(at).host or at):
                raise TooSoon(wait)
            limit = size_limit or manners.size_limit
            answer = await self._client.get(at, headers=said, limit=limit, patience=manners.patience)
            location = answer.headers.get("location")
            if answer.status not in _FOR_GOOD | _FOR_NOW or not location:
                return Fetched(lives, answer)
            to = urljoin(at, location)
            lives = to if answer.status in _FOR_GOOD and lives == at else lives
            at = to
        raise Unfetched("too-many-redirects")

    async def _meaning(self, fetched: Fetched, read: Reading) -> Harvest:
        match fetched.answer.status:
            case 304:
                return Unchanged(fresh_for(fetched.answer.headers))
            case 410:
                return Ended()
            case 200:
                return await read(fetched)
            case status:
                return Trouble(f"http-{status}", _asked(fetched.answer, self.now()))


def _asking(feed: FeedToRead, accept: str) -> dict[str, str]:
    headers = {"Accept": accept}
    if feed.etag:
        headers["If-None-Match"] = feed.etag
    if feed.last_modified:
        headers["If-Modified-Since"] = feed.last_modified
    return headers


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
