import pytest

from domain.offer import WHICH, Answer, meant, unasked

PLACES = [Answer("✅ Kel. Damai", "a"), Answer("Kec. Balikpapan Kota", "b"), Answer("« Kembali", "c")]
NUMBERS = [Answer("10 orang", "ten"), Answer("50 orang", "fifty")]
TWINS = [Answer("Damai", "x"), Answer("Damai", "y")]


@pytest.mark.parametrize(
    ("answers", "typed", "data"),
    [
        (PLACES, "1", "a"),
        (PLACES, " 2. ", "b"),
        (PLACES, "3)", "c"),
        (PLACES, "kel. damai", "a"),
        (PLACES, "KEMBALI", "c"),
        (PLACES, "0", None),
        (PLACES, "4", None),
        (PLACES, "9999999999", None),
        (PLACES, "damai", None),
        (PLACES, "1 dan 2", None),
        (PLACES, "", None),
        (PLACES, "👍", None),
        (NUMBERS, "2", None),
        (NUMBERS, "50 orang", "fifty"),
        (TWINS, "damai", None),
        (TWINS, "2", "y"),
    ],
    ids=str,
)
def test_a_number_or_the_whole_name_means_a_choice(answers: list[Answer], typed: str, data: str | None) -> None:
    found = meant(answers, typed)
    assert (found.data if found else None) == data


CARD, OTHER, NEWS = [[Answer("Setujui", f"approve:{n}"), Answer("Tolak", f"reject:{n}")] for n in (1, 2)] + [
    [Answer("Lihat", "look:3")]
]


@pytest.mark.parametrize(
    ("waiting", "typed", "by_number", "data"),
    [
        ([CARD], "setujui", True, "approve:1"),
        ([CARD], "2", True, "reject:1"),
        ([CARD], "2", False, None),
        ([CARD, OTHER], "setujui", True, WHICH),
        ([CARD, OTHER], "1", True, WHICH),
        ([CARD, CARD], "setujui", True, "approve:1"),
        ([CARD, NEWS], "lihat", False, "look:3"),
        ([CARD, OTHER], "baik", True, None),
        ([], "setujui", True, None),
    ],
    ids=str,
)
def test_a_word_that_stands_under_several_messages_means_none_of_them(
    waiting: list[list[Answer]], typed: str, by_number: bool, data: str | None
) -> None:
    assert unasked(waiting, typed, by_number=by_number) == data
