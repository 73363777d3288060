"""What was offered as choices, and which of them somebody means who types instead of tapping."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """One choice: what it is called, and what it does."""

    label: str
    data: str


def meant(answers: Sequence[Answer], typed: str) -> Answer | None:
    """The choice of that name or number; None where it is neither, or could be two.

    Where the choices are numbers themselves ("50 orang"), only their names count.
    """
    word = _bare(typed)
    if not word:
        return None
    called = [each for each in answers if _bare(each.label) == word]
    if called:
        return called[0] if len({each.data for each in called}) == 1 else None
    if not (word.isascii() and word.isdecimal()) or any(_bare(each.label)[:1].isdecimal() for each in answers):
        return None
    return answers[int(word) - 1] if len(word) < 4 and 1 <= int(word) <= len(answers) else None


def _bare(text: str) -> str:
    """A label or a word without what nobody types: signs before and after it, and its case."""
    letters = [place for place, sign in enumerate(text) if sign.isalnum()]
    return " ".join(text[letters[0] : letters[-1] + 1].casefold().split()) if letters else ""
