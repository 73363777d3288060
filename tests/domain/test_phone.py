import pytest

from domain.phone import dialled

OURS = "6281234567801"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("+62 812-3456-7801", OURS),
        ("6281234567801", OURS),
        ("081234567801", OURS),
        ("81234567801", OURS),
        ("(0812) 3456 7801", OURS),
        ("0062 812 3456 7801", None),
        ("+60 12-345 6789", "60123456789"),
        ("0542 421221", "62542421221"),
        ("12345", None),
        ("ibu Ani", None),
        ("", None),
    ],
)
def test_a_number_is_one_however_it_is_written(said: str, number: str | None) -> None:
    assert dialled(said) == number
