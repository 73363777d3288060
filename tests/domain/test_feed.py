from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.feed import moment, rest

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 24 Nov 2026 01:00:00 GMT",
        "Tue, 24 Nov 2026 08:00:00 +0700",
        "Tue, 24 Nov 2026 08:00:00 WIB",
        "Sel, 24 Nov 2026 09:00:00 WITA",
        "Selasa, 24 November 2026 10:00:00 WIT",
        "24 Nop 2026 09:00 WITA",
        "2026-11-24T09:00:00+08:00",
        "2026-11-24T01:00:00Z",
        "2026-11-24 01:00:00",
    ],
)
def test_moments_are_understood_as_indonesian_sites_write_them(written: str) -> None:
    assert moment(written, NOW) == MORNING


@pytest.mark.parametrize(
    "written", ["", "kemarin", "2031-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "32 Nov 2026", "99999"]
)
def test_a_moment_that_cant_be_is_none(written: str) -> None:
    assert moment(written, NOW) is None


@given(st.text(max_size=40))
def test_no_date_breaks_it(written: str) -> None:
    found = moment(written, NOW)
    assert found is None or found <= NOW + timedelta(days=1)


@pytest.mark.parametrize(
    ("every", "faults", "after", "minutes"),
    [
        (300, 0, None, 5),
        (300, 1, None, 10),
        (300, 3, None, 40),
        (300, 50, None, 1440),
        (5, 0, None, 1),
        (86_400, 4, None, 1440),
        (300, 1, timedelta(hours=2), 120),
        (300, 1, timedelta(days=400), 1440),
    ],
)
def test_a_feed_is_left_alone_longer_with_every_fault(
    every: int, faults: int, after: timedelta | None, minutes: int
) -> None:
    assert rest(every, faults, after) == timedelta(minutes=minutes)
