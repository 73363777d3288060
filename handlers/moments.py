"""A moment or day that a person typed, in chat or in the shell; refused with the way to type it."""

from datetime import date, datetime

from domain import when
from domain.refusal import Refusal
from domain.when import Fault
from services import texts

FAULTS = {
    Fault.UNREADABLE: "when-unreadable",
    Fault.NO_TIME: "when-no-time",
    Fault.NO_SUCH_DAY: "when-no-such-day",
    Fault.NO_SUCH_TIME: "when-no-such-time",
    Fault.PAST: "when-past",
    Fault.TOO_FAR: "when-too-far",
}


def moment(typed: str, now: datetime, zone: str) -> datetime:
    """The moment meant in a zone, in UTC."""
    found = when.read(typed, now, zone)
    if isinstance(found, Fault):
        raise Refusal(FAULTS[found], now=texts.moment(now, zone))
    return found


def past_day(typed: str, now: datetime, zone: str) -> date:
    """The day meant of something that has happened in a zone."""
    found = when.read_past_day(typed, now, zone)
    if isinstance(found, Fault):
        if found is Fault.NOT_YET:
            raise Refusal("when-not-yet", now=texts.moment(now, zone))
        raise Refusal("when-no-day")
    return found
