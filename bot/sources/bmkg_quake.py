"""BMKG's earthquakes: `autogempa.json`, `gempaterkini.json` or `gempadirasakan.json`; every value there is a string."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from bot.sources.fetching import Fetched, Fetcher
from domain.feed import Entry, FeedToRead, Fresh, Harvest, Trouble
from domain.html_text import cut, one_line
from domain.quake import Quake, alert, felt_in, headline

ACCEPT = "application/json, */*;q=0.1"
MOST = 30
LONGEST = 600


class BmkgQuake:
    """Reads reports of earthquakes; each revision of a report is an entry of its own."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher

    async def look(self, feed: FeedToRead) -> Harvest:
        """What was reported, the newest first."""
        return await self._fetcher.look(feed, ACCEPT, self._read)

    async def _read(self, fetched: Fetched) -> Fresh | Trouble:
        try:
            reports = parse(fetched.body)
        except ValueError:
            return Trouble("no-feed")
        entries = sorted((entry(each) for each in reports), key=lambda each: each.key, reverse=True)
        return Fresh(tuple(entries), "BMKG", fetched.url, *fetched.signs)


def parse(body: bytes) -> list[Quake]:
    """The reports in these bytes; those that can't be read are left out. ValueError: these are none."""
    try:
        found = json.loads(body)["Infogempa"]["gempa"]
    except (KeyError, TypeError, RecursionError) as strange:
        raise ValueError("no reports of earthquakes") from strange
    listed = found if isinstance(found, list) else [found]
    return [quake for each in listed[:MOST] if (quake := _quake(each)) is not None]


def _quake(found: Any) -> Quake | None:
    if not isinstance(found, dict):
        return None
    try:
        at = datetime.fromisoformat(_text(found, "DateTime"))
        latitude, longitude = (float(each) for each in _text(found, "Coordinates").split(","))
    except ValueError:
        return None
    if at.tzinfo is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Quake(
        at=at.astimezone(UTC),
        latitude=latitude,
        longitude=longitude,
        magnitude=_text(found, "Magnitude"),
        depth=_text(found, "Kedalaman"),
        place=_text(found, "Wilayah"),
        potential=_text(found, "Potensi"),
        felt=felt_in(_text(found, "Dirasakan")),
    )


def entry(quake: Quake) -> Entry:
    """One report as an entry; whatever in it changes makes it another."""
    said = headline(quake)
    revision = hashlib.sha256(f"{said}\n{quake.felt}".encode()).hexdigest()[:12]
    key = f"{quake.identifier} {revision}"
    return Entry(key, cut(said, 200), "", None, quake.at, alert=alert(quake))


def _text(found: dict[str, Any], name: str) -> str:
    return cut(one_line(str(found.get(name) or "")), LONGEST)
