import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import check_code


def test_a_code_is_short_and_has_no_characters_that_look_alike() -> None:
    code = check_code.new(secrets.choice)
    assert len(code) == 6
    assert not set(check_code.ALPHABET) & set("0O1IL2Z5S8B")


@given(st.text(check_code.ALPHABET, min_size=6, max_size=6))
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    for typed in (code, code.lower(), f"{code[:3]}-{code[3:]}", f" {code} ", f"Cek: {code}", f"`{code}`"):
        assert check_code.read(typed) == code


@pytest.mark.parametrize("typed", ["", "K7M3Q", "K7M3QTT", "K7M3Q0", "selamat pagi", "12345678"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert check_code.read(typed) is None


def test_a_code_is_found_inside_a_message() -> None:
    assert check_code.inside("Air mati sampai 14.00\n\nKode: K7M3QT") == ("K7M3QT",)
    assert check_code.inside("rumah tangga, jalan Ahmad") == ()


def test_a_message_claims_a_code_with_a_word_or_a_link() -> None:
    assert check_code.claimed("Cek keaslian: /cek K7M3QT") == ("K7M3QT",)
    assert check_code.claimed("Kode: *K7M3QT*") == ("K7M3QT",)
    assert check_code.claimed("1. Air mati\nCek: A7M3QT\n\nCek: K7M3QT") == ("K7M3QT", "A7M3QT")
    assert check_code.claimed("https://t.me/siarkim_bot?start=c_K7M3QT") == ("K7M3QT",)


@pytest.mark.parametrize("text", ["PANTAU terus RAKYAT", "cek jangan", "cekkan K7M3QT", "kode K7M3QTA"])
def test_a_word_in_capitals_claims_nothing(text: str) -> None:
    assert check_code.claimed(text) == ()
