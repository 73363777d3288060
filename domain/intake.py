"""Intake: what a fetch of raw updates can come to."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Raw = dict[str, Any]
"""One update as the messenger wrote it."""


_HIGHEST = 2**63  # what a database's integer holds


def number_of(raw: object) -> int | None:
    """The number by which a messenger tells its updates apart; None where there is none that can be believed."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and 0 <= number < _HIGHEST else None


def own_number(raw: object) -> int:
    """A number of our own for an update without one: below zero, and the same whenever the same comes again."""
    said = json.dumps(raw, sort_keys=True, default=str).encode()
    return -1 - int.from_bytes(hashlib.sha256(said).digest()[:7], "big")


def storable(raw: object) -> Raw:
    """What came, as a database can keep it; what no messenger ought to write is kept as its text."""
    try:
        json.dumps(raw, allow_nan=False)
    except ValueError:
        return {"unreadable": json.dumps(raw)}
    return raw if isinstance(raw, dict) else {"unreadable": raw}


class Hitch(StrEnum):
    """Why no updates could be had."""

    CONFLICT = "conflict"  # another process fetches for the same account
    UNREACHABLE = "unreachable"
    TOO_FAST = "too_fast"
    REFUSED = "refused"  # the account's key is not valid, or the server is broken


@dataclass(frozen=True, slots=True)
class Batch:
    """Updates in their order, as they were written; none after a quiet while."""

    updates: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Nothing could be had; `after` seconds where the messenger named them."""

    why: Hitch
    after: float | None = None


Fetched = Batch | Withheld
