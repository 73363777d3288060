"""Announcement: what a messenger can carry of it. Lengths count UTF-16 units, as messengers do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.message import Content, ContentKind, Entity, EntityKind
from domain.utf16 import units

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
QUESTION_LIMIT = 300


class Asks(StrEnum):
    """What an announcement asks its readers, by the buttons under it."""

    QUESTIONS = "questions"  # Tanya
    SAFETY = "safety"  # Saya aman, Butuh bantuan, Tanya


@dataclass(frozen=True, slots=True)
class Excess:
    """A text that does not fit: units allowed (its footer already set aside) and units too many."""

    room: int
    over: int


def room(kind: ContentKind, footer: int) -> int:
    """Units that the author may write where the footer of `footer` units stands in the same text."""
    if kind is ContentKind.POLL:
        return QUESTION_LIMIT  # a poll's footer follows as a reply
    return (CAPTION_LIMIT if kind.captioned else TEXT_LIMIT) - footer


def excess(content: Content, footer: int) -> Excess | None:
    """What is too much about a content, or None where it fits."""
    allowed = room(content.kind, footer)
    written = units(content.poll.question if content.poll else content.text)
    return Excess(allowed, written - allowed) if written > allowed else None


def headline(text: str, longest: int = 60) -> str:
    """The first line of a text, cut at a word: how lists name it."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def stored(entity: Entity) -> dict[str, Any]:
    """A formatted stretch as it is stored."""
    return {"kind": entity.kind.value, "offset": entity.offset, "length": entity.length, "url": entity.url}


def entity(kept: Mapping[str, Any]) -> Entity:
    """A formatted stretch from what `stored` made."""
    return Entity(EntityKind(kept["kind"]), kept["offset"], kept["length"], kept.get("url"))
