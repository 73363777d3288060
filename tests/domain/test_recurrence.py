from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.national_days import is_holiday
from domain.recurrence import LAST, Recurrence, occurrences, understood
from domain.slots import EVERY_DAY, WORKDAYS, Slot, UnknownSlots

WITA = "Asia/Makassar"
NOW = datetime(2026, 1, 1, tzinfo=ZoneInfo(WITA)).astimezone(UTC)
YEAR = NOW + timedelta(days=365)


def days(rule: Recurrence, until: datetime = YEAR) -> list[date]:
    return [each.at.astimezone(ZoneInfo(WITA)).date() for each in occurrences(rule, NOW, until, WITA, is_holiday)]


@pytest.mark.parametrize(
    ("typed", "named", "day"),
    [
        ("setiap Senin 07.00", (Slot(420, 0b1),), None),
        ("hari kerja 07.00", (Slot(420, WORKDAYS),), None),
        ("tiap hari 06.30 dan 17.00", (Slot(390, EVERY_DAY), Slot(1020, EVERY_DAY)), None),
        ("tanggal 1 08.00", (Slot(480, EVERY_DAY),), 1),
        ("setiap tanggal 15 tiap bulan 08.00", (Slot(480, EVERY_DAY),), 15),
        ("akhir bulan 16.00", (Slot(960, EVERY_DAY),), LAST),
        ("last day of month 16:00", None, None),
    ],
)
def test_what_people_type_is_understood(typed: str, named: tuple[Slot, ...] | None, day: int | None) -> None:
    if named is None:
        with pytest.raises(UnknownSlots):
            understood(typed)
    else:
        assert understood(typed) == Recurrence(named, day)


@pytest.mark.parametrize("typed", ["", "nanti", "tanggal 32 07.00", "tanggal 0 07.00", "tanggal 5", "senin"])
def test_what_means_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UnknownSlots):
        understood(typed)


def test_the_last_day_of_each_month_is_found_however_long_it_is() -> None:
    found = days(understood("akhir bulan 08.00"))
    assert [each.day for each in found] == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [each.day for each in days(understood("tanggal 30 08.00"))][1] == 28
    assert [each.day for each in days(understood("tanggal 28 08.00"))] == [28] * 12


def test_workdays_leave_out_weekends_and_what_the_nation_celebrates() -> None:
    found = set(days(understood("hari kerja 07.00")))
    assert all(each.weekday() < 5 for each in found)
    assert date(2026, 8, 17) not in found
    assert date(2026, 5, 1) not in found
    assert date(2026, 8, 18) in found
    assert date(2026, 8, 17) in set(days(understood("tiap hari 07.00")))


def test_a_day_is_skipped_and_another_moved() -> None:
    rule = understood("setiap Senin 07.00").without("2026-01-05 0420")
    rule = rule.instead("2026-01-12 0420", datetime(2026, 1, 13, 1, tzinfo=UTC))
    assert days(rule)[:2] == [date(2026, 1, 13), date(2026, 1, 19)]
    assert Recurrence.from_json(rule.to_json()) == rule
    assert rule.plain == understood("setiap Senin 07.00")


def test_each_zone_has_its_own_seven_o_clock() -> None:
    rule = understood("tiap hari 07.00")
    zones = ("Asia/Jayapura", "Asia/Makassar", "Asia/Jakarta")
    first = [next(iter(occurrences(rule, NOW, YEAR, zone, is_holiday))).at for zone in zones]
    assert [after - before for before, after in pairwise(first)] == [timedelta(hours=1)] * 2


minutes_of_day = st.integers(300, 1259)
slots = st.builds(Slot, minutes_of_day, st.integers(1, 127))
weekly = st.lists(slots, min_size=1, max_size=3, unique_by=lambda slot: slot.minute)
monthly = st.builds(Slot, minutes_of_day, st.just(EVERY_DAY)).map(lambda slot: (slot,))
rules = st.one_of(
    st.builds(Recurrence, weekly.map(tuple)),
    st.builds(Recurrence, monthly, st.integers(1, 31)),
)


@given(rules, st.integers(0, 364 * 24 * 60))
def test_looking_from_anywhere_finds_each_occurrence_once_and_in_order(rule: Recurrence, minutes: int) -> None:
    cut = NOW + timedelta(minutes=minutes)
    whole = list(occurrences(rule, NOW, YEAR, WITA, is_holiday))
    parts = [*occurrences(rule, NOW, cut, WITA, is_holiday), *occurrences(rule, cut, YEAR, WITA, is_holiday)]
    assert parts == whole == sorted(whole)
    assert len({each.key for each in whole}) == len(whole)
