"""Rich text out of the HTML of a feed: what a person reads, with its links and formatting, cut at a sentence."""

from dataclasses import dataclass

from domain.html_reader import MARK, Kind
from domain.html_text import ELLIPSIS, cut, marked
from domain.message import Entity
from domain.utf16 import units

MOST_ENTITIES = 40


@dataclass(frozen=True, slots=True)
class Rich:
    """A text with its formatting."""

    text: str
    entities: tuple[Entity, ...] = ()
    picture: str | None = None  # the first that is neither an emoji nor a counting dot


def rich(html: str, base: str, longest: int) -> Rich:
    """What a person reads of a piece of HTML, cut where it is too long; `base` is where its links begin."""
    read = marked(html, base)
    text, entities = _measured(_cut_signed(read.text, longest), read.kinds)
    return Rich(text, entities, next(iter(read.pictures), None))


def _measured(signed: str, kinds: list[Kind]) -> tuple[str, tuple[Entity, ...]]:
    """Signs become entities over the text without them; what is empty or was cut away is none."""
    text, at, entities = "", 0, []
    open_ones: list[tuple[int, int]] = []
    for mark in MARK.finditer(signed):
        text += signed[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_ones.append((int(mark[1]), len(text)))
        elif open_ones:
            entities.append((*open_ones.pop(), len(text)))
    text += signed[at:]
    entities += [(number, start, len(text)) for number, start in open_ones]
    found = [_entity(text, start, end, kinds[number]) for number, start, end in sorted(entities) if number < len(kinds)]
    return text, tuple(each for each in found if each is not None)[:MOST_ENTITIES]


def _entity(text: str, start: int, end: int, what: Kind) -> Entity | None:
    said = text[start:end]
    inner = said.strip()
    if not inner:
        return None
    start += len(said) - len(said.lstrip())
    kind, url = what
    return Entity(kind, units(text[:start]), units(inner), url)


def _cut_signed(signed: str, longest: int) -> str:
    """Cut by what is read, not by signs: as much of the text with them as reads like the cut text."""
    bare = MARK.sub("", signed)
    kept = cut(bare, longest)
    if kept == bare:
        return signed
    ellipsis = kept.endswith(ELLIPSIS) and not bare.startswith(kept)
    want = len(kept) - (1 if ellipsis else 0)
    read, at = 0, 0
    for mark in MARK.finditer(signed):
        if read + mark.start() - at >= want:
            break
        read, at = read + mark.start() - at, mark.end()
    return signed[: at + want - read] + (ELLIPSIS if ellipsis else "")
