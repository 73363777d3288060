from datetime import UTC, datetime, timedelta

import pytest

from domain.cap import (
    CapAlert,
    Course,
    Info,
    Named,
    Severity,
    Standing,
    Step,
    Warned,
    continues,
    course,
    hazard_of,
    places_in,
    step,
)
from domain.hazard import Hazard

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
SOON, LATER = NOW + timedelta(hours=2), NOW + timedelta(hours=4)
RAIN = Warned(Severity.MODERATE, SOON)


@pytest.mark.parametrize(
    ("status", "kind", "public", "past", "wanted"),
    [
        ("Actual", "Alert", True, False, Step.WARN),
        ("Actual", "Update", True, False, Step.WARN),
        ("actual", "alert", True, False, Step.WARN),
        ("Actual", "Cancel", True, False, Step.END),
        ("Actual", "Update", True, True, Step.END),
        ("Exercise", "Alert", True, False, Step.DRILL),
        ("Exercise", "Cancel", True, False, Step.NOTHING),
        ("Test", "Alert", True, False, Step.NOTHING),
        ("System", "Alert", True, False, Step.NOTHING),
        ("Draft", "Alert", True, False, Step.NOTHING),
        ("", "Alert", True, False, Step.NOTHING),
        ("Actual", "Ack", True, False, Step.NOTHING),
        ("Actual", "Error", True, False, Step.NOTHING),
        ("Actual", "Alert", False, False, Step.NOTHING),
    ],
)
def test_only_actual_public_warnings_go_on_without_a_person(
    status: str, kind: str, public: bool, past: bool, wanted: Step
) -> None:
    assert step(CapAlert("1", "x", NOW, status, kind, (Info(past=past),), public=public)) is wanted


def test_an_alert_that_says_nothing_is_nothing() -> None:
    assert step(CapAlert("1", "x", NOW, "Actual", "Alert")) is Step.NOTHING


@pytest.mark.parametrize(
    ("languages", "asked", "wanted"),
    [
        (("en-US", "id"), "id", "id"),
        (("en-US", "id-ID"), "en", "en-US"),
        (("en", "id"), "fr", "id"),
        (("en",), "id", "en"),
        (("", "en"), "id", ""),
    ],
)
def test_the_language_that_was_asked_for_else_indonesian_else_whatever_there_is(
    languages: tuple[str, ...], asked: str, wanted: str
) -> None:
    alert = CapAlert("1", "x", NOW, "Actual", "Alert", tuple(Info(language=each) for each in languages))
    assert alert.info(asked).language == wanted


@pytest.mark.parametrize(
    ("event", "hazard"),
    [
        ("Hujan Lebat dan Petir", Hazard.WEATHER),
        ("Hujan Lebat disertai Angin Kencang", Hazard.WEATHER),
        ("Thunderstorm", Hazard.WEATHER),
        ("Angin Puting Beliung", Hazard.WIND),
        ("Banjir Rob", Hazard.FLOOD),
        ("Gelombang Tinggi", Hazard.TIDE),
        ("Flash Flood Warning", Hazard.FLOOD),
        ("Tanah Longsor", Hazard.LANDSLIDE),
        ("Karhutla", Hazard.FIRE),
        ("Gempa bumi", Hazard.EARTHQUAKE),
        ("Tsunami", Hazard.TSUNAMI),
        ("Gerhana", Hazard.OTHER),
        ("", Hazard.OTHER),
    ],
)
def test_the_hazard_that_an_event_speaks_of(event: str, hazard: Hazard) -> None:
    assert hazard_of(event) is hazard


@pytest.mark.parametrize(
    ("said", "places"),
    [
        (
            "Hujan lebat akan terjadi pada 12 September 2026, 02:05 WITA di sebagian wilayah Kalimantan Timur, "
            "khususnya di BALIKPAPAN KOTA, SEPAKU. Kondisi diperkirakan hingga 05:00 WITA. BMKG",
            ["BALIKPAPAN KOTA", "SEPAKU"],
        ),
        (
            "UPDATE Peringatan Dini Cuaca pkl 13:40 WITA di Kab. Paser: Muara Komam, Kuaro, Kota Samarinda: SAMARINDA "
            "ULU. Dan dapat meluas ke wilayah Kab. Berau: Segah, Kelay dan sekitarnya. Prakirawan BMKG",
            [
                "Kab. Paser/Muara Komam",
                "Kab. Paser/Kuaro",
                "Kota Samarinda/SAMARINDA ULU",
                "Kab. Berau/Segah",
                "Kab. Berau/Kelay",
            ],
        ),
        ("di Kab. Paser: Kuaro. Dan dapat meluas ke wilayah SEPAKU. Kondisi ini", ["Kab. Paser/Kuaro", "SEPAKU"]),
        ("Masyarakat dihimbau waspada. Sumber: BMKG", []),
        ("", []),
    ],
)
def test_the_places_that_a_description_names(said: str, places: list[str]) -> None:
    named = [Named(*reversed(each.split("/"))) if "/" in each else Named(each) for each in places]
    assert list(places_in(said)) == named


def test_a_long_description_is_read_in_no_time() -> None:
    assert len(places_in("Kab. A: " + "X" * 10_000 + ", SEPAKU" * 2000)) <= 3


def test_a_warning_that_goes_on_says_where_it_is_new_and_where_otherwise() -> None:
    before = {"64.71.05": RAIN, "64.71.06": RAIN, "64.71.01": RAIN}
    longer = Warned(Severity.MODERATE, LATER)
    found = course(before, {"64.71.05": longer, "64.71.06": RAIN, "64.71.02": longer}, NOW)
    assert (found.added, found.changed, found.until) == (("64.71.02",), ("64.71.05",), LATER)
    assert found.regions["64.71.01"] == RAIN  # no longer named: nothing is known of it, so it stays as it was
    assert found.moves


def test_a_warning_that_only_repeats_moves_nothing() -> None:
    assert not course({"64.71.05": RAIN}, {"64.71.05": RAIN}, NOW).moves


def test_a_region_whose_time_is_over_is_warned_anew() -> None:
    over = Warned(Severity.MODERATE, NOW)
    assert course({"64.71.05": over}, {"64.71.05": RAIN}, NOW) == Course({"64.71.05": RAIN}, ("64.71.05",), ())


@pytest.mark.parametrize(
    ("hazard", "regions", "begins", "wanted"),
    [
        (Hazard.WEATHER, ["64.71.05", "64.02.01"], NOW, True),
        (Hazard.WIND, ["64.71.05"], NOW, False),
        (Hazard.WEATHER, ["64.02.01"], NOW, False),
        (Hazard.WEATHER, ["64.71.05"], SOON, True),
        (Hazard.WEATHER, ["64.71.05"], SOON + timedelta(seconds=1), False),
    ],
)
def test_the_same_hazard_at_the_same_place_and_time_goes_on(
    hazard: Hazard, regions: list[str], begins: datetime, wanted: bool
) -> None:
    assert continues(Standing(Hazard.WEATHER, {"64.71.05": RAIN}), hazard, regions, begins) is wanted
