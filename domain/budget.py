"""Budget: how many people may be written to first in any 24 hours, and what of it stays for emergencies."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.lane import Lane

DAY = timedelta(hours=24)
STEP = timedelta(minutes=1)
"""People are counted by the minute in which they were last written to first."""

FIRST_LIMIT = 250
"""People a day that a new portfolio may write to."""

RESERVED = 5
"""What stays for emergencies while nothing else is set: this share of the limit (one in so many)."""

_LATER = timedelta(hours=1)  # where nothing was used up, only the limit itself can change


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be used (`most` None: without end), what of it stays for emergencies, what is used up."""

    most: int | None
    reserve: int
    used: int
    oldest: datetime | None = None  # the minute whose people are free again first

    def left(self, lane: Lane) -> int | None:
        """How many more people may be written to first now; None: without end."""
        if self.most is None:
            return None
        kept = 0 if lane.breaks_quiet else self.reserve
        return max(0, self.most - kept - self.used)

    def renews_at(self, now: datetime) -> datetime:
        """When it is worth asking again, once nothing is left."""
        if self.oldest is None:
            return now + _LATER
        return max(self.oldest + STEP + DAY, now + STEP)


def minute(at: datetime) -> datetime:
    """The minute in which something is counted."""
    return at.replace(second=0, microsecond=0)


def counts_since(now: datetime) -> datetime:
    """Minutes after this one count still."""
    return now - DAY - STEP


def counts(counted_at: datetime | None, now: datetime) -> bool:
    """Whether somebody is among those who are counted already."""
    return counted_at is not None and minute(counted_at) > counts_since(now)
