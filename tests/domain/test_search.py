import pytest

from domain.indonesian import roots, telling, words
from domain.search import MOST, meant, sought


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("banjir", ("banjir",)),
        ("  Banjir di RT 5!  ", ("banjir", "rt", "5")),
        ("kapan", ("kapan",)),  # nothing else was typed
        ("banjir banjir", ("banjir",)),
        ("", ()),
        ("!?' * \" :", ()),
        ("satu dua tiga empat lima enam tujuh", ("satu", "dua", "tiga", "empat", "lima", "enam")),
    ],
    ids=range(7),
)
def test_a_search_is_its_telling_words(typed: str, kept: tuple[str, ...]) -> None:
    assert sought(typed).words == kept
    assert len(sought(typed).beginnings) == len(kept) <= MOST


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("banjir", "kebanjiran"),
        ("banjir", "membanjiri"),
        ("kebanjiran", "banjir"),
        ("tutup", "penutupan"),
        ("perbaikan", "diperbaiki"),
        ("sampah", "sampahnya"),
        ("pakai", "memakai"),
        ("semprot", "penyemprotan"),
        ("20", "2026"),
    ],
)
def test_a_word_is_found_in_its_other_forms(typed: str, written: str) -> None:
    (beginnings,) = sought(typed).beginnings
    assert written.startswith(beginnings)


@pytest.mark.parametrize(("typed", "written"), [("banjir", "banjar"), ("air", "hair"), ("jalan", "jalur")])
def test_another_word_is_not(typed: str, written: str) -> None:
    (beginnings,) = sought(typed).beginnings
    assert not written.startswith(beginnings)


def test_words_that_say_nothing_are_left_out_of_what_tells() -> None:
    assert telling("Kapan lampu di RT 05 diperbaiki, Pak?") == ["lampu", "diperbaiki"]
    assert words("Jl. Damai_2") == ["jl", "damai", "2"]
    assert roots(["kebanjiran", "genangan"]) == ["banjir", "genang"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bnajir", ("banjir",)),
        ("banjr", ("banjir",)),
        ("lampu", ("lampu", "lambu")),
        ("banjiran", ("banjir",)),
        ("xylofon", None),
        ("ari", ("air",)),
    ],
)
def test_a_misspelt_word_means_those_that_were_written(typed: str, found: tuple[str, ...] | None) -> None:
    said = meant(sought(typed), ["Banjir di Damai", "Lampu jalan, lambu biru", "Air mati"])
    assert (said.beginnings[0] if said else None) == found


def test_every_misspelt_word_must_mean_something() -> None:
    assert meant(sought("bnajir xylofon"), ["Banjir di Damai"]) is None
