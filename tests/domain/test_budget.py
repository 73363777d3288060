from datetime import UTC, datetime, timedelta

import pytest

from domain.budget import Allowance, counts, minute
from domain.lane import Lane

NOW = datetime(2026, 11, 24, 2, 30, 40, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("allowance", "lane", "left"),
    [
        (Allowance(250, 50, 0), Lane.NEWS, 200),
        (Allowance(250, 50, 0), Lane.EMERGENCY, 250),
        (Allowance(250, 50, 0), Lane.CORRECTION, 250),
        (Allowance(250, 50, 200), Lane.NEWS, 0),
        (Allowance(250, 50, 230), Lane.DIGEST, 0),
        (Allowance(250, 50, 230), Lane.EMERGENCY, 20),
        (Allowance(250, 50, 300), Lane.EMERGENCY, 0),
        (Allowance(None, 50, 10**6), Lane.NEWS, None),
    ],
    ids=["fresh", "urgent", "correction", "reserve", "digest", "from-reserve", "lowered", "endless"],
)
def test_news_leaves_the_reserve_alone(allowance: Allowance, lane: Lane, left: int | None) -> None:
    assert allowance.left(lane) == left


@pytest.mark.parametrize(
    ("oldest", "renews"),
    [
        (NOW - timedelta(hours=20), NOW + timedelta(hours=4, minutes=1)),
        (NOW - timedelta(hours=30), NOW + MINUTE),
        (None, NOW + timedelta(hours=1)),
    ],
    ids=["later-today", "any-moment", "only-another-limit-helps"],
)
def test_it_is_asked_again_when_the_oldest_minute_counts_no_more(oldest: datetime | None, renews: datetime) -> None:
    assert Allowance(250, 0, 250, oldest).renews_at(NOW) == renews


@pytest.mark.parametrize(
    ("ago", "counted"),
    [(timedelta(0), True), (timedelta(hours=24), True), (timedelta(hours=24, minutes=2), False)],
    ids=["now", "a-day", "more"],
)
def test_a_person_counts_for_a_day_never_less(ago: timedelta, counted: bool) -> None:
    assert counts(NOW - ago, NOW) is counted
    assert not counts(None, NOW)


def test_people_are_counted_by_the_minute() -> None:
    assert minute(NOW) == datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
