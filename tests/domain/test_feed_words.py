import pytest

from domain.feed_words import LONGEST, MOST, FeedWords, written
from domain.refusal import Refusal


@pytest.mark.parametrize(
    ("include", "exclude", "text", "passes"),
    [
        ((), (), "Apa saja", True),
        (("banjir",), (), "BANJIR di Damai", True),
        (("banjir",), (), "Kebanjiran pesanan", False),  # whole words only
        (("air padam", "listrik"), (), "Besok: Air  Padam!", True),
        (("air padam",), (), "Air minum, listrik padam", False),  # a phrase stands together
        ((), ("iklan",), "Iklan: sabun murah", False),
        (("layanan",), ("iklan",), "Iklan layanan", False),  # what is excluded wins
        (("jum’at",), (), "Rapat hari Jum'at", True),
        (("(banjir)",), (), "Banjir.", True),
        (("banjir",), (), "", False),
    ],
)
def test_plain_words_let_a_text_through_or_not(
    include: tuple[str, ...], exclude: tuple[str, ...], text: str, passes: bool
) -> None:
    assert FeedWords(include, exclude).let(text) is passes


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("banjir, air padam", ("banjir", "air padam")),
        (" banjir \n Banjir ,, listrik  padam ", ("Banjir", "listrik padam")),
        ("", ()),
        (".*", None),
        ("x" * (LONGEST + 1), None),
        (",".join(f"kata{number}" for number in range(MOST + 1)), None),
    ],
)
def test_words_are_read_as_people_type_them(typed: str, words: tuple[str, ...] | None) -> None:
    if words is None:
        with pytest.raises(Refusal):
            written(typed)
    else:
        assert written(typed) == words
