"""Likeness: whether a text that goes round is still what was published, or somebody has changed it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from domain.html_text import tidy
from domain.indonesian import roots, telling

ALIKE = 95.0
"""Percent of the words that must agree; less is another text."""

ASKS_ALIKE = 0.6
"""The part of the shorter question's telling words that the other must have."""

_NEGATIONS = frozenset(
    {"tidak", "tak", "tdk", "jangan", "jgn", "bukan", "belum", "tanpa", "no", "not", "never", "without", "don't"}
)
_DAYS = frozenset(
    {"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad", "besok", "lusa", "kemarin"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow", "yesterday"}
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def words(text: str) -> tuple[str, ...]:
    """A text as it is compared: its words without case, typography, formatting signs and signs that nobody sees."""
    plain = unicodedata.normalize("NFKC", tidy(text)).casefold().replace("’", "'")
    return tuple(word for word in (_EDGES.sub("", each) for each in plain.split()) if word)


def is_same(said: Sequence[str], published: Sequence[str]) -> bool:
    """Whether the words are still the published ones; numbers, links, days and "not" must all be there, no others."""
    return _weighty(said) == _weighty(published) and fuzz.ratio(said, published) >= ALIKE


def asks_alike(first: str, second: str) -> bool:
    """Whether two residents' words ask the same, in whatever order and with whatever around it."""
    one, other = _asked(first), _asked(second)
    if not one or not other:
        return not one and not other
    return len(one & other) / min(len(one), len(other)) >= ASKS_ALIKE


@lru_cache(maxsize=1024)
def _asked(text: str) -> frozenset[str]:
    return frozenset(roots(telling(text)))


def _weighty(said: Sequence[str]) -> Counter[str]:
    """The words of which a single one changes what is meant: an account number, a link, a "don't", a day."""
    known = _NEGATIONS | _DAYS
    return Counter(word for word in said if word in known or "." in word or "@" in word or _has_digit(word))


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
