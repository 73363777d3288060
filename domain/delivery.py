"""Delivery: the one copy for one recipient, and the states it may pass through."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.lane import Lane
from domain.message import Kept, Later, Moved, Outcome, Rejected, Sent, Unknown, Unreachable

MOVED = "moved"
TROUBLE_REST = timedelta(seconds=5)
"""How long an account rests when nothing gets through."""


class DeliveryState(StrEnum):
    """Where one copy stands."""

    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    LATER = "later"
    UNKNOWN = "unknown"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    FOLDED = "folded"  # too much for one day: it stands in the resident's digest


S = DeliveryState
ALLOWED: dict[DeliveryState, frozenset[DeliveryState]] = {
    S.SENDING: frozenset({S.SENT, S.LATER, S.UNKNOWN, S.UNREACHABLE, S.REJECTED, S.CANCELLED, S.EXPIRED}),
    S.LATER: frozenset({S.SENDING, S.CANCELLED, S.EXPIRED}),
    S.SENT: frozenset({S.DELIVERED, S.READ, S.WITHDRAWN, S.LATER, S.UNREACHABLE, S.REJECTED}),
    S.DELIVERED: frozenset({S.READ, S.WITHDRAWN}),
    S.READ: frozenset({S.WITHDRAWN}),
    S.UNKNOWN: frozenset({S.SENT, S.DELIVERED, S.READ, S.LATER, S.UNREACHABLE, S.REJECTED}),
    S.UNREACHABLE: frozenset(),
    S.REJECTED: frozenset({S.LATER}),
    S.CANCELLED: frozenset(),
    S.EXPIRED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.FOLDED: frozenset({S.CANCELLED, S.EXPIRED}),
}
"""From each state, the states that may follow.

Rejected → later is an official's "retry the failed"; sent → later, unreachable or rejected is a messenger that took the
copy and says afterwards that it could not deliver it.
"""

ARRIVED = frozenset({S.SENT, S.DELIVERED, S.READ})
"""States that count as having reached the platform."""


def may_become(state: DeliveryState, following: DeliveryState) -> bool:
    """Whether a copy may go from one state to the other."""
    return following in ALLOWED[state]


OPEN = frozenset({S.SENDING, S.LATER})
"""States in which something still has to happen."""

ATTEMPTS = 5
"""Tries that count, before a copy is given up (an official may still retry it)."""

_BACK_OFF = (10.0, 60.0, 300.0, 1200.0)
STREAK = 20
"""Identical rejections in a row that pause a broadcast."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What is known of a copy before its outcome."""

    attempts: int = 0
    doubled: int = 0
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Settlement:
    """What an outcome makes of a copy."""

    state: DeliveryState
    attempts: int = 0
    doubled: int = 0
    why: str | None = None
    due_at: datetime | None = None


def settle(outcome: Outcome, tried: Tried, lane: Lane, now: datetime) -> Settlement:
    """The one place that decides what an outcome means for a copy."""
    attempts, doubled = tried.attempts, tried.doubled
    match outcome:
        case Sent(kept=kept):
            return Settlement(S.SENT, attempts, doubled, kept)
        case Later():
            return _later(outcome, tried, now)
        case Unknown(why):
            if lane.repeats_unknown and not doubled:
                return Settlement(S.LATER, attempts, doubled + 1, f"unknown: {why}", now)
            return Settlement(S.UNKNOWN, attempts, doubled, why)
        case Moved() if tried.why != MOVED:
            return Settlement(S.LATER, attempts, doubled, MOVED, now)
        case Moved():
            return Settlement(S.UNREACHABLE, attempts, doubled, MOVED)
        case Unreachable(why) | Rejected(why) | Kept(why):
            return Settlement(_REFUSED[type(outcome)], attempts, doubled, str(why))


_REFUSED = {Unreachable: S.UNREACHABLE, Rejected: S.REJECTED, Kept: S.REJECTED}


def _later(outcome: Later, tried: Tried, now: datetime) -> Settlement:
    after = timedelta(seconds=max(0.0, outcome.after))
    if not outcome.counts:
        return Settlement(S.LATER, tried.attempts, tried.doubled, outcome.why or tried.why, now + after)
    attempts = tried.attempts + 1
    if attempts >= ATTEMPTS:
        return Settlement(S.REJECTED, attempts, tried.doubled, f"gave up: {outcome.why}")
    pause = max(after, timedelta(seconds=_BACK_OFF[attempts - 1]))
    return Settlement(S.LATER, attempts, tried.doubled, outcome.why, now + pause)


@dataclass(frozen=True, slots=True)
class Streak:
    """Identical rejections in a row, over all copies of a broadcast."""

    why: str | None = None
    length: int = 0

    @property
    def pauses(self) -> bool:
        """Whether it is long enough to stop and ask."""
        return self.length >= STREAK

    def after(self, outcomes: Iterable[Outcome]) -> "Streak":
        """The streak after more outcomes; only a copy that arrived, or another fault, ends it."""
        streak = self
        for outcome in outcomes:
            match outcome:
                case Rejected(why):
                    streak = Streak(why, streak.length + 1 if why == streak.why else 1)
                case Sent() if not streak.pauses:
                    streak = Streak()
        return streak


def in_trouble(outcomes: Sequence[Outcome]) -> bool:
    """Whether the way out itself is blocked: nothing but counted delays, for several recipients."""
    return len(outcomes) >= 3 and all(isinstance(each, Later) and each.counts for each in outcomes)
