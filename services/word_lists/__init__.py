"""The house's word lists: danger words, wrong doors, words held for review. A folder of the office's own replaces them.

Each is a file of its own: `danger.toml`, `doors.toml`, `blocked.toml`; what the office's folder lacks is the house's.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from domain.danger_words import DangerWords, danger_words
from domain.word_list import Door, doors, phrases_of

HERE = Path(__file__).parent
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class WordLists:
    """What an office listens for in what residents write."""

    danger: DangerWords = field(default_factory=DangerWords)
    doors: tuple[Door, ...] = ()
    blocked: tuple[str, ...] = ()


@cache
def word_lists(folder: Path = HERE) -> WordLists:
    """The lists of a folder; ValueError names the file that can't be read."""
    if not folder.is_dir():
        raise ValueError(folder.name)
    return WordLists(
        _read(folder, "danger.toml", danger_words),
        _read(folder, "doors.toml", doors),
        _read(folder, "blocked.toml", lambda listed: phrases_of(listed.get("words"))),
    )


def _read(folder: Path, name: str, meaning: Callable[[Mapping[str, Any]], _T]) -> _T:
    own = folder / name
    try:
        text = (own if own.exists() else HERE / name).read_text(encoding="utf-8")
        return meaning(tomllib.loads(text))
    except (OSError, ValueError, KeyError, AttributeError) as fault:
        raise ValueError(name) from fault
