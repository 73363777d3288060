"""Formatting as WhatsApp writes it: signs around the words, which must touch them and never cross a line."""

from collections import defaultdict
from itertools import pairwise

from domain.message import Content, Entity, EntityKind
from domain.utf16 import piece, units

_SIGNS = {
    EntityKind.BOLD: "*",
    EntityKind.ITALIC: "_",
    EntityKind.STRIKETHROUGH: "~",
    EntityKind.CODE: "```",
    EntityKind.PRE: "```",
}
"""Underlining and hiding are unknown there."""


def marked(content: Content) -> str:
    """A text with its formatting as signs; a link behind words stands after them."""
    before: dict[int, str] = defaultdict(str)
    after: dict[int, str] = defaultdict(str)
    for entity in sorted(content.entities, key=lambda each: (each.offset, -each.length)):
        for start, end in _stretches(content.text, entity):
            before[start] += _opening(entity)
            after[end] = _closing(content.text, entity) + after[end]
    marks = sorted({*before, *after, 0, units(content.text)})
    steps = pairwise(marks)
    said = "".join(after[here] + before[here] + piece(content.text, here, to - here) for here, to in steps)
    return said + after[marks[-1]]


def _opening(entity: Entity) -> str:
    return "> " if entity.kind is EntityKind.BLOCKQUOTE else _SIGNS.get(entity.kind, "")


def _closing(text: str, entity: Entity) -> str:
    if entity.kind is EntityKind.LINK and entity.url and piece(text, entity.offset, entity.length) != entity.url:
        return f" ({entity.url})"
    return _SIGNS.get(entity.kind, "")


def _stretches(text: str, entity: Entity) -> list[tuple[int, int]]:
    """What an entity covers line by line, without the blanks at both ends."""
    covered = piece(text, entity.offset, entity.length)
    if entity.kind is EntityKind.LINK:
        return [(entity.offset, entity.offset + units(covered.rstrip()))]
    found, at = [], entity.offset
    for line in covered.splitlines(keepends=True):
        inner = line.strip()
        if inner:
            start = at + units(line[: len(line) - len(line.lstrip())])
            found.append((start, start + units(inner)))
        at += units(line)
    return found
