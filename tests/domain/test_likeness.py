import pytest

from domain.likeness import is_same, words

SENT = """Air PDAM mati di Kelurahan Damai hari ini pukul 08.00 sampai 14.00 WITA karena pipa utama diperbaiki.
Jangan menyimpan air di wadah terbuka. Siapkan air secukupnya untuk memasak dan minum selama perbaikan.
Bantuan tangki: hubungi 0811-5555-123 atau https://pdam.balikpapan.go.id/tangki"""


def same(said: str) -> bool:
    return is_same(words(said), words(SENT))


def test_formatting_case_and_line_breaks_change_nothing() -> None:
    assert same(f"*{SENT.upper()}*".replace("\n", "\n\n").replace("JANGAN", "_jangan_"))


def test_signs_that_nobody_sees_change_nothing() -> None:
    assert same(SENT.replace("Damai", "Da\u200bmai"))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("0811-5555-123", "0811-5555-124"),
        ("14.00", "16.00"),
        ("Jangan menyimpan", "Menyimpan"),
        ("pdam.balikpapan.go.id", "pdam-balikpapan.com"),
        ("Damai", "Damai 2"),
        ("Siapkan air secukupnya untuk memasak dan minum", "Kirim uang ke ketua RT supaya dapat giliran"),
    ],
)
def test_a_changed_number_link_negation_or_sentence_is_another_text(true: str, false: str) -> None:
    assert true in SENT
    assert not same(SENT.replace(true, false))


def test_something_added_is_another_text() -> None:
    assert not same(f"{SENT}\nTransfer Rp50.000 ke rekening 123456")


def test_a_single_harmless_word_is_forgiven_in_a_long_text() -> None:
    assert same(SENT.replace("hari ini", "hari"))
