import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal import wilayah

from domain.region import RegionKind, bare_name, contains, dotted, full_title, kind_of, level, parents, region, zone_of

CODES = sorted(code for code, _ in wilayah._region_names())
codes = st.sampled_from(CODES)


@given(codes)
def test_every_region_lies_in_each_of_its_parents_and_in_itself(code: str) -> None:
    assert contains(code, code)
    assert all(contains(upper, code) and not contains(code, upper) for upper in parents(code))
    assert len(parents(code)) == level(code) - 1


@given(codes, codes, codes)
def test_containing_is_transitive(first: str, second: str, third: str) -> None:
    if contains(first, second) and contains(second, third):
        assert contains(first, third)


@given(codes)
def test_a_code_survives_losing_its_dots(code: str) -> None:
    assert dotted(code.replace(".", "")) == code


@pytest.mark.parametrize("digits", ["", "6", "647", "64710", "6471051", "64710510021", "abcdefghij", "64.71"])
def test_digits_that_are_no_code_are_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="not a region code"):
        dotted(digits)


def test_a_code_that_begins_alike_is_not_inside() -> None:
    assert not contains("64.7", "64.71")
    assert not contains("64.71", "64.710")


@pytest.mark.parametrize(
    ("code", "official", "title"),
    [
        ("64", "Kalimantan Timur", "Prov. Kalimantan Timur"),
        ("64.02", "Kabupaten Kutai Kartanegara", "Kab. Kutai Kartanegara"),
        ("64.71", "Kota Balikpapan", "Kota Balikpapan"),
        ("31.71", "Kota Administrasi Jakarta Pusat", "Kota Jakarta Pusat"),
        ("64.02.08", "Kota Bangun", "Kec. Kota Bangun"),
        ("64.71.06.1005", "Damai", "Kel. Damai"),
        ("64.02.02.2001", "Sumber Sari", "Desa Sumber Sari"),
    ],
)
def test_a_shown_name_carries_its_kind(code: str, official: str, title: str) -> None:
    assert region(code, official).title == title


def test_the_full_title_leaves_the_province_out_unless_it_is_the_province() -> None:
    province, city = region("64", "Kalimantan Timur"), region("64.71", "Kota Balikpapan")
    assert full_title([city, province]) == "Kota Balikpapan"
    assert full_title([province]) == "Prov. Kalimantan Timur"


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("31", "Asia/Jakarta"),
        ("61", "Asia/Jakarta"),
        ("62", "Asia/Jakarta"),
        ("63", "Asia/Makassar"),
        ("64.71", "Asia/Makassar"),
        ("51", "Asia/Makassar"),
        ("81", "Asia/Jayapura"),
        ("96", "Asia/Jayapura"),
    ],
)
def test_each_province_keeps_its_zone(code: str, zone: str) -> None:
    assert zone_of(code) == zone


def test_kabupaten_and_kota_of_the_whole_country_tell_their_kind_by_their_code() -> None:
    for code, name in wilayah._base().items():
        if len(code) == 5:
            assert (kind_of(code) is RegionKind.CITY) == name.startswith("Kota ")
            assert not bare_name(code, name).startswith(("Kota ", "Kabupaten ")) or name.startswith("Kota Kota")
