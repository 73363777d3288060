import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal import wilayah

from domain.region import Region, RegionCode, full_title, parents, region
from domain.region_names import SHOWN, RegionNames, normalise

NEAR = "64.71"


@cache
def _country() -> dict[str, Region]:
    return {code: region(code, name) for code, name in wilayah._region_names()}


@cache
def _province() -> RegionNames:
    return RegionNames((each.code, each.name) for each in _country().values() if each.code.startswith("64"))


@cache
def _all() -> RegionNames:
    return RegionNames((each.code, each.name) for each in _country().values())


def _title(code: str) -> str:
    return full_title([_country()[each] for each in (code, *parents(code))])


def _found(text: str) -> list[str]:
    return [each.code for each in _province().search(text, near=NEAR)]


HERE = sorted(code for code in _country() if code.startswith("64"))


def test_every_region_of_east_kalimantan_finds_itself_and_nothing_else_by_its_full_title() -> None:
    for code in HERE:
        found = _province().search(_title(code))
        assert [(each.code, each.exact) for each in found] == [(code, True)], _title(code)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Kukar", "64.02"),
        ("kab. kukar", "64.02"),
        ("BPN", "64.71"),
        ("Kota Balikpapan", "64.71"),
        ("Smd", "64.72"),
        ("PPU", "64.09"),
        ("mahulu", "64.11"),
        ("kaltim", "64"),
        ("Bontang", "64.74"),
        ("gn samarinda", "64.71.03.1002"),
        ("Gunung Samarinda", "64.71.03.1002"),
        ("Bpp Selatan", "64.71.05"),
        ("balikpapanselatan", "64.71.05"),
        ("balikpapn seltan", "64.71.05"),
        ("Balikpapan Kota", "64.71.06"),
        ("kec damai", "64.07.08"),
        ("kel damai", "64.71.06.1005"),
        ("kel. damai balikpapan", "64.71.06.1005"),
        ("Kelurahan Damai Kecamatan Balikpapan Kota", "64.71.06.1005"),
        ("saya tinggal di sepinggan", "64.71.05.1002"),
        ("kota bangun", "64.02.08"),
        ("Sanga2", "64.02.15"),
        ("sei pinang", "64.72.08"),
        ("lng iram", "64.07.05"),
        ("muut", "64.07.16.2006"),
        ("L. Kulu", "64.02.02"),
        ("IKN", "64.09.04"),
    ],
)
def test_what_people_type_finds_the_one_region_they_mean(typed: str, code: str) -> None:
    found = _found(typed)
    assert found[:1] == [code], [_title(each) for each in found]


def test_a_name_that_repeats_offers_every_place_with_its_surroundings() -> None:
    found = _found("desa sumber sari")
    assert len(found) == 6
    assert len({_title(code) for code in found}) == 6


def test_a_name_of_several_kinds_offers_each_and_home_first() -> None:
    assert _found("damai") == ["64.71.06.1005", "64.07.08"]


def test_surroundings_decide_between_namesakes() -> None:
    assert _found("sumber sari, sebulu") == ["64.02.07.2007"]
    assert {code[:5] for code in _found("sumber sari kukar")} == {"64.02"}


def test_within_a_region_nothing_outside_is_found() -> None:
    assert [each.code for each in _province().search("damai", within=["64.07"])] == ["64.07.08"]
    assert _province().search("kukar", within=["64.71"]) == []


@pytest.mark.parametrize("typed", ["", "   ", "???", "a", "xyzzy", "🙂", "64"])
def test_what_is_no_name_finds_nothing(typed: str) -> None:
    assert _found(typed) == []


@given(st.text(max_size=300))
def test_nothing_that_can_be_typed_breaks_the_search(typed: str) -> None:
    found = _found(typed)
    assert len(found) <= SHOWN
    assert len(set(found)) == len(found)


@given(code=st.sampled_from(HERE), place=st.integers(0, 40), letter=st.sampled_from("aeiunkst"))
def test_one_wrong_letter_in_a_long_name_still_offers_it(code: str, place: int, letter: str) -> None:
    name = normalise(_country()[code].name)
    if len(name) < 8:
        return
    at = place % len(name)
    surroundings = ", ".join(_title(code).split(", ")[1:])
    assert code in _found(f"{name[:at]}{letter}{name[at + 1 :]}, {surroundings}")


def test_a_typed_name_is_found_quickly_in_the_province_and_in_the_country() -> None:
    _all()
    for names, limit in ((_province(), 0.2), (_all(), 2.0)):  # ten times what it takes; of our own processor time
        took = []
        for _ in range(3):
            before = time.process_time()
            names.search("gunng samarida blikpapan utar", near=NEAR)
            took.append(time.process_time() - before)
        assert min(took) < limit


def test_the_country_prefers_what_is_near_home() -> None:
    assert _all().search("gunung samarinda", near=NEAR)[0].code == RegionCode("64.71.03.1002")
