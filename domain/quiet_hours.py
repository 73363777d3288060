"""Quiet hours: when news waits, in the region's own zone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.lane import Lane

_SPREAD = 30  # minutes over which the morning's broadcasts are spread


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begins` to `ends` nothing new goes out; what waited leaves from `leaves` on."""

    begins: time = time(21)
    ends: time = time(5)
    leaves: time = time(6)

    def holds(self, at: datetime, zone: str) -> bool:
        """Whether this moment lies in them."""
        local = at.astimezone(ZoneInfo(zone)).time()
        if self.begins <= self.ends:
            return self.begins <= local < self.ends
        return local >= self.begins or local < self.ends

    def wait(self, at: datetime, zone: str, lane: Lane, key: int) -> datetime | None:
        """When something of this lane may leave instead; None if it may now. `key` spreads the morning."""
        if lane.breaks_quiet or lane is Lane.REPLY or not self.holds(at, zone):
            return None
        local = at.astimezone(ZoneInfo(zone))
        morning = datetime.combine(local.date(), self.leaves, ZoneInfo(zone))
        if morning <= local:
            morning += timedelta(days=1)
        return morning.astimezone(at.tzinfo) + timedelta(minutes=key * 7 % _SPREAD)
