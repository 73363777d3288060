"""CAP: a warning as the Common Alerting Protocol 1.2 carries it, and what is to be done with it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.hazard import Hazard

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""

Polygon = tuple[Point, ...]

LASTING = timedelta(hours=6)
"""How long an alert holds that doesn't say when it ends."""


class Severity(StrEnum):
    """How bad it may become, the worst last."""

    UNKNOWN = "unknown"
    MINOR = "minor"
    MODERATE = "moderate"
    SEVERE = "severe"
    EXTREME = "extreme"


@dataclass(frozen=True, slots=True)
class Area:
    """A place that is warned: what it is called, codes that name it, its outline."""

    description: str = ""
    codes: tuple[str, ...] = ()
    polygons: tuple[Polygon, ...] = ()


@dataclass(frozen=True, slots=True)
class Info:
    """What an alert says in one language."""

    language: str = ""  # as in RFC 3066: "id", "en-US"; empty: not said
    event: str = ""
    severity: Severity = Severity.UNKNOWN
    headline: str = ""
    description: str = ""
    instruction: str = ""
    web: str | None = None
    sender: str = ""  # who speaks, in words
    begins: datetime | None = None
    expires: datetime | None = None
    past: bool = False  # it says itself that it is over
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class CapAlert:
    """One message of a warning system; `references`: identifiers of the earlier ones that it is about."""

    identifier: str
    sender: str
    sent: datetime
    status: str  # as written: Actual, Exercise, System, Test, Draft
    kind: str  # msgType: Alert, Update, Cancel, Ack, Error
    infos: tuple[Info, ...] = ()
    references: tuple[str, ...] = ()
    public: bool = True

    def info(self, language: str) -> Info:
        """What it says in a language; else in Indonesian, in no named language, or in the first that there is."""
        spoken = {each.language[:2].casefold(): each for each in reversed(self.infos)}
        first = self.infos[0] if self.infos else Info()
        return next((spoken[each] for each in (language, "id", "") if each in spoken), first)

    def spoken(self, language: str) -> Info | None:
        """What it says in exactly this language."""
        return next((each for each in self.infos if each.language[:2].casefold() == language), None)


class Step(StrEnum):
    """What is to be done with an alert."""

    WARN = "warn"
    DRILL = "drill"  # an exercise: LATIHAN, and only where a person wants it
    END = "end"  # it takes back or ends what it refers to; that is never an all-clear
    NOTHING = "nothing"


def step(alert: CapAlert) -> Step:
    """What is to be done with it: only what is meant for the public, and only an actual one without a person."""
    kind = alert.kind.casefold()
    status = alert.status.casefold()
    if not alert.public or kind not in {"alert", "update", "cancel"} or not (alert.infos or kind == "cancel"):
        return Step.NOTHING
    if status == "exercise":
        return Step.DRILL if kind != "cancel" else Step.NOTHING
    if status != "actual":
        return Step.NOTHING
    ended = kind == "cancel" or all(info.past for info in alert.infos)
    return Step.END if ended else Step.WARN


_HAZARDS: Mapping[Hazard, tuple[str, ...]] = {
    Hazard.TSUNAMI: ("tsunami",),
    Hazard.EARTHQUAKE: ("gempa", "earthquake"),
    Hazard.FLOOD: ("banjir", "flood"),
    Hazard.LANDSLIDE: ("longsor", "landslide", "mudslide"),
    Hazard.TIDE: ("rob", "pasang", "gelombang", "tide", "tidal", "surge", "wave"),
    Hazard.WEATHER: ("hujan", "petir", "cuaca", "badai", "siklon", "rain", "thunder", "storm", "weather", "cyclone"),
    Hazard.WIND: ("angin", "puting", "wind", "gust", "tornado"),
    Hazard.FIRE: ("kebakaran", "karhutla", "fire"),
}


def hazard_of(event: str) -> Hazard:
    """The hazard that an event's name speaks of."""
    said = event.casefold()
    for hazard, words in _HAZARDS.items():
        if any(re.search(rf"\b{word}", said) for word in words):
            return hazard
    return Hazard.OTHER


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a description names; `around`: the kabupaten or kota under whose heading it stands."""

    name: str
    around: str = ""


_HEADING = re.compile(r"\b(Kab\.|Kabupaten|Kota)\s+([A-Z][^:,;.\n]{1,40}?)\s*:")
_STORY = re.compile(r"\b(?:[Dd]an dapat|[Kk]ondisi|[Pp]rakirawan|[Mm]asyarakat|[Ss]umber|[Bb]erpotensi)\b")
_SHOUTED = re.compile(r"\b[A-Z][A-Z'’-]+(?:[ ][A-Z][A-Z'’-]*)*\b")
_NO_NAMES = frozenset({"BMKG", "WIB", "WITA", "WIT", "UTC", "UPDATE", "PERINGATAN DINI", "PERINGATAN", "WASPADA"})
_LONGEST_NAME = 40


def places_in(description: str) -> tuple[Named, ...]:
    """The places named in a description: those in a list under "Kab. X:", elsewhere those in capitals; each once."""
    found: dict[Named, None] = dict.fromkeys(_shouted(_HEADING.split(description, maxsplit=1)[0]))
    headings = list(_HEADING.finditer(description))
    for place, heading in enumerate(headings, start=1):
        body = description[heading.end() : headings[place].start() if place < len(headings) else None]
        story = _STORY.search(body)
        listed, rest = (body[: story.start()], body[story.start() :]) if story else (body, "")
        around = f"{heading[1]} {heading[2]}"
        found |= dict.fromkeys(Named(name, around) for name in _listed(listed))
        found |= dict.fromkeys(_shouted(rest))
    return tuple(found)


def _listed(text: str) -> Iterable[str]:
    names = (" ".join(part.split()).strip(" .") for part in re.split(r"[,;\n]|\bdan\b", text))
    return [name for name in names if 2 < len(name) <= _LONGEST_NAME and name.casefold() != "sekitarnya"]


def _shouted(text: str) -> Iterable[Named]:
    names = (" ".join(each.group().split()) for each in _SHOUTED.finditer(text))
    return [Named(name) for name in names if len(name) > 2 and name not in _NO_NAMES]


@dataclass(frozen=True, slots=True)
class Warned:
    """How a region stands: how bad, and until when."""

    severity: Severity
    until: datetime

    def to_json(self) -> list[str]:
        """As it is stored."""
        return [str(self.severity), self.until.isoformat()]

    @classmethod
    def from_json(cls, stored: Sequence[str]) -> "Warned":
        """From what `to_json` made."""
        return cls(Severity(stored[0]), datetime.fromisoformat(stored[1]))


@dataclass(frozen=True, slots=True)
class Course:
    """How a warning that goes on stands in each region, and where that is new."""

    regions: Mapping[str, Warned]  # all of them, those no longer named as they stood
    added: tuple[str, ...]  # not warned until now
    changed: tuple[str, ...]  # warned before, but otherwise

    @property
    def moves(self) -> bool:
        """Whether anything is new anywhere."""
        return bool(self.added or self.changed)

    @property
    def until(self) -> datetime:
        """When all of it is over."""
        return max(each.until for each in self.regions.values())


def course(before: Mapping[str, Warned], named: Mapping[str, Warned], now: datetime) -> Course:
    """What an alert that goes on with an earlier one changes; a region that it leaves out stays as it was."""
    live = {code: stood for code, stood in before.items() if stood.until > now}
    added = tuple(sorted(code for code in named if code not in live))
    changed = tuple(sorted(code for code in named if code in live and named[code] != live[code]))
    return Course({**live, **named}, added, changed)


@dataclass(frozen=True, slots=True)
class Standing:
    """A warning that is in force."""

    hazard: Hazard
    regions: Mapping[str, Warned]


def continues(standing: Standing, hazard: Hazard, regions: Sequence[str], begins: datetime) -> bool:
    """Whether an alert goes on with one in force: the same hazard, somewhere the same area, at the same time."""
    if hazard is not standing.hazard:
        return False
    return any(code in standing.regions and standing.regions[code].until >= begins for code in regions)
