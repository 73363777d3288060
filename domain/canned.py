"""Canned replies: texts with variables in braces, which are filled with what is true of a ticket."""

import re
from collections.abc import Mapping

VARIABLES = ("nomor", "wilayah", "petugas", "keadaan", "tenggat")
"""What may stand in braces: "{nomor}"."""

_BRACED = re.compile(r"\{\s*([^{}]*?)\s*\}")


def unknown(text: str) -> tuple[str, ...]:
    """What stands in braces and is no variable."""
    return tuple(name for name in _BRACED.findall(text) if name.casefold() not in VARIABLES)


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its variables filled in; what else stands in braces is left alone."""
    return _BRACED.sub(lambda found: values.get(found[1].casefold(), found[0]), text)
