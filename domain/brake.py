"""The flood brake: whoever writes faster than a person can is heard, but not answered, until they pause."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

BURST = 60
"""What somebody may do at once: an album, a heap of forwarded messages, a quick tour through the menus."""

SECONDS = 2.0
"""How long it takes until one more is free again."""

RELEASED = BURST / 2
"""How much must be free again before a brake ends."""


class Verdict(StrEnum):
    """What is to be done with one thing that somebody did."""

    FREE = "free"
    BEGINS = "begins"  # the brake: said once
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Pace:
    """How much somebody may still do, as of a moment."""

    left: float
    at: datetime
    held: bool = False

    def is_rested(self, now: datetime) -> bool:
        """Whether nothing is remembered that would matter."""
        return _refilled(self, now) >= BURST


def meet(pace: Pace | None, at: datetime) -> tuple[Pace, Verdict]:
    """Somebody does one more thing."""
    if pace is None:
        return Pace(BURST - 1, at), Verdict.FREE
    left, at = _refilled(pace, at), max(pace.at, at)
    held = pace.held and left < RELEASED
    if held or left < 1:
        return Pace(max(left - 1, 0), at, held=True), Verdict.HELD if held else Verdict.BEGINS
    return Pace(left - 1, at), Verdict.FREE


def _refilled(pace: Pace, now: datetime) -> float:
    return min(BURST, pace.left + max((now - pace.at).total_seconds(), 0) / SECONDS)
