from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.slots import DEFAULT, EVERY_DAY, WORKDAYS, Slot, UnknownSlots, next_slot, parse, tidy

WITA = "Asia/Makassar"
ZONES = ["Asia/Jakarta", WITA, "Asia/Jayapura", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]
slots = st.lists(st.builds(Slot, st.integers(0, 1439), st.integers(1, EVERY_DAY)), min_size=1, max_size=5)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive by contract


def _minutes(*hours: float) -> list[int]:
    return [round(hour * 60) for hour in hours]


@pytest.mark.parametrize(
    ("typed", "minutes", "days"),
    [
        ("06.30, 12.00 dan 18.00 tiap hari", _minutes(6.5, 12, 18), EVERY_DAY),
        ("07.00, 17.00", _minutes(7, 17), EVERY_DAY),
        ("07:00 and 17:00 on workdays", _minutes(7, 17), WORKDAYS),
        ("07.00 dan 17.00 WITA hari kerja", _minutes(7, 17), WORKDAYS),
        ("Senin-Jumat pukul 7", _minutes(7), WORKDAYS),
        ("senin s/d rabu 08.15", [495], 0b0000111),
        ("Sabtu sampai Senin 9", _minutes(9), 0b1100001),
        ("tiap Senin jam 7 pagi", _minutes(7), 0b0000001),
        ("setiap Jum’at, 5 sore", _minutes(17), 0b0010000),
        ("jam 7 malam", _minutes(19), EVERY_DAY),
        ("jam 12 siang", _minutes(12), EVERY_DAY),
        ("7, 12, 17.", _minutes(7, 12, 17), EVERY_DAY),
        ("hari libur 09.00", _minutes(9), 0b1100000),
        ("00.00", [0], EVERY_DAY),
        ("23.59", [1439], EVERY_DAY),
        ("18.00 07.00 07.00", _minutes(7, 18), EVERY_DAY),
    ],
)
def test_what_people_type_is_understood(typed: str, minutes: list[int], days: int) -> None:
    assert parse(typed) == tuple(Slot(minute, days) for minute in minutes)


def test_each_line_has_its_own_days() -> None:
    assert parse("07.00 hari kerja; 07.00, 09.00 Sabtu") == (Slot(420, WORKDAYS | 0b0100000), Slot(540, 0b0100000))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("24.00", "24.00"),
        ("07.60", "07.60"),
        ("besok 07.00", "besok"),
        ("pagi", "pagi"),
        ("", ""),
        ("hari kerja", ""),
        ("Senin - 07.00", ""),
        ("07.00 ☕", "☕"),
        (" ".join(f"{hour:02}.00" for hour in range(13)), ""),
    ],
)
def test_what_is_not_understood_is_named(typed: str, word: str) -> None:
    with pytest.raises(UnknownSlots) as caught:
        parse(typed)
    assert caught.value.word == word


@pytest.mark.parametrize(
    ("after", "following"),
    [
        ("2026-11-24 06:59", "2026-11-24 07:00"),
        ("2026-11-24 07:00", "2026-11-24 17:00"),
        ("2026-11-27 17:00", "2026-11-30 07:00"),  # Friday evening to Monday
        ("2026-12-31 23:00", "2027-01-01 07:00"),
    ],
)
def test_the_next_slot_is_strictly_after_and_skips_the_weekend(after: str, following: str) -> None:
    zone = ZoneInfo(WITA)
    start = datetime.fromisoformat(after).replace(tzinfo=zone)
    assert next_slot(DEFAULT, start, WITA) == datetime.fromisoformat(following).replace(tzinfo=zone)


def test_without_slots_there_is_none() -> None:
    assert next_slot((), datetime(2026, 1, 1, tzinfo=UTC), WITA) is None
    assert tidy([Slot(60, 0)]) == ()


@given(slots, moments, st.sampled_from(ZONES))
def test_a_slot_lies_within_a_week_on_a_day_and_time_that_was_asked_for(
    wanted: list[Slot], after: datetime, zone: str
) -> None:
    found = next_slot(wanted, after, zone)
    assert found is not None
    assert timedelta(0) < found - after <= timedelta(days=7, hours=2)
    local = found.astimezone(ZoneInfo(zone))
    exact = any(slot.at == local.time() and slot.weekdays >> local.weekday() & 1 for slot in wanted)
    shifted = local.utcoffset() != (found - timedelta(hours=3)).astimezone(ZoneInfo(zone)).utcoffset()
    assert exact or shifted


@given(slots, moments, st.sampled_from(ZONES))
def test_walking_slot_by_slot_never_stands_still_nor_skips(wanted: list[Slot], after: datetime, zone: str) -> None:
    first = next_slot(wanted, after, zone)
    assert first is not None
    assert next_slot(wanted, first - timedelta(microseconds=1), zone) == first
    second = next_slot(wanted, first, zone)
    assert second is not None
    assert second > first
    middle = first + (second - first) / 2
    assert next_slot(wanted, middle, zone) == second


@given(st.lists(st.builds(Slot, st.integers(0, 1439), st.just(EVERY_DAY)), min_size=1, max_size=8))
def test_what_is_shown_can_be_typed_again(wanted: list[Slot]) -> None:
    shown = ", ".join(f"{time(slot.minute // 60, slot.minute % 60):%H.%M}" for slot in wanted)
    assert parse(f"{shown} tiap hari") == tidy(wanted)


@given(st.text(max_size=60))
def test_no_text_breaks_it(typed: str) -> None:
    try:
        assert parse(typed)
    except UnknownSlots:
        return
