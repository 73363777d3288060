"""The house's word lists: danger words, wrong doors, words held for review. A folder of the office's own replaces them.

Each is a file of its own: `danger.toml`, `doors.toml`, `blocked.toml`; what the office's folder lacks is the house's.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from domain.danger_words import DangerWords, danger_words
from domain.word_list import Door, doors, phrases_of

HERE = Path(__file__).parent
DANGER, DOORS, BLOCKED = "danger.toml", "doors.toml", "blocked.toml"

_LINE = re.compile(r"at line ([0-9]+)")
_SHOWN = 40
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class WordLists:
    """What an office listens for in what residents write."""

    danger: DangerWords = field(default_factory=DangerWords)
    doors: tuple[Door, ...] = ()
    blocked: tuple[str, ...] = ()


class BadListError(ValueError):
    """A file that can't be read: in which line, or else which part of it is wrong."""

    def __init__(self, file: str, line: int | None, part: str) -> None:
        super().__init__(f"{file}:{line or part}")
        where = str(line) if line else ("part" if part else "file")
        self.values = {"file": file, "line": where, "part": part}
        """As its sentence needs them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it would be used: how many entries, and whether the office has its own."""

    file: str
    own: bool
    entries: int


@cache
def word_lists(folder: Path = HERE) -> WordLists:
    """The lists of a folder; BadListError names the file that can't be read."""
    if not folder.is_dir():
        raise BadListError(folder.name, None, "")
    return WordLists(
        _read(folder, DANGER, danger_words),
        _read(folder, DOORS, doors),
        _read(folder, BLOCKED, lambda listed: phrases_of(listed.get("words"))),
    )


def checked(folder: Path) -> tuple[Listed, ...]:
    """How the lists of a folder read; BadListError names the first that doesn't."""
    read = word_lists.__wrapped__(folder)  # what stands there now
    sizes = {
        DANGER: len(read.danger.words) + len(read.danger.phrases),
        DOORS: len(read.doors),
        BLOCKED: len(read.blocked),
    }
    return tuple(Listed(file, (folder / file).exists(), size) for file, size in sizes.items())


def strangers(folder: Path) -> tuple[str, ...]:
    """The files of a folder that look like lists and are none."""
    return tuple(sorted(each.name for each in folder.glob("*.toml") if each.name not in {DANGER, DOORS, BLOCKED}))


def _read(folder: Path, name: str, meaning: Callable[[Mapping[str, Any]], _T]) -> _T:
    own = folder / name
    try:
        text = (own if own.exists() else HERE / name).read_text(encoding="utf-8")
        return meaning(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        found = _LINE.search(str(fault))
        raise BadListError(name, int(found[1]) if found else None, "") from fault
    except (OSError, UnicodeDecodeError) as fault:
        raise BadListError(name, None, "") from fault
    except (ValueError, KeyError, AttributeError) as fault:
        part = "" if isinstance(fault, AttributeError) else str(fault.args[0])
        raise BadListError(name, None, part[:_SHOWN]) from fault
