import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.speech import WORDS, length, script, speakable

SENTENCE = "Perbaikan pipa di Jalan Ahmad Yani, siapkan air bersih."  # nine words


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Air padam besok", "Air padam besok."),
        ("Air padam besok!\nSiapkan air", "Air padam besok! Siapkan air."),
        ("Baca https://balikpapan.go.id/air?x=1 ya", "Baca ya."),
        ("Tulis ke kominfo@balikpapan.go.id", "Tulis ke."),
        ("🚨 Banjir 🌊 di Damai", "Banjir di Damai."),
        ("Syarat:\n• KTP\n- KK\n2. Datang pagi", "Syarat: KTP. KK. Datang pagi."),
        ("*PENTING* _sekali_", "PENTING sekali."),
        ("---\n\n🙏", ""),
        ("Pukul 08.00–16.00 WITA", "Pukul 08.00–16.00 WITA."),
    ],
    ids=["line", "lines", "link", "mail", "emoji", "list", "marks", "nothing", "clock"],
)
def test_what_nobody_says_is_left_out(text: str, spoken: str) -> None:
    assert speakable(text) == spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [("Air padam besok", 3), ("Hubungi 0812", 5), ("tahun 2026", 5), ("– …", 0), ("Rp50.000", 5)],
    ids=["words", "number", "year", "signs", "money"],
)
def test_numbers_take_as_long_as_their_digits(text: str, words: int) -> None:
    assert length(text) == words


def test_whole_sentences_are_read_as_far_as_there_is_time() -> None:
    read = script("Ada kabar.", " ".join([SENTENCE] * 20), "Selesai.", words=30)
    assert read == f"Ada kabar.\n{SENTENCE} {SENTENCE} {SENTENCE}\nSelesai."


def test_what_is_short_is_read_whole() -> None:
    assert script("Ada kabar.", "Air padam besok", "Selesai.") == "Ada kabar.\nAir padam besok.\nSelesai."


def test_an_abbreviation_ends_no_sentence() -> None:
    read = script("", "Air padam di Jl. Ahmad Yani Kel. Damai. " + SENTENCE, "", words=9)
    assert read == "Air padam di Jl. Ahmad Yani Kel. Damai."


def test_a_first_sentence_that_is_too_long_ends_at_a_pause_or_else_at_a_word() -> None:
    assert script("", "satu dua tiga, empat lima enam tujuh", "", words=5) == "satu dua tiga."
    assert script("", "satu dua tiga empat lima enam tujuh", "", words=5) == "satu dua tiga empat lima."


@given(st.text(max_size=400))
def test_no_text_takes_longer_than_half_a_minute(text: str) -> None:
    assert length(script("Ada kabar dari kami.", text, "Selesai.")) <= WORDS
