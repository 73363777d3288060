import pytest

from domain.danger_words import danger_words
from domain.word_list import doors, has_any, phrases_of, right_door

DOORS = doors(
    {"door": [{"words": ["PLN", "mati lampu"], "id": "PLN 123"}, {"words": ["bpn"], "id": "BPN", "en": "land"}]}
)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("lampu saya mati, telepon PLN ke mana?", "PLN 123"),
        ("MATI LAMPUUU lagi!!", "PLN 123"),
        ("kantor BPN di mana", "land"),
        ("lampu jalan mati", None),
        ("plnx", None),
        ("", None),
    ],
)
def test_a_matter_of_somebody_else_is_told_by_whole_words(text: str, way: str | None) -> None:
    door = right_door(text, DOORS)
    assert (door.ways["en"] if door else None) == way


def test_blocked_words_count_as_whole_words_only() -> None:
    blocked = phrases_of(["goblok", "slot gacor"])
    assert has_any("GOBLOOOK kalian", blocked)
    assert has_any("main Slot-Gacor yuk", blocked)
    assert not has_any("slot parkir", blocked)


@pytest.mark.parametrize("wrong", [{}, {"word": "banjir"}, {"word": [{"say": 3}]}, {"phrases": "x"}])
def test_a_list_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"word|phrases"):
        danger_words(wrong)


@pytest.mark.parametrize("wrong", ["pln", [""], [3], None])
def test_words_that_say_nothing_are_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="words"):
        phrases_of(wrong)
