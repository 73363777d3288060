from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import Fault, read, read_past_day

ZONE = "Asia/Makassar"
NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # a Tuesday, 10.30 WITA


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("besok 07.00", "2026-11-25 07:00"),
        ("Besok pukul 7", "2026-11-25 07:00"),
        ("besok jam 7 pagi", "2026-11-25 07:00"),
        ("lusa 7.30", "2026-11-26 07:30"),
        ("hari ini 16:00 WITA", "2026-11-24 16:00"),
        ("07.00", "2026-11-25 07:00"),
        ("11.00", "2026-11-24 11:00"),
        ("4 sore", "2026-11-24 16:00"),
        ("jam 12 siang", "2026-11-24 12:00"),
        ("1 siang", "2026-11-24 13:00"),
        ("11 siang", "2026-11-24 11:00"),
        ("1/12 07:00", "2026-12-01 07:00"),
        ("1-12-2026 07.00", "2026-12-01 07:00"),
        ("2026-12-01 07:00", "2026-12-01 07:00"),
        ("2026-12-01T07:00", "2026-12-01 07:00"),
        ("1 Desember 07.00", "2026-12-01 07:00"),
        ("tanggal 1 des 2026, pukul 07.00", "2026-12-01 07:00"),
        ("2/1 07.00", "2027-01-02 07:00"),
        ("jumat 16.00", "2026-11-27 16:00"),
        ("Jum'at, 16.00", "2026-11-27 16:00"),
        ("selasa 16.00", "2026-11-24 16:00"),
        ("selasa 08.00", "2026-12-01 08:00"),
        ("selasa depan 16.00", "2026-12-01 16:00"),
        ("friday 4 pm", "2026-11-27 16:00"),
        ("3 jam lagi", "2026-11-24 13:30"),
        ("45 menit", "2026-11-24 11:15"),
        ("2 hari lagi", "2026-11-26 10:30"),
    ],
)
def test_a_moment_is_read_as_people_type_it(typed: str, expected: str) -> None:
    meant = datetime.fromisoformat(expected).replace(tzinfo=ZoneInfo(ZONE))
    assert read(typed, NOW, ZONE) == meant


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.UNREADABLE),
        ("secepatnya", Fault.UNREADABLE),
        ("kapan-kapan 07.00", Fault.UNREADABLE),
        ("besok", Fault.NO_TIME),
        ("1/12", Fault.NO_TIME),
        ("2026-12-01", Fault.NO_TIME),
        ("jumat", Fault.NO_TIME),
        ("1 desember", Fault.NO_TIME),
        ("31/2 07.00", Fault.NO_SUCH_DAY),
        ("31 Februari 07.00", Fault.NO_SUCH_DAY),
        ("5/13 07.00", Fault.NO_SUCH_DAY),
        ("besok 25.00", Fault.NO_SUCH_TIME),
        ("besok 07.75", Fault.NO_SUCH_TIME),
        ("13 malam", Fault.NO_SUCH_TIME),
        ("hari ini 07.00", Fault.PAST),
        ("23/11 07.00", Fault.PAST),
        ("2025-12-01 07:00", Fault.PAST),
        ("2029-12-01 07:00", Fault.TOO_FAR),
        ("9999 hari lagi", Fault.TOO_FAR),
    ],
)
def test_what_cannot_be_used_says_why(typed: str, fault: Fault) -> None:
    assert read(typed, NOW, ZONE) is fault


def test_the_zone_decides_which_moment_is_meant() -> None:
    east, west = read("besok 07.00", NOW, "Asia/Jayapura"), read("besok 07.00", NOW, "Asia/Jakarta")
    assert isinstance(east, datetime)
    assert isinstance(west, datetime)
    assert west - east == timedelta(hours=2)


MINUTES = st.integers(1, 180 * 24 * 60).map(lambda ahead: NOW + timedelta(minutes=ahead))
FORMATS = ("%Y-%m-%d %H:%M", "%d/%m/%Y %H.%M", "%d-%m %H:%M", "%d/%m pukul %H.%M WITA")


@given(MINUTES, st.sampled_from(FORMATS))
def test_every_moment_of_the_next_half_year_is_read_back(meant: datetime, form: str) -> None:
    assert read(meant.astimezone(ZoneInfo(ZONE)).strftime(form), NOW, ZONE) == meant


@given(st.text())
def test_no_text_whatever_breaks_it(typed: str) -> None:
    found = read(typed, NOW, ZONE)
    assert isinstance(found, Fault) or found > NOW


@given(st.from_regex(r"\d{1,4}[/.: -]\d{1,4}[/.: -]?\d{0,4} ?\d{0,2}[.:]?\d{0,2}", fullmatch=True))
def test_no_numbers_whatever_break_it(typed: str) -> None:
    found = read(typed, NOW, ZONE)
    assert isinstance(found, Fault) or found > NOW


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1 Maret 2026", date(2026, 3, 1)),
        ("Minggu, 1 Maret 2026", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1-3-2026", date(2026, 3, 1)),
        ("01.03.2026", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("1 maret", date(2026, 3, 1)),
        ("tgl 25 november", date(2025, 11, 25)),
        ("24 november", date(2026, 11, 24)),
        ("hari ini", date(2026, 11, 24)),
        ("kemarin", date(2026, 11, 23)),
        ("25 November 2026", Fault.NOT_YET),
        ("31/2/2026", Fault.NO_SUCH_DAY),
        ("1/3/0026", Fault.NO_SUCH_DAY),
        ("besok", Fault.UNREADABLE),
        ("senin", Fault.UNREADABLE),
        ("tahun lalu", Fault.UNREADABLE),
        ("", Fault.UNREADABLE),
    ],
)
def test_a_day_that_has_been_is_understood_as_people_write_it(typed: str, expected: date | Fault) -> None:
    assert read_past_day(typed, NOW, ZONE) == expected
