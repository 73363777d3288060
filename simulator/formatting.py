"""Text and its entities, measured the way Telegram measures: in UTF-16 units."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from simulator import detect, html, markdown
from simulator.errors import bad
from simulator.people import Json
from simulator.units import units

MOST_ENTITIES = 100


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text after entities were parsed, checked and detected."""

    text: str
    entities: tuple[Json, ...]

    @property
    def length(self) -> int:
        """UTF-16 units."""
        return units(self.text)


def formatted(text: str, parse_mode: str, entities: Any) -> Formatted:
    """Parse the text by its mode or check the given entities."""
    given = json.dumps(entities) if entities else ""
    return _formatted(text, "" if given else parse_mode.lower(), given)


# A broadcast sends one text a hundred thousand times.
@lru_cache(maxsize=256)
def _formatted(text: str, parse_mode: str, given: str) -> Formatted:
    text = text.replace("\r", "").replace("\0", "")
    match parse_mode:
        case "html":
            text, found = html.parse(text)
        case "markdownv2" | "markdown":
            text, found = markdown.parse(text, strict=parse_mode == "markdownv2")
        case "":
            found = _checked(text, json.loads(given) if given else [])
        case _:
            raise bad("unsupported parse_mode")
    text, found = _trimmed(text, found)
    found = sorted(found + detect.entities(text, found), key=lambda e: (e["offset"], -e["length"]))
    return Formatted(text, tuple(found[:MOST_ENTITIES]))


def _checked(text: str, given: Any) -> list[Json]:
    if not isinstance(given, list):
        raise bad("can't parse MessageEntity: Expected an Array")
    edges = _edges(text)
    total = units(text)
    return [_entity(entity, edges, total) for entity in given if entity.get("length", 0) > 0]


def _entity(entity: Json, edges: set[int] | None, total: int) -> Json:
    offset, end = int(entity.get("offset", -1)), int(entity.get("offset", -1)) + int(entity["length"])
    if offset < 0:
        raise bad('can\'t parse MessageEntity: Field "offset" must be non-negative')
    if offset >= total:
        raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}")
    begins = f"entity beginning at UTF-16 offset {offset}"
    if end > total:
        raise bad(f"{begins} ends after the end of the text at UTF-16 offset {end}")
    if edges is not None and not {offset, end} <= edges:
        raise bad(f"{begins} ends in a middle of a UTF-16 symbol at byte offset {end}")
    return dict(entity)


def _edges(text: str) -> set[int] | None:
    """Where a character may begin or end; None when every unit may."""
    if all(ord(letter) < 0x10000 for letter in text):
        return None
    edges, at = {0}, 0
    for letter in text:
        at += units(letter)
        edges.add(at)
    return edges


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    stripped = text.strip()
    if stripped == text:
        return text, entities
    cut, total = units(text) - units(text.lstrip()), units(stripped)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, total)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return stripped, kept
