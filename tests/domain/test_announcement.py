import pytest

from domain.announcement import Excess, excess, headline, room
from domain.message import Content, ContentKind, Poll


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (Content(text="a" * 4000), None),
        (Content(text="a" * 4001), Excess(4000, 1)),
        (Content(ContentKind.PHOTO, "a" * 928), None),
        (Content(ContentKind.ALBUM, "🌊" * 470), Excess(928, 12)),
        (Content(ContentKind.POLL, poll=Poll("a" * 301, ("ya", "tidak"))), Excess(300, 1)),
    ],
)
def test_what_does_not_fit_with_its_footer_is_counted(content: Content, expected: Excess | None) -> None:
    assert excess(content, 96) == expected


def test_a_poll_needs_no_room_for_a_footer() -> None:
    assert room(ContentKind.POLL, 96) == 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n\n Air mati besok \nRinciannya", "Air mati besok"),
        ("Pelayanan adminduk pindah", "Pelayanan adminduk…"),
        ("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrs…"),
    ],
)
def test_a_headline_is_the_first_line_cut_at_a_word(text: str, expected: str) -> None:
    assert headline(text, longest=20) == expected
