from datetime import UTC, datetime

import pytest

from domain.lane import Lane
from domain.quiet_hours import QuietHours

ZONE = "Asia/Makassar"


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    """A moment of that day in WITA."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC).replace(hour=(hour - 8) % 24, day=day - (hour < 8))


@pytest.mark.parametrize(
    ("moment", "lane", "leaves"),
    [
        (at(20, 59), Lane.NEWS, None),
        (at(21), Lane.NEWS, at(6, day=25)),
        (at(4, 59), Lane.DIGEST, at(6)),
        (at(5), Lane.NEWS, None),
        (at(23), Lane.EMERGENCY, None),
        (at(23), Lane.CORRECTION, None),
        (at(23), Lane.REPLY, None),
    ],
)
def test_news_waits_for_the_morning_of_its_region(moment: datetime, lane: Lane, leaves: datetime | None) -> None:
    assert QuietHours().wait(moment, ZONE, lane, key=0) == leaves


def test_what_waited_leaves_spread_over_half_an_hour() -> None:
    waits = {QuietHours().wait(at(22), ZONE, Lane.NEWS, key) for key in range(100)}
    assert len(waits) == 30
