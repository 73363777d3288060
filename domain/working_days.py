"""Working days: Monday to Friday without national holidays and without those of a region."""

from collections.abc import Collection
from datetime import date, timedelta

from domain.national_days import is_holiday

Holidays = Collection[date]
"""The days on which a region's offices rest besides the national ones."""

_SATURDAY = 5


def is_working(day: date, local: Holidays = ()) -> bool:
    """Whether offices work on this day."""
    return day.weekday() < _SATURDAY and not is_holiday(day) and day not in local


def later(day: date, days: int, local: Holidays = ()) -> date:
    """The day that lies so many working days after a day, which itself does not count."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working(day, local)
    return day


def before(day: date, local: Holidays = ()) -> date:
    """The last working day before a day."""
    day -= timedelta(days=1)
    while not is_working(day, local):
        day -= timedelta(days=1)
    return day
