from hypothesis import given
from hypothesis import strategies as st

from domain.message import Entity, EntityKind
from domain.utf16 import clipped, cut, piece, shifted, units

texts = st.text()


@given(texts, texts)
def test_lengths_add_up(one: str, other: str) -> None:
    assert units(one + other) == units(one) + units(other)


@given(texts, st.integers(-5, 200))
def test_a_cut_text_is_its_longest_beginning_that_fits(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert text.startswith(short)
    assert units(short) <= max(limit, 0)
    rest = text[len(short) :]
    assert not rest or units(short + rest[0]) > limit


@given(texts, texts, texts)
def test_a_piece_is_what_an_entity_covers(before: str, covered: str, after: str) -> None:
    assert piece(before + covered + after, units(before), units(covered)) == covered


@given(texts, texts, texts)
def test_a_shifted_entity_covers_the_same_words(head: str, before: str, covered: str) -> None:
    entity = Entity(EntityKind.BOLD, units(before), units(covered) + 1)
    (moved,) = shifted([entity], units(head))
    assert piece(head + before + covered + ".", moved.offset, moved.length) == covered + "."


def test_what_stands_in_the_part_taken_away_is_dropped() -> None:
    inside, across = Entity(EntityKind.BOLD, 0, 5), Entity(EntityKind.ITALIC, 3, 6)
    assert shifted([inside, across], -5) == (Entity(EntityKind.ITALIC, 0, 4),)


def test_entities_of_a_cut_text_end_with_it() -> None:
    kept, beyond = Entity(EntityKind.BOLD, 2, 10), Entity(EntityKind.BOLD, 6, 2)
    assert clipped([kept, beyond], 6) == (Entity(EntityKind.BOLD, 2, 4),)


def test_an_emoji_is_two_units() -> None:
    assert units("🌊") == 2
    assert cut("a🌊", 2) == "a"
