from functools import cache

import pytest

from domain.cap import Area, Info
from domain.region import RegionCode
from domain.region_names import RegionNames
from domain.warned_places import Gazetteer, official, within

KALTIM = {
    "64": "Kalimantan Timur", "64.01": "Paser", "64.02": "Kutai Kartanegara", "64.02.06": "Tenggarong",
    "64.02.02": "Loa Kulu", "64.02.99": "Damai", "64.07": "Kutai Barat", "64.07.04": "Damai",
    "64.71": "Balikpapan", "64.71.05": "Balikpapan Kota", "64.71.06": "Balikpapan Selatan",
    "64.71.05.1002": "Damai", "64.72": "Samarinda", "64.72.04": "Samarinda Ilir",
}  # fmt: skip


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(RegionNames([(RegionCode(code), name) for code, name in KALTIM.items()]), "64.71")


@pytest.mark.parametrize(
    ("area", "description", "codes", "unplaced"),
    [
        ("Kalimantan Timur", "khususnya di BALIKPAPAN KOTA, TENGGARONG.", "64.02.06 64.71.05", ""),
        ("Kalimantan Timur", "di Kab. Kutai Barat: DAMAI, Kota Samarinda: Samarinda Illir", "64.07.04 64.72.04", ""),
        ("Kalimantan Timur", "khususnya di DAMAI.", "64.02.99 64.07.04", ""),
        ("Kalimantan Timur", "khususnya di TENGGARONG, ATLANTIS.", "64.02.06", "ATLANTIS"),
        ("Kalimantan Timur", "Waspada.", "64", ""),
        ("Kota Balikpapan; Kab. Paser", "khususnya di TENGGARONG.", "64.01 64.71", ""),
        ("Balikpapan", "", "64.71", ""),
        ("Jawa Barat", "", "", ""),
    ],
)
def test_the_regions_that_a_warning_touches(area: str, description: str, codes: str, unplaced: str) -> None:
    found = _gazetteer().touched(Info(description=description, areas=(Area(area),)))
    assert (" ".join(found.codes), " ".join(found.unplaced)) == (codes, unplaced)


def test_codes_go_before_names_and_those_of_other_provinces_are_left_out() -> None:
    area = Area("Balikpapan", codes=("64.72", "63.71"))
    assert _gazetteer().touched(Info(areas=(area,))).codes == ("64.72",)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("Kemendagri", "64.71.05", "64.71.05"),
        ("ADM3", "647105", "64.71.05"),
        ("SAME", "647105", None),
        ("ADM2", "64710", None),
        ("ADM2", "x", None),
    ],
)
def test_only_codes_of_our_own_list_are_taken(name: str, value: str, code: str | None) -> None:
    assert official(name, value) == code


@pytest.mark.parametrize(
    ("codes", "region", "wanted"),
    [
        ("64.71.05 64.02.06", "64.71", "64.71.05"),
        ("64.71", "64.71.05", "64.71.05"),
        ("64.71 64.71.05", "64", "64.71"),
        ("64.02", "64.71", ""),
    ],
)
def test_what_of_a_warning_lies_in_a_region(codes: str, region: str, wanted: str) -> None:
    assert " ".join(within([RegionCode(code) for code in codes.split()], region)) == wanted
