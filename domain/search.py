"""Search: what somebody typed, as beginnings of words that may stand in a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from domain.indonesian import SILENT, roots, words

MOST = 6
"""Words of a search that count."""

_SHORTEST = 3
_LONG = 6  # letters from which on two may be wrong
_ALIKE = 8  # words that may be meant by a misspelt one, at most
_BEFORE = (
    "",
    *("ke", "se", "di", "ter", "ber", "per", "pe", "pem", "pen", "peng", "penge"),
    *("me", "mem", "men", "meng", "menge", "memper", "diper"),
)
_SOFTENED = {"p": ("mem", "pem"), "t": ("men", "pen"), "k": ("meng", "peng"), "s": ("meny", "peny")}
"""Letters that a prefix swallows: "tutup" is found in "menutup" and "penutupan"."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words that must all be there; each stands for the beginnings of which one suffices."""

    words: tuple[str, ...]
    beginnings: tuple[tuple[str, ...], ...]


def sought(typed: str) -> Sought:
    """What a search means; empty where nothing was typed that could be looked for."""
    found = list(dict.fromkeys(words(typed)))
    kept = [word for word in found if word not in SILENT] or found
    chosen = kept[:MOST]
    return Sought(tuple(chosen), tuple(map(_beginnings, chosen, roots(chosen))))


def meant(wanted: Sought, texts: Iterable[str]) -> Sought | None:
    """The same search with words that stand in these texts and are a letter or two apart; None where there are none."""
    known = {word for text in texts for word in words(text)}
    alike = tuple(_alike(word, known) for word in wanted.words)
    return Sought(wanted.words, alike) if all(alike) else None


def _alike(word: str, known: Iterable[str]) -> tuple[str, ...]:
    most = 1 if len(word) < _LONG else 2
    apart = (
        (OSA.distance(word, each, score_cutoff=most), each) for each in known if abs(len(each) - len(word)) <= most
    )
    return tuple(each for distance, each in sorted(apart) if distance <= most)[:_ALIKE]


def _beginnings(word: str, root: str) -> tuple[str, ...]:
    if len(root) < _SHORTEST or not root.isascii() or not root.isalpha():
        return (word,)
    softened = [before + root[1:] for before in _SOFTENED.get(root[0], ())]
    return tuple(dict.fromkeys([word, *(before + root for before in _BEFORE), *softened]))
