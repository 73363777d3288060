"""Finding a region by what a person types: misspelt, shortened, with or without its kind and surroundings."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process

from domain.region import RegionCode, RegionKind, contains, kind_of, parents
from domain.region_abbreviations import FILLERS, KINDS, NAMES, WORDS

SHOWN = 8
_EXACT = 100.0
_BEHIND = 12.0  # a candidate further behind the best one is not shown
_ALIKE = 74.0  # below this likeness it is another name
_AROUND_ALIKE = 80.0
_SIMILAR = 24  # misspelt names looked at more closely
_WORDS = 10  # of a story, only the beginning is read as a name
_BEGUN = 200  # names that begin so, looked at more closely


@dataclass(frozen=True, slots=True)
class Candidate:
    """A region that may be meant; `exact` where its name was typed (or shortened) just so."""

    code: RegionCode
    score: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: a name, the kinds it may have, and what is said to lie around it."""

    name: str
    kinds: frozenset[RegionKind] = frozenset()
    around: tuple[str, ...] = ()
    split: bool = False  # name and surroundings were not parted by the writer but by us


def normalise(text: str) -> str:
    """Lower case, no accents or apostrophes, single spaces: "Mu'ut" -> "muut", "Batu-Batu" -> "batu batu"."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "")).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['`]", "", plain)).split())


def readings(text: str) -> list[Reading]:
    """Every way in which a text may name a region, each once, the plainest first."""
    twice = re.sub(r"([A-Za-z]{2,})2\b", r"\1 \1", text)  # "sanga2"
    parts = [words for words in (normalise(part).split()[:_WORDS] for part in re.split(r"[,;/\n()]", twice)) if words]
    if not parts:
        return []
    around = tuple(" ".join(part) for part in parts[1:_WORDS])
    found: dict[Reading, None] = {}
    for words, kinds in _without_kind(parts[0]):
        found[Reading(_whole(words), kinds, around)] = None
        found[Reading(" ".join(words), kinds, around)] = None
    for words, kinds in _without_kind(parts[0]):
        for place in range(len(words) - 1, 0, -1):
            inner, outer = words[:place], " ".join(words[place:])
            found[Reading(_whole(inner), kinds, (outer, *around), split=True)] = None
    return list(found)


def _without_kind(words: Sequence[str]) -> Iterator[tuple[Sequence[str], frozenset[RegionKind]]]:
    telling = [word for word in words if word not in FILLERS]
    for each in (telling, words) if len(telling) < len(words) and telling else (words,):
        kinds = KINDS.get(each[0])
        if kinds and len(each) > 1:
            yield each[1:], kinds
        yield each, frozenset()


def _whole(words: Sequence[str]) -> str:
    return NAMES.get(" ".join(words)) or " ".join(WORDS.get(word, word) for word in words)


class RegionNames:
    """The names of all regions, made ready once for searching; only codes and names are kept."""

    def __init__(self, named: Iterable[tuple[RegionCode, str]]) -> None:
        self._name_of = {code: normalise(name) for code, name in named}
        self._codes: dict[str, list[RegionCode]] = defaultdict(list)
        for code, name in self._name_of.items():
            self._codes[name].append(code)
        self._names = list(self._codes)
        self._joined: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            self._joined[name.replace(" ", "")].append(name)

    def search(self, text: str, within: Sequence[str] = (), near: str | None = None) -> list[Candidate]:
        """At most SHOWN regions that may be meant, the likeliest first; only `within`, those `near` preferred."""
        read = readings(text)
        best = self._scored(read, within, near, similar=False)
        if not any(each.exact for each in best.values()):
            best = self._scored(read, within, near, similar=True)
        return _shortened(best.values())

    def _scored(
        self, read: Sequence[Reading], within: Sequence[str], near: str | None, *, similar: bool
    ) -> dict[RegionCode, Candidate]:
        best: dict[RegionCode, Candidate] = {}
        alike: dict[str, dict[str, float]] = {}
        for reading in read:
            if reading.name not in alike:
                alike[reading.name] = self._alike(reading.name, similar=similar)
            for name, likeness in alike[reading.name].items():
                for code in self._codes[name]:
                    if within and not any(contains(upper, code) for upper in within):
                        continue
                    found = self._judged(reading, code, likeness, near)
                    if found and (code not in best or found.score > best[code].score):
                        best[code] = found
        return best

    def _alike(self, name: str, *, similar: bool) -> dict[str, float]:
        """Names like this one, with their likeness: the same, without its spaces, begun, contained, misspelt."""
        found = dict.fromkeys(self._joined.get(name.replace(" ", ""), ()), _EXACT - 2)
        if name in self._codes:
            found[name] = _EXACT
        if not similar:
            return found
        if len(name) >= 3:
            for other in self._begun(name):
                share = 10 * len(name) / len(other)
                found.setdefault(other, (84 if other.startswith(name) else 76) + share)
        for other, likeness, _ in process.extract(
            name, self._names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_SIMILAR
        ):
            found[other] = max(found.get(other, 0.0), min(likeness, 97.0))
        return found

    def _begun(self, name: str) -> list[str]:
        inner = f" {name}"
        begun = [other for other in self._names if other.startswith(name) or inner in other]
        return sorted(begun, key=len)[:_BEGUN]

    def _judged(self, reading: Reading, code: RegionCode, likeness: float, near: str | None) -> Candidate | None:
        score, exact = likeness, likeness >= _EXACT - 2
        if reading.kinds:
            fits = kind_of(code) in reading.kinds
            score += 4 if fits else -15
            exact = exact and fits
        around = [self._name_of[upper] for upper in parents(code) if upper in self._name_of]
        for said in reading.around:
            lies = _lies(said, around)
            if reading.split and not lies:
                return None
            score += 3 if lies else -20
            exact = exact and lies
        return Candidate(code, score + _nearness(code, near), exact)


def _lies(said: str, around: Sequence[str]) -> bool:
    """Whether what was said about the surroundings fits one of them, or two of them one after the other."""
    if not around:
        return False
    places = [*around, *(f"{inner} {outer}" for inner, outer in pairwise(around))]
    spoken = {_whole(words) for words, _ in _without_kind(said.split())}
    return any(fuzz.ratio(one, place) >= _AROUND_ALIKE for one in spoken for place in places)


def _nearness(code: RegionCode, near: str | None) -> float:
    """0 far away; grows with every level that two regions share."""
    if near is None:
        return 0.0
    return 1.5 * sum(contains(upper, code) for upper in (near, *parents(near)))


def _shortened(found: Iterable[Candidate]) -> list[Candidate]:
    ranked = sorted(found, key=lambda each: (not each.exact, -each.score, len(each.code), each.code))
    best = ranked[:1]
    return [each for each in ranked if each.exact is best[0].exact and each.score >= best[0].score - _BEHIND][:SHOWN]
