"""Feed: an RSS or Atom source, what a look at it brought, and when to look again."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

from domain.cap import CapAlert
from domain.message import Entity, MediaItem
from domain.region import RegionCode

MOST_ENTRIES = 200
"""Entries read of one answer; a feed that lists more is cut at its newest."""

LONGEST_TITLE = 200
LONGEST_SUMMARY = 600
STALE = timedelta(days=3)
"""An entry that its own feed dates earlier than this is stored, but no news any more."""

DEAD = timedelta(days=1)
"""Without success for so long, a feed counts as dead and its officials are told."""

SHORTEST_EVERY = 60
LONGEST_REST = timedelta(days=1)
LONGEST_BLIND = timedelta(minutes=10)
"""As long a feed of warnings that can't be read is left alone, unless its server asks for more."""

LONGEST_FRESH = timedelta(hours=1)
"""However long a server calls its answer fresh, news should not be older than this."""


class FeedKind(StrEnum):
    """In which format a feed speaks."""

    RSS = "rss"  # RSS or Atom: news
    CAP = "cap"  # an index of CAP 1.2 alerts, or one alert
    NOWCAST = "nowcast"  # BMKG's weather warnings: an index for the whole country, the province in each identifier
    QUAKE = "quake"  # BMKG's earthquakes (JSON)

    @property
    def warns(self) -> bool:
        """Whether its entries are warnings, not news."""
        return self is not FeedKind.RSS

    @property
    def modes(self) -> "tuple[FeedMode, ...]":
        """What may become of its entries: news never leaves at once, a warning never waits for a slot."""
        return (FeedMode.HOLD, FeedMode.AT_ONCE if self.warns else FeedMode.SLOTS)


def kind_at(url: str) -> FeedKind:
    """The kind of what lies at an address, as far as that tells: BMKG's own places are known."""
    path = url.casefold().partition("?")[0]
    if "/alerts/nowcast/" in path:
        return FeedKind.NOWCAST
    return FeedKind.QUAKE if path.endswith(_QUAKES) else FeedKind.RSS


_QUAKES = ("/autogempa.json", "/gempaterkini.json", "/gempadirasakan.json")


class FeedMode(StrEnum):
    """What becomes of a feed's entries."""

    HOLD = "hold"  # they wait for an official
    SLOTS = "slots"  # they leave in the slots of the KIM channels
    AT_ONCE = "at_once"  # warnings of the named severities leave at once, the others wait for an official


class ItemState(StrEnum):
    """What became of one entry."""

    KEPT = "kept"  # only noted: backlog, old, or filtered out
    HELD = "held"  # it waits for an official
    TAKEN = "taken"  # it leaves in the slots, or has
    DROPPED = "dropped"  # an official did not want it


HOLDING = timedelta(hours=24)
"""How long an entry waits for an official; after that it is no news any more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is read; `key` is its guid, else its link, else a hash of what it says."""

    key: str
    title: str
    summary: str
    link: str | None = None
    published_at: datetime | None = None
    entities: tuple[Entity, ...] = ()  # of the summary
    alert: CapAlert | None = None  # of a feed that warns
    picture: MediaItem | None = None  # the map of the alert, or what lies at `picture_url` once it is fetched
    picture_url: str | None = None  # where the picture of a piece of news lies


@dataclass(frozen=True, slots=True)
class Fresh:
    """The feed had something to say; `url` is where it lives from now on."""

    entries: tuple[Entry, ...]  # newest first, as feeds list them
    title: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    fresh_for: timedelta | None = None  # as the server says


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing new since the last look."""

    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """It was not asked: its server has been asked often enough just now. That is nobody's fault."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class Ended:
    """The feed says that it is gone for good (410)."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """It could not be read; `why` is a short code, `after` when it asked to be left alone."""

    why: str
    after: timedelta | None = None


Harvest = Fresh | Unchanged | Postponed | Ended | Trouble


@dataclass(frozen=True, slots=True)
class FeedToRead:
    """What a look at a feed needs to know."""

    feed_id: int
    url: str
    region_code: RegionCode
    etag: str | None = None
    last_modified: str | None = None
    kind: FeedKind = FeedKind.RSS
    known: frozenset[str] = frozenset()  # keys whose detail need not be fetched again


def rest(every: int, faults: int, after: timedelta | None = None, longest: timedelta = LONGEST_REST) -> timedelta:
    """How long a feed is left alone: its own pace, doubled with each fault in a row, and as long as it asks for."""
    pace = timedelta(seconds=max(every, SHORTEST_EVERY) * 2 ** min(faults, 10))
    backed_off = min(pace, max(longest, timedelta(seconds=every)))
    return max(backed_off, min(after, DEAD)) if after else backed_off


_ZONES = {"WIB": "+0700", "WITA": "+0800", "WIT": "+0900"}
_MONTHS = {
    "januari": "Jan", "februari": "Feb", "maret": "Mar", "mei": "May", "juni": "Jun", "juli": "Jul",
    "agustus": "Aug", "agu": "Aug", "agt": "Aug", "ags": "Aug", "september": "Sep", "oktober": "Oct", "okt": "Oct",
    "november": "Nov", "nop": "Nov", "desember": "Dec", "des": "Dec",
}  # fmt: skip
_WEEKDAY = re.compile(r"^\s*[^\W\d_]+\.?,?\s+(?=\d)")


def moment(written: str, now: datetime) -> datetime | None:
    """When an entry says it was published: RFC 822, ISO 8601, also with WIB/WITA/WIT and Indonesian months."""
    found = _iso(written) or _mail(written)
    if found is None or not 1990 < found.year < 2200:
        return None
    return None if found > now + timedelta(days=1) else found


def _iso(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _mail(written: str) -> datetime | None:
    words = [_MONTHS.get(word.casefold().strip(".,"), word) for word in _WEEKDAY.sub("", written).split()]
    try:
        found = parsedate_to_datetime(" ".join(_ZONES.get(word.upper(), word) for word in words))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
