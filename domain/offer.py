"""What was offered as choices, and which of them somebody means who types instead of tapping."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

MORE = "choices"
"""The dialogue that shows another page of an offer, or asks which of several is meant."""

WHICH = f"{MORE}:which:"
"""What somebody has chosen who named a choice that stands under several messages."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One choice: what it is called, and what it does."""

    label: str
    data: str


def mark(data: Iterable[str]) -> str:
    """A short name by which the same offer is known again: what its choices do, in their order."""
    return format(crc32("\n".join(data).encode()), "08x")


def page_choice(page: int, data: Iterable[str]) -> str:
    """What the choice does that opens a page of the offer with these data."""
    return f"{MORE}:page:{page}/{mark(data)}"


def numbered(labels: Iterable[str]) -> bool:
    """Whether a number stands for a choice: not where the choices are numbers themselves ("50 orang")."""
    return not any(_bare(label)[:1].isdecimal() for label in labels)


def named(answers: Sequence[Answer], typed: str) -> Answer | None:
    """The choice of that name; None where there is none, or several that do different things."""
    word = _bare(typed)
    called = [each for each in answers if word and _bare(each.label) == word]
    return called[0] if len({each.data for each in called}) == 1 else None


def meant(answers: Sequence[Answer], typed: str) -> Answer | None:
    """The choice of that name or number; None where it is neither, or could be two."""
    word = _bare(typed)
    if any(_bare(each.label) == word for each in answers):
        return named(answers, typed)
    if not (word.isascii() and word.isdecimal()) or not numbered(each.label for each in answers):
        return None
    return answers[int(word) - 1] if len(word) < 4 and 1 <= int(word) <= len(answers) else None


def unasked(waiting: Iterable[Sequence[Answer]], typed: str, *, by_number: bool) -> str | None:
    """What somebody chooses of what came by itself; where it does something else under each message, nobody guesses."""
    found = (meant(answers, typed) if by_number else named(answers, typed) for answers in waiting)
    chosen = {each.data for each in found if each}
    return chosen.pop() if len(chosen) == 1 else WHICH if chosen else None


def _bare(text: str) -> str:
    """A label or a word without what nobody types: signs before and after it, and its case."""
    letters = [place for place, sign in enumerate(text) if sign.isalnum()]
    return " ".join(text[letters[0] : letters[-1] + 1].casefold().split()) if letters else ""
