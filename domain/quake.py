"""Quake: an earthquake as BMKG reports it, made a warning for where it was felt."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.cap import Area, CapAlert, Info, Severity

APART = timedelta(seconds=60)
"""Two reports whose times lie no further apart may be about one earthquake."""

_DEGREES = 1.0
_LASTING = timedelta(hours=3)
"""How long one is told: aftershocks are likeliest then."""

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_FELT = re.compile(r"^\s*([IVX]+)(?:\s*[-–]\s*([IVX]+))?(?:\s*MMI)?\s*:?\s+(?:di\s+)?(\S.*?)\s*\.?\s*$")


@dataclass(frozen=True, slots=True)
class Felt:
    """Where it was felt, and how strongly at most (MMI)."""

    name: str
    strength: int


@dataclass(frozen=True, slots=True)
class Quake:
    """One report; all but the moment as BMKG writes it."""

    at: datetime
    latitude: float
    longitude: float
    magnitude: str
    depth: str
    place: str
    potential: str = ""
    felt: tuple[Felt, ...] = ()

    @property
    def identifier(self) -> str:
        """What it is called until a later report is recognised by `same`."""
        return f"{self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S} {self.latitude:.2f},{self.longitude:.2f}"

    @property
    def tsunami(self) -> bool:
        """Whether it may bring a tsunami."""
        said = self.potential.casefold()
        return "tsunami" in said and "tidak" not in said


def same(one: str, other: str) -> bool:
    """Whether two identifiers name one earthquake: at most a minute apart, at the same place."""
    (at, latitude, longitude), (then, north, east) = _read(one), _read(other)
    return abs(at - then) <= APART and abs(latitude - north) <= _DEGREES and abs(longitude - east) <= _DEGREES


def felt_in(reported: str) -> tuple[Felt, ...]:
    """The places of "II-III Kabupaten Berau, IV Samarinda"; a place without a strength has the one before it."""
    found: list[Felt] = []
    strength = 0
    for part in re.split(r"[,;\n]", reported):
        read = _FELT.match(part)
        name = read[3] if read else part.strip(" .-")
        if read:
            strength = max(_ROMAN.get(each, 0) for each in (read[1], read[2]) if each)
        if name and strength:
            found.append(Felt(name, strength))
    return tuple(found)


def severity(strength: int) -> Severity:
    """How bad a strength (MMI) is."""
    steps = ((8, Severity.EXTREME), (6, Severity.SEVERE), (4, Severity.MODERATE))
    return next((each for least, each in steps if strength >= least), Severity.MINOR)


def alert(quake: Quake) -> CapAlert:
    """The same as a warning: where it was felt, or everywhere it may bring a tsunami."""
    strongest = max((each.strength for each in quake.felt), default=0)
    info = Info(
        language="id",
        event="Tsunami" if quake.tsunami else "Gempa bumi",
        severity=Severity.EXTREME if quake.tsunami else severity(strongest),
        headline=headline(quake),
        begins=quake.at,
        expires=quake.at + _LASTING,
        areas=tuple(Area(each.name) for each in quake.felt),
    )
    return CapAlert(quake.identifier, "BMKG", quake.at, "Actual", "Alert", (info,))


def headline(quake: Quake) -> str:
    """Its facts on a line, in BMKG's own words."""
    facts = (f"M{quake.magnitude}", quake.depth, quake.place, quake.potential)
    return ". ".join(fact.strip(" .") for fact in facts if fact.strip(" ."))


def _read(identifier: str) -> tuple[datetime, float, float]:
    moment, _, place = identifier.partition(" ")
    latitude, _, longitude = place.partition(",")
    return datetime.fromisoformat(moment).replace(tzinfo=UTC), float(latitude), float(longitude)
