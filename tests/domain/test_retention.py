from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.retention import kept

START = datetime(2026, 1, 1, 19, tzinfo=UTC)


def test_a_year_of_nights_keeps_seven_days_four_weeks_and_six_months() -> None:
    nights = [START + timedelta(days=day) for day in range(365)]
    found = sorted(kept(nights), reverse=True)
    assert found[:7] == sorted(nights, reverse=True)[:7]
    assert {(at.month, at.day) for at in found[7:]} == {
        (12, 20),
        (12, 13),
        (11, 30),
        (10, 31),
        (9, 30),
        (8, 31),
        (7, 31),
    }


def test_of_several_in_one_day_the_newest_is_kept() -> None:
    hours = [START + timedelta(hours=hour) for hour in range(4)]
    assert kept(hours) == {hours[-1]}


def test_after_a_long_pause_the_old_ones_are_still_there() -> None:
    old, new = START, START + timedelta(days=400)
    assert kept([old, new]) == {old, new}


@given(st.lists(st.integers(0, 100_000), unique=True))
def test_the_newest_always_stays_and_never_more_than_seventeen(hours: list[int]) -> None:
    made = [START + timedelta(hours=hour) for hour in hours]
    found = kept(made)
    assert len(found) <= 17
    assert not made or max(made) in found
    assert kept(found) == found
