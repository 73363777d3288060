"""Word lists: words as residents write them, compared without case, signs and letters that are drawn out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1+")


def squeeze(text: str) -> str:
    """Drawn out letters read as one ("toloooong")."""
    return _DRAWN_OUT.sub(r"\1", text.casefold())


def said(text: str) -> list[str]:
    """The words of a message, squeezed."""
    return [squeeze(word) for word in _WORD.findall(text)]


def squeezed(written: object) -> frozenset[str]:
    """The words of one entry of a list; ValueError where it is no text."""
    if not isinstance(written, str):
        raise ValueError("words")  # noqa: TRY004 - the file is wrong, not the program
    return frozenset(squeeze(word) for word in written.split())


def phrases_of(written: object) -> tuple[str, ...]:
    """The words and phrases of a list, ready to be looked for; ValueError where it is none."""
    if not isinstance(written, list) or not all(isinstance(each, str) and said(each) for each in written):
        raise ValueError("words")
    return tuple(f" {' '.join(said(each))} " for each in written)


def has_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether a message says one of these, as whole words."""
    line = f" {' '.join(said(text))} "
    return any(phrase in line for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Door:
    """Who else looks after a matter (PLN, Samsat …), and how they are reached, by language."""

    words: tuple[str, ...]
    ways: Mapping[str, str]


def doors(listed: Mapping[str, object]) -> tuple[Door, ...]:
    """The addresses that a list names; ValueError where it can't be read."""
    entries = listed.get("door", [])
    if not isinstance(entries, list):
        raise ValueError("door")  # noqa: TRY004 - the file is wrong, not the program
    return tuple(
        Door(phrases_of(entry.get("words")), {"id": str(entry["id"]), "en": str(entry.get("en", entry["id"]))})
        for entry in entries
    )


def right_door(text: str, listed: Iterable[Door]) -> Door | None:
    """Who looks after what a message is about, where it is not us."""
    return next((door for door in listed if has_any(text, door.words)), None)
