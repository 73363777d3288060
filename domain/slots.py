"""Slots: the relay times of a KIM channel, in the zone of its region. Pure: next slot, and what people type."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

WORKDAYS = 0b0011111
EVERY_DAY = 0b1111111
MOST_SLOTS = 12


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time of day (minutes after midnight) on some weekdays (bit 0 Monday … bit 6 Sunday)."""

    minute: int
    weekdays: int

    @property
    def at(self) -> time:
        """The time of day."""
        return time(self.minute // 60, self.minute % 60)


DEFAULT = (Slot(7 * 60, WORKDAYS), Slot(17 * 60, WORKDAYS))
"""What a new channel starts with."""


class UnknownSlots(ValueError):  # noqa: N818 - names what was typed
    """A text that is no list of slots; `word` is the part that was not understood ("" where a time is missing)."""

    def __init__(self, word: str = "") -> None:
        super().__init__(word)
        self.word = word


def next_slot(slots: Iterable[Slot], after: datetime, zone: str) -> datetime | None:
    """The first slot strictly after a moment, in UTC; None without any. A time that a clock change skips shifts."""
    place = ZoneInfo(zone)
    first = after.astimezone(place).date() - timedelta(days=1)
    coming = [
        moment
        for slot in slots
        for day in (first + timedelta(days=n) for n in range(10))
        if slot.weekdays >> day.weekday() & 1
        if (moment := datetime.combine(day, slot.at, place).astimezone(UTC)) > after
    ]
    return min(coming, default=None)


def tidy(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Slots in order of time, one per time, with the weekdays of all that name it."""
    days: dict[int, int] = {}
    for slot in slots:
        days[slot.minute] = days.get(slot.minute, 0) | slot.weekdays
    return tuple(Slot(minute, mask) for minute, mask in sorted(days.items()) if mask)


def parse(text: str) -> tuple[Slot, ...]:
    """What a person typed ("06.30, 12.00 dan 18.00 tiap hari") as slots; days apply to the times before them.

    Without days the times hold every day. UnknownSlots names the first word that means nothing here.
    """
    slots = tidy(slot for clause in re.split(r"[;\n]", text) if clause.strip() for slot in _clause(clause))
    if not slots or len(slots) > MOST_SLOTS:
        raise UnknownSlots
    return slots


_DAYS = {
    "senin": 0, "mon": 0, "monday": 0,
    "selasa": 1, "tue": 1, "tuesday": 1,
    "rabu": 2, "wed": 2, "wednesday": 2,
    "kamis": 3, "thu": 3, "thursday": 3,
    "jumat": 4, "jum'at": 4, "fri": 4, "friday": 4,
    "sabtu": 5, "sat": 5, "saturday": 5,
    "minggu": 6, "ahad": 6, "sun": 6, "sunday": 6,
}  # fmt: skip
_GROUPS = {
    "kerja": WORKDAYS, "workday": WORKDAYS, "workdays": WORKDAYS, "weekdays": WORKDAYS,
    "libur": 0b1100000, "weekend": 0b1100000, "weekends": 0b1100000,
}  # fmt: skip
_FILLERS = frozenset(
    {"jam", "pukul", "pk", "dan", "and", "serta", "at", "on", "hari", "day", "pada", "di", "wib", "wita", "wit"}
    | {"tiap", "setiap", "daily", "every", "everyday"}
)
_THROUGH = frozenset({"-", "–", "s/d", "sd", "sampai", "hingga", "to"})
_AFTERNOON = {
    "pagi": range(0), "siang": range(1, 6), "sore": range(1, 8), "malam": range(6, 12),
    "am": range(0), "pm": range(1, 12),
}  # fmt: skip
_WORD = re.compile(r"\d{1,2}[.:]\d{2}(?!\d)|\d{1,2}(?!\d)|s/d|[a-z']+|[^\s,&+.:]")
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")


def _clause(text: str) -> list[Slot]:
    clause = _Clause()
    for word in _WORD.findall(text.casefold().replace("’", "'")):
        clause.hear(word)
    if not clause.times or clause.through:
        raise UnknownSlots
    return [Slot(minute, clause.weekdays or EVERY_DAY) for minute in clause.times]


class _Clause:
    """Times and the days that they share, heard word by word."""

    def __init__(self) -> None:
        self.times: list[int] = []
        self.weekdays = 0
        self.day: int | None = None  # the day named last
        self.through = False  # "Senin -": the next day ends a stretch

    def hear(self, word: str) -> None:
        if found := _TIME.fullmatch(word):
            self.times.append(_minute(found))
        elif word in _AFTERNOON:
            self._shift(word)
        elif word in _DAYS:
            self._name(_DAYS[word])
        elif word in _GROUPS:
            self.weekdays |= _GROUPS[word]
        elif word in _THROUGH and self.day is not None:
            self.through = True
        elif word not in _FILLERS:
            raise UnknownSlots(word)

    def _shift(self, word: str) -> None:
        if not self.times:
            raise UnknownSlots(word)
        if self.times[-1] // 60 in _AFTERNOON[word]:
            self.times[-1] += 12 * 60

    def _name(self, day: int) -> None:
        first = self.day if self.through and self.day is not None else day
        self.weekdays |= sum(1 << (first + n) % 7 for n in range((day - first) % 7 + 1))
        self.day, self.through = day, False


def _minute(found: re.Match[str]) -> int:
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours > 23 or minutes > 59:
        raise UnknownSlots(found[0])
    return hours * 60 + minutes
