"""National days: Indonesia's public holidays, as the `holidays` library keeps them from the ministers' decrees."""

from datetime import date
from functools import cache

import holidays

_OF_THE_NATION = holidays.country_holidays("ID")


@cache
def is_holiday(day: date) -> bool:
    """Whether offices rest on this day because the nation does."""
    return day in _OF_THE_NATION
