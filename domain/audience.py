"""Audience: whom a broadcast is for, as rules over subscriptions.

- A broadcast to region X reaches subscriptions at X or below; a subscription in one of the `minus` regions
  does not count (another subscription of the same recipient still does).
- Subscriptions *above* X (a whole kabupaten while X is a kelurahan) hear X's emergencies at once. X's news
  they hear only if they chose so (`wants_below`), and then in a digest; other broadcasts leave them out.
- An emergency asks for the topic *darurat* alone. Anything else asks for any of its topics; without topics,
  for a subscription that wants more than emergencies.
- `only` names recipients one by one (a relay's channels, those of an earlier broadcast): neither region nor
  topic is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.lane import Lane
from domain.platform import PlatformName
from domain.recipient import RecipientKind
from domain.region import contains, parents
from domain.topic import ALL_TOPICS, Topic, mask


class To(StrEnum):
    """Which recipients are meant."""

    RESIDENTS = "residents"
    CHANNELS = "channels"
    BOTH = "both"

    @property
    def kinds(self) -> frozenset[RecipientKind]:
        """The kinds of recipients meant."""
        return _KINDS[self]


_KINDS = {
    To.RESIDENTS: frozenset({RecipientKind.RESIDENT}),
    To.CHANNELS: frozenset({RecipientKind.CHANNEL}),
    To.BOTH: frozenset(RecipientKind),
}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of region codes in byte order: `start` belongs to it, `end` does not."""

    start: str
    end: str

    def holds(self, code: str) -> bool:
        """Whether a region's code lies in it."""
        return self.start <= code < self.end


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a broadcast is for; stored as JSON in its row."""

    regions: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    to: To = To.BOTH
    platforms: tuple[PlatformName, ...] = ()  # empty: every platform
    only: tuple[int, ...] | None = None  # recipient ids

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "regions": list(self.regions),
            "minus": list(self.minus),
            "topics": [str(topic) for topic in self.topics],
            "to": str(self.to),
            "platforms": [str(name) for name in self.platforms],
            "only": None if self.only is None else list(self.only),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Audience":
        """From what `to_json` made; what is missing is as by default."""
        only = stored.get("only")
        return cls(
            regions=tuple(stored.get("regions", ())),
            minus=tuple(stored.get("minus", ())),
            topics=tuple(Topic(topic) for topic in stored.get("topics", ())),
            to=To(stored.get("to", To.BOTH)),
            platforms=tuple(PlatformName(name) for name in stored.get("platforms", ())),
            only=None if only is None else tuple(sorted({int(each) for each in only})),
        )

    @property
    def carriers(self) -> tuple[PlatformName, ...]:
        """The messengers over which it may be reached."""
        return self.platforms or tuple(PlatformName)

    def asks(self, lane: Lane) -> int:
        """The mask of topics of which a subscription must have one."""
        if lane is Lane.EMERGENCY:
            return Topic.EMERGENCY.bit
        return mask(self.topics) or ALL_TOPICS & ~Topic.EMERGENCY.bit

    def stretches(self, lane: Lane) -> tuple[Stretch, ...]:
        """The codes that it covers, as disjoint stretches in byte order."""
        left = [_below(code) for code in _outermost(self.regions)]
        for code in _outermost(self.minus):
            left = [rest for each in left for rest in _without(each, _below(code))]
        if _heard_above(self.topics, lane):
            above = {upper for code in self.regions for upper in parents(code)}
            apart = (*self.regions, *self.minus)
            left += [_exactly(code) for code in above if not _covered(code, apart)]
        return tuple(sorted(left))

    def includes(self, lane: Lane, wish: "Wish") -> bool:
        """Whether a subscription belongs to it."""
        return (
            wish.kind in self.to.kinds
            and bool(wish.topics & self.asks(lane))
            and any(stretch.holds(wish.region_code) for stretch in self.stretches(lane))
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """What the rules ask of a subscription."""

    region_code: str
    topics: int
    kind: RecipientKind


def _heard_above(topics: Iterable[Topic], lane: Lane) -> bool:
    """Whether subscriptions above the region hear it at once: emergencies and their corrections."""
    return lane is Lane.EMERGENCY or (lane is Lane.CORRECTION and Topic.EMERGENCY in topics)


def _below(code: str) -> Stretch:
    return Stretch(code, code + "/")  # "/" follows ".", and every digit follows "/"


def _exactly(code: str) -> Stretch:
    return Stretch(code, code + "-")  # "-" comes before "."


def _outermost(codes: Iterable[str]) -> tuple[str, ...]:
    whole = set(codes)
    return tuple(sorted(code for code in whole if whole.isdisjoint(parents(code))))


def _covered(code: str, uppers: Iterable[str]) -> bool:
    return any(contains(upper, code) for upper in uppers)


def _without(whole: Stretch, hole: Stretch) -> tuple[Stretch, ...]:
    """What is left of a stretch around a hole."""
    if hole.end <= whole.start or whole.end <= hole.start:
        return (whole,)
    sides = (Stretch(whole.start, hole.start), Stretch(hole.end, whole.end))
    return tuple(side for side in sides if side.start < side.end)
