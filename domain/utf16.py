"""UTF-16 units: what messengers count lengths and places in. A character outside the BMP (most emoji) is two."""

from collections.abc import Iterable
from dataclasses import replace

from domain.message import Entity


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(_encoded(text)) // 2


def cut(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` units that splits no character."""
    return _encoded(text)[: 2 * max(limit, 0)].decode("utf-16-le", "ignore") if units(text) > limit else text


def piece(text: str, offset: int, length: int) -> str:
    """The stretch that an entity covers."""
    return _encoded(text)[2 * offset : 2 * (offset + length)].decode("utf-16-le", "ignore")


def shifted(entities: Iterable[Entity], by: int) -> tuple[Entity, ...]:
    """The entities after `by` units were put before the text (negative: taken away); what lies outside is dropped."""
    moved = []
    for entity in entities:
        start, end = entity.offset + by, entity.offset + entity.length + by
        if end > 0:
            start = max(start, 0)
            moved.append(replace(entity, offset=start, length=end - start))
    return tuple(moved)


def clipped(entities: Iterable[Entity], limit: int) -> tuple[Entity, ...]:
    """The entities of a text that was cut to `limit` units."""
    return tuple(
        replace(entity, length=min(entity.length, limit - entity.offset))
        for entity in entities
        if entity.offset < limit
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
