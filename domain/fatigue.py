"""Fatigue: how much news a resident gets in a day, at which hours, and when the rest comes as one digest."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.quiet_hours import QuietHours

DIGEST_HOURS = (6, 12, 17, 20)
"""Local hours that a resident may choose for the digest."""

DIGEST_HOUR = 17
_MARK = 1000  # a mark is a day's number and, in its last three places, how many news that day has had


class Repose(StrEnum):
    """How long nothing is sent to a resident; the region's quiet hours hold for everybody."""

    USUAL = "usual"
    LONG = "long"

    def wait(self, at: datetime, zone: str, lane: Lane, key: int) -> datetime | None:
        """When something of this lane may leave instead; None if it may now."""
        return _LONG.wait(at, zone, lane, key) if self is Repose.LONG else None


_LONG = QuietHours(time(19), time(7), leaves=time(7))


@dataclass(frozen=True, slots=True)
class Ration:
    """What one local day allows: `most` news for each resident."""

    most: int
    zone: str
    now: datetime
    first_mark: int  # of somebody who has had nothing today

    def used_up(self, mark: int) -> bool:
        """Whether somebody with this mark has had the day's news."""
        return mark - self.first_mark >= self.most

    def digest_at(self, hour: int) -> datetime:
        """When the digest comes that holds what is too much now."""
        return digest_at(hour, self.zone, self.now)


def digest_at(hour: int, zone: str, now: datetime) -> datetime:
    """When the next digest of somebody comes who chose this local hour."""
    local = now.astimezone(ZoneInfo(zone))
    there = datetime.combine(local.date(), time(hour), ZoneInfo(zone))
    if there <= local:
        there = datetime.combine(local.date() + timedelta(days=1), time(hour), ZoneInfo(zone))
    return there.astimezone(now.tzinfo)


def ration(lane: Lane, most: int, zone: str, now: datetime) -> Ration | None:
    """The ration that holds for a lane: for news alone, and where one is set."""
    if not most or lane is not Lane.NEWS:
        return None
    return Ration(most, zone, now, now.astimezone(ZoneInfo(zone)).toordinal() * _MARK)


def dropped(
    state: BroadcastState, expires_at: datetime | None, now: datetime, *, withdrawn: bool
) -> DeliveryState | None:
    """What becomes of a folded copy when its digest is made; None where it still belongs into it."""
    if withdrawn or state is BroadcastState.CANCELLED:
        return DeliveryState.CANCELLED
    over = state is BroadcastState.EXPIRED or (expires_at is not None and expires_at <= now)
    return DeliveryState.EXPIRED if over else None
