from datetime import UTC, datetime, timedelta

import pytest

from domain.cap import Severity
from domain.quake import Felt, Quake, alert, felt_in, same, severity

AT = datetime(2026, 11, 24, 6, 0, 30, tzinfo=UTC)
ONE = Quake(AT, -1.2, 116.9, "5.1", "10 km", "Pusat gempa berada di laut 20 km Timur Balikpapan")


@pytest.mark.parametrize(
    ("reported", "felt"),
    [
        ("II-III Kabupaten Nagekeo, II - III Kabupaten Ngada", [("Kabupaten Nagekeo", 3), ("Kabupaten Ngada", 3)]),
        ("IV Balikpapan, III Samarinda", [("Balikpapan", 4), ("Samarinda", 3)]),
        ("III MMI di Berau", [("Berau", 3)]),
        ("II Kab. Paser, Kab. Berau", [("Kab. Paser", 2), ("Kab. Berau", 2)]),
        ("Balikpapan", []),
        ("-", []),
        ("", []),
    ],
)
def test_where_an_earthquake_was_felt_and_how_strongly(reported: str, felt: list[tuple[str, int]]) -> None:
    assert felt_in(reported) == tuple(Felt(*each) for each in felt)


@pytest.mark.parametrize(
    ("strength", "wanted"),
    [(2, Severity.MINOR), (4, Severity.MODERATE), (5, Severity.MODERATE), (7, Severity.SEVERE), (9, Severity.EXTREME)],
)
def test_how_bad_a_strength_is(strength: int, wanted: Severity) -> None:
    assert severity(strength) is wanted


@pytest.mark.parametrize(
    ("seconds", "degrees", "wanted"), [(0, 0, True), (60, 0.5, True), (-60, 0, True), (61, 0, False), (0, 1.5, False)]
)
def test_reports_a_minute_apart_from_one_place_are_about_one_earthquake(
    seconds: int, degrees: float, wanted: bool
) -> None:
    other = Quake(AT + timedelta(seconds=seconds), -1.2 + degrees, 116.9, "5.4", "11 km", "elsewhere worded")
    assert same(ONE.identifier, other.identifier) is wanted


@pytest.mark.parametrize(
    ("potential", "event", "wanted"),
    [
        ("Tidak berpotensi tsunami", "Gempa bumi", Severity.MODERATE),
        ("Gempa ini dirasakan untuk diteruskan pada masyarakat", "Gempa bumi", Severity.MODERATE),
        ("Berpotensi TSUNAMI untuk diteruskan pada masyarakat", "Tsunami", Severity.EXTREME),
    ],
)
def test_a_tsunami_is_another_warning(potential: str, event: str, wanted: Severity) -> None:
    quake = Quake(AT, -1.2, 116.9, "7.1", "10 km", "Selat Makassar", potential, (Felt("Balikpapan", 5),))
    (info,) = alert(quake).infos
    assert (info.event, info.severity) == (event, wanted)
    assert info.headline == f"M7.1. 10 km. Selat Makassar. {potential}"
