"""The word filter of a feed: plain words and phrases that an entry must or must not carry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.likeness import words
from domain.refusal import Refusal

MOST = 30
LONGEST = 40


@dataclass(frozen=True, slots=True)
class FeedWords:
    """One of `include`, if there are any, and none of `exclude`; whole words, whatever their case."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def let(self, text: str) -> bool:
        """Whether a text passes."""
        said = words(text)
        wanted = not self.include or any(_stands(words(each), said) for each in self.include)
        return wanted and not any(_stands(words(each), said) for each in self.exclude)


EVERYTHING = FeedWords()


def written(typed: str) -> tuple[str, ...]:
    """Words as somebody typed them, between commas or on lines; refused where they are too many or too long."""
    parts = (" ".join(part.split()) for part in typed.replace("\n", ",").split(","))
    return checked(part for part in parts if part)


def checked(listed: Iterable[str]) -> tuple[str, ...]:
    """The same as a list: each once, each something that can be found in a text."""
    found = list({words(each): each for each in listed}.items())
    if any(not said for said, _ in found):
        raise Refusal("feed-word-empty")
    if len(found) > MOST or any(len(each) > LONGEST for _, each in found):
        raise Refusal("feed-words-many", most=MOST, longest=LONGEST)
    return tuple(each for _, each in found)


def _stands(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """Whether some words stand in a text one after the other."""
    length = len(wanted)
    return any(tuple(said[at : at + length]) == tuple(wanted) for at in range(len(said) - length + 1))
