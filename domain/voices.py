"""What people say: which words come up, which messages ask the same, and which numbers are too small to be told."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from domain.indonesian import roots, telling

FEWEST = 3
"""Fewer people than this are never told apart: somebody might be recognised."""

_ALIKE = 70.0
"""Percent of the roots that two messages must have in common to ask the same."""

_SHOWN = 6  # words of a group


@dataclass(frozen=True, slots=True)
class Said:
    """One message, and whose it is (a number, for telling people apart only)."""

    resident_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Words, and how many people said so."""

    words: str
    people: int


@dataclass(slots=True)
class _Group:
    roots: str
    words: list[str]
    people: set[int] = field(default_factory=set)
    seen: Counter[str] = field(default_factory=Counter)


def frequent(said: Iterable[Said], most: int) -> list[Counted]:
    """The words that most people used, all forms of one together, as it was mostly written."""
    people: defaultdict[str, set[int]] = defaultdict(set)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in said:
        words = telling(each.text)
        for word, root in zip(words, roots(words), strict=True):
            people[root].add(each.resident_id)
            written[root][word] += 1
    found = [Counted(written[root].most_common(1)[0][0], len(who)) for root, who in people.items()]
    return _told(found, most)


def groups(said: Sequence[Said], most: int) -> list[Counted]:
    """Messages that ask the same, as the words they share."""
    found: list[_Group] = []
    for each in said:
        words = telling(each.text)
        rooted = roots(words)
        if len(set(rooted)) < 2:
            continue
        joined = " ".join(sorted(set(rooted)))
        group = _nearest(found, joined)
        if group is None:
            group = _Group(joined, words)
            found.append(group)
        group.people.add(each.resident_id)
        group.seen.update(set(rooted))
    return _told([Counted(_shared(group), len(group.people)) for group in found], most)


def _nearest(found: Sequence[_Group], joined: str) -> _Group | None:
    scored = [(fuzz.token_sort_ratio(joined, group.roots, score_cutoff=_ALIKE), group) for group in found]
    score, group = max(scored, key=lambda each: each[0], default=(0.0, None))
    return group if score >= _ALIKE else None


def _shared(group: _Group) -> str:
    """The words of the first message that at least half of the group's people have too."""
    half = max(group.seen.values()) / 2
    kept = [word for word, root in zip(group.words, roots(group.words), strict=True) if group.seen[root] >= half]
    return " ".join(dict.fromkeys(kept[:_SHOWN]))


def _told(found: Iterable[Counted], most: int) -> list[Counted]:
    return sorted((each for each in found if each.people >= FEWEST), key=lambda each: (-each.people, each.words))[:most]
