"""When: a moment as people type it ("besok 07.00", "1/12 07:00", "jumat 16.00"), in the zone of their region."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

FARTHEST = timedelta(days=366)
_LONG_AGO = timedelta(days=183)
_FIRST_YEAR = 1945


class Fault(StrEnum):
    """Why a typed moment can't be used."""

    UNREADABLE = "unreadable"
    NO_TIME = "no_time"  # a day without a time of day
    NO_SUCH_DAY = "no_such_day"  # 31/2
    NO_SUCH_TIME = "no_such_time"  # 25.00
    PAST = "past"
    TOO_FAR = "too_far"
    NOT_YET = "not_yet"  # a day that must have been, and has not


_DAYS = {"hari ini": 0, "today": 0, "nanti": 0, "besok": 1, "tomorrow": 1, "lusa": 2}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat jum'at friday",
            "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for name in names.split()
}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_UNITS = {"menit": "minutes", "minutes": "minutes", "jam": "hours", "hours": "hours", "hari": "days", "days": "days"}


def _either(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NOISE = re.compile(r"(?<!')\b(pukul|pkl|jam|at|on|tanggal|tgl|wita|wib|wit)\b\.?|,")
_SPAN = re.compile(rf"(?:dalam |in )?(\d{{1,4}}) ?({_either(_UNITS)})(?: lagi| ke depan)?")
_CLOCK = re.compile(r"(?:^|[ t])(\d{1,2})(?:[.:](\d{2}))?(?: ?(pagi|siang|sore|malam|am|pm))?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?")
_NAMED = re.compile(rf"(\d{{1,2}}) ({_either(_MONTHS)})(?: (\d{{4}}))?")
_WEEKDAY_BEFORE = re.compile(rf"^({_either(_WEEKDAYS)}) (?=\d)")
_DOTTED = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_YEAR = re.compile(r"\d{4}")
_WEEKDAY = re.compile(rf"(?:hari )?({_either(_WEEKDAYS)})( depan| ini)?")


def read(typed: str, now: datetime, zone: str) -> datetime | Fault:
    """The moment in UTC that somebody meant at `now`, or what is wrong with it."""
    words = " ".join(typed.casefold().split())
    span = _SPAN.fullmatch(words)
    if span:
        return _allowed(now + timedelta(**{_UNITS[span[2]]: int(span[1])}), now)
    words = " ".join(_NOISE.sub(" ", words).split())
    here = now.astimezone(ZoneInfo(zone))
    found = _split(words, here)
    return found if isinstance(found, Fault) else _moment(*found, here)


def read_past_day(typed: str, now: datetime, zone: str) -> date | Fault:
    """The day meant of something that has happened; without a year, the last one that fits."""
    words = " ".join(_NOISE.sub(" ", " ".join(typed.casefold().split())).split())
    words = _DOTTED.sub(r"\1/\2/\3", _WEEKDAY_BEFORE.sub("", words))
    here = now.astimezone(ZoneInfo(zone))
    if words in {"hari ini", "today", "kemarin", "yesterday"}:
        return here.date() - timedelta(days=words in {"kemarin", "yesterday"})
    meant = _day(words, here) if any(each.fullmatch(words) for each in (_ISO, _NUMBERS, _NAMED)) else None
    if meant is None:
        return Fault.UNREADABLE
    on = meant(time())
    if on is not None and on > here.date() and not _YEAR.search(words):
        on = _date(on.day, on.month, str(on.year - 1), here.date())
    if on is None or on.year < _FIRST_YEAR:
        return Fault.NO_SUCH_DAY
    return Fault.NOT_YET if on > here.date() else on


Day = Callable[[time], date | None]
"""The day meant, which may depend on the time of day ("07.00" at noon is tomorrow's); None: no such day."""


def _split(words: str, here: datetime) -> tuple[Day, time] | Fault:
    clock = _CLOCK.search(words)
    if clock is None or _day(words, here) is not None:
        return Fault.NO_TIME if _day(words, here) is not None and words else Fault.UNREADABLE
    at = _time(clock)
    day = _day(words[: clock.start()].strip(), here)
    if day is None:
        return Fault.UNREADABLE
    return Fault.NO_SUCH_TIME if at is None else (day, at)


def _moment(day: Day, at: time, here: datetime) -> datetime | Fault:
    on = day(at)
    if on is None:
        return Fault.NO_SUCH_DAY
    return _allowed(datetime.combine(on, at, here.tzinfo), here)


def _allowed(meant: datetime, now: datetime) -> datetime | Fault:
    if meant <= now:
        return Fault.PAST
    return Fault.TOO_FAR if meant - now > FARTHEST else meant.astimezone(UTC)


def _time(clock: re.Match[str]) -> time | None:
    hour, minute, part = int(clock[1]), int(clock[2] or 0), clock[3]
    if part and not 1 <= hour <= 12:
        return None
    if part in {"sore", "malam", "pm"} or (part == "siang" and hour < 10):
        hour = hour % 12 + 12
    elif part in {"pagi", "am"}:
        hour %= 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(words: str, here: datetime) -> Day | None:
    """What the words before the time say about the day; None where they say nothing readable."""
    today = here.date()
    if not words:
        return lambda at: today if at > here.time() else today + timedelta(days=1)
    if words in _DAYS:
        return lambda _: today + timedelta(days=_DAYS[words])
    weekday = _WEEKDAY.fullmatch(words)
    if weekday:
        return lambda at: _next(_WEEKDAYS[weekday[1]], at, here, skip=weekday[2] == " depan")
    for pattern, order in ((_ISO, (3, 2, 1)), (_NUMBERS, (1, 2, 3)), (_NAMED, (1, 2, 3))):
        date_ = pattern.fullmatch(words)
        if date_:
            day, month, year = (date_[place] for place in order)
            return lambda _: _date(int(day), _MONTHS.get(month) or int(month), year, today)
    return None


def _next(weekday: int, at: time, here: datetime, *, skip: bool) -> date:
    ahead = (weekday - here.weekday()) % 7
    if ahead == 0 and (skip or at <= here.time()):
        ahead = 7
    return here.date() + timedelta(days=ahead)


def _date(day: int, month: int, year: str | None, today: date) -> date | None:
    """Without a year it is this one, unless that is so long ago that the next must be meant."""
    try:
        on = date(int(year) if year else today.year, month, day)
        return on.replace(year=on.year + 1) if not year and today - on > _LONG_AGO else on
    except ValueError:
        return None
