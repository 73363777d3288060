"""Pace: at which moments an account's copies leave. GCRA without burst; moments on the database's clock.

An account's `next_free` is the moment before which everything is given away. A turn takes the next fifth of a
second of it; at low rates up to twice that, since a turn costs the same however few it sends. Five per cent of the
rate stay free, so that jitter on the way never makes a second too full.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.message import Content, ContentKind

HEADROOM = 0.05
TURN = timedelta(seconds=0.2)
LONGEST_TURN = timedelta(seconds=0.4)
FULL_TURN = 10
"""Copies for which a turn is made longer than TURN."""

LOOK_AHEAD = timedelta(seconds=0.25)
OVERLAP = 0.05
"""Seconds before the end of a turn at which its chunk asks for the next: together a quarter of a second."""

LARGEST_TURN = 500
HEAVIEST = 10
LATE = 0.04
"""Seconds that a copy may leave after its moment; later than that it gets a new moment."""

PRIVATE_SPACING = timedelta(seconds=1.2)
SHARED_SPACING = timedelta(seconds=3.2)
"""A second, and three in groups, and what a copy may be held up on its way while the next one is not."""
WINDOWED_SPACING = timedelta(seconds=6.05)
"""The same where windows close: one message to one person in six seconds."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A turn may be taken: up to `copies` leave from `start`, one every `every`."""

    start: datetime
    every: timedelta
    copies: int

    def end(self, taken: int) -> datetime:
        """The account's `next_free` once so many are taken."""
        return self.start + taken * self.every

    def moment(self, place: int) -> datetime:
        """When the copy at this place leaves."""
        return self.start + place * self.every


@dataclass(frozen=True, slots=True)
class Closed:
    """No turn before this moment; `rests` if the platform told the account to rest."""

    until: datetime
    rests: bool


def every(rate: int, weight: int = 1) -> timedelta:
    """From one copy to the next at this rate, for a message that costs `weight`."""
    return timedelta(microseconds=round(weight * 1_000_000 / (rate * (1 - HEADROOM))))


def turn(state: "PaceState", weight: int, now: datetime) -> Opening | Closed:
    """Whether a turn may be taken now, and its moments."""
    if state.rest_until is not None and state.rest_until > now:
        return Closed(state.rest_until, rests=True)
    free = _believable(state, now)
    if free > now + LOOK_AHEAD:
        return Closed(free - LOOK_AHEAD, rests=False)
    step = every(state.rate, weight)
    length = max(TURN, min(LONGEST_TURN, FULL_TURN * step))
    copies = max(1, min(LARGEST_TURN, length // step if step else LARGEST_TURN))
    return Opening(max(free, now), step, copies)


@dataclass(frozen=True, slots=True)
class PaceState:
    """What an account's row says about its pace."""

    rate: int
    next_free: datetime | None
    rest_until: datetime | None


def debited(state: PaceState, now: datetime) -> datetime:
    """`next_free` after something left without asking: answers to people never wait, but count."""
    return min(max(_believable(state, now), now) + every(state.rate), now + _furthest(state.rate))


def spacing(*, shared: bool, windowed: bool = False) -> timedelta:
    """The least time between two messages to one chat."""
    if windowed:
        return WINDOWED_SPACING
    return SHARED_SPACING if shared else PRIVATE_SPACING


def weight(content: Content) -> int:
    """How many messages a content costs: an album its pictures, what takes no text its footer's reply too."""
    match content.kind:
        case ContentKind.ALBUM:
            return max(1, min(len(content.media), HEAVIEST))
        case ContentKind.POLL | ContentKind.ROUND:
            return 2
        case _:
            return 1


def _believable(state: PaceState, now: datetime) -> datetime:
    """`next_free`; one further ahead than any turn can put it comes from a clock that was set back."""
    if state.next_free is None or state.next_free > now + _furthest(state.rate):
        return now
    return state.next_free


def _furthest(rate: int) -> timedelta:
    return LOOK_AHEAD + max(LONGEST_TURN, every(rate, HEAVIEST)) + TURN
