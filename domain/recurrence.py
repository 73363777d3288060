"""Recurrence: on which days and at what time something comes again, in the zone of a region. Pure.

A rule names times by weekday, or one time on a day of the month (31: its last day, however long it is). Workdays
leave national holidays out. Exceptions are dates that are skipped, or moved to another moment.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, rrule

from domain.slots import EVERY_DAY, WORKDAYS, Slot, UnknownSlots, parse

IsHoliday = Callable[[date], bool]
LAST = 31
"""The day of the month that means its last one."""

_MONTHLY = re.compile(
    r"(?:tiap|setiap|every)?\s*"
    r"(?:(?:tanggal|tgl|date|day)\s*(?P<day>\d{1,2})|(?P<last>akhir bulan|hari terakhir|end of month|last day))"
    r"(?:\s*(?:tiap|setiap|every)?\s*(?:bulan|month))?\s*(?P<at>\d.*)"
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When something comes again; stored as JSON."""

    slots: tuple[Slot, ...]
    day: int | None = None  # of the month; then the slots' weekdays say nothing
    skipped: frozenset[str] = frozenset()  # keys of occurrences
    moved: Mapping[str, datetime] = field(default_factory=dict)  # the moment of an occurrence, wherever it lies

    @property
    def workdays(self) -> bool:
        """Whether it rests on national holidays."""
        return self.day is None and all(slot.weekdays == WORKDAYS for slot in self.slots)

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "slots": [[slot.minute, slot.weekdays] for slot in self.slots],
            "day": self.day,
            "skipped": sorted(self.skipped),
            "moved": {key: at.isoformat() for key, at in sorted(self.moved.items())},
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Recurrence":
        """From what `to_json` made."""
        return cls(
            tuple(Slot(minute, weekdays) for minute, weekdays in stored["slots"]),
            stored["day"],
            frozenset(stored["skipped"]),
            {key: datetime.fromisoformat(at) for key, at in stored["moved"].items()},
        )

    @property
    def plain(self) -> "Recurrence":
        """The rule alone, without its exceptions."""
        return Recurrence(self.slots, self.day)

    def without(self, key: str) -> "Recurrence":
        """The same, but for this occurrence."""
        moved = {each: at for each, at in self.moved.items() if each != key}
        return replace(self, skipped=self.skipped | {key}, moved=moved)

    def instead(self, key: str, at: datetime) -> "Recurrence":
        """The same, but this occurrence comes at another moment."""
        return replace(self, skipped=self.skipped - {key}, moved={**self.moved, key: at})


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time that it comes: the moment, and the day and minute of the rule that it stands for."""

    at: datetime
    day: date
    minute: int

    @property
    def key(self) -> str:
        """What it is, however often it is moved or the rules of its zone change."""
        return f"{self.day.isoformat()} {self.minute:04}"


def occurrences(
    rule: Recurrence, since: datetime, until: datetime, zone: str, is_holiday: IsHoliday
) -> Iterator[Occurrence]:
    """Every time that it comes after `since`, up to `until`, in order."""
    place, margin = ZoneInfo(zone), timedelta(days=1)
    span = (since.astimezone(place).date() - margin, until.astimezone(place).date() + margin)
    usual = [(day, slot) for slot in rule.slots for day in _days(rule, slot, span)]
    kept = [(day, slot) for day, slot in usual if not (rule.workdays and is_holiday(day))]
    elsewhere = [(day, slot) for day, slot in map(_read, rule.moved)]
    found = {each.key: each for day, slot in (*kept, *elsewhere) for each in [_occurrence(rule, slot, day, place)]}
    yield from sorted(each for each in found.values() if since < each.at <= until and each.key not in rule.skipped)


def understood(text: str) -> Recurrence:
    """What a person typed ("setiap Senin 07.00", "hari kerja 07.00", "tanggal 31 08.00"); UnknownSlots otherwise."""
    said = " ".join(text.casefold().split())
    monthly = _MONTHLY.fullmatch(said)
    if monthly is None:
        return Recurrence(parse(said))
    day = int(monthly["day"]) if monthly["day"] else LAST
    slots = parse(monthly["at"])
    if not 1 <= day <= LAST or len(slots) != 1 or slots[0].weekdays != EVERY_DAY:
        raise UnknownSlots(monthly["day"] or monthly["at"])
    return Recurrence(slots, day)


def _days(rule: Recurrence, slot: Slot, span: tuple[date, date]) -> Iterator[date]:
    first, last = (datetime.combine(day, time()) for day in span)
    if rule.day is None:
        weekdays = [day for day in range(7) if slot.weekdays >> day & 1]
        days = rrule(DAILY, dtstart=first, until=last, byweekday=weekdays)
    else:
        reach = list(range(min(rule.day, 28), rule.day + 1))  # the last of these that the month has
        days = rrule(MONTHLY, dtstart=first.replace(day=1), until=last, bymonthday=reach, bysetpos=-1)
    for moment in days:
        yield moment.date()


def _read(key: str) -> tuple[date, Slot]:
    day, _, minute = key.partition(" ")
    return date.fromisoformat(day), Slot(int(minute), EVERY_DAY)


def _occurrence(rule: Recurrence, slot: Slot, day: date, place: ZoneInfo) -> Occurrence:
    usual = Occurrence(datetime.combine(day, slot.at, place).astimezone(UTC), day, slot.minute)
    return replace(usual, at=rule.moved.get(usual.key, usual.at))
