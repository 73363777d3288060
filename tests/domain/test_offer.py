import pytest

from domain.offer import Answer, meant

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
