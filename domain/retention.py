"""Retention: which backups are kept: the newest of the last 7 days, 4 weeks and 6 months that have one."""

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 6

_PERIODS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (DAYS, lambda at: (at.year, at.month, at.day)),
    (WEEKS, lambda at: at.isocalendar()[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Those to keep; a period without a backup uses up no place, so that a long pause loses nothing."""
    newest_first = sorted(made, reverse=True)
    return frozenset(at for most, period in _PERIODS for at in _newest(newest_first, most, period))


def _newest(
    newest_first: Iterable[datetime], most: int, period: Callable[[datetime], tuple[int, ...]]
) -> Iterable[datetime]:
    found: dict[tuple[int, ...], datetime] = {}
    for at in newest_first:
        if len(found) < most or period(at) in found:
            found.setdefault(period(at), at)
    return found.values()
