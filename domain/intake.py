"""Intake: what a fetch of raw updates can come to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Raw = dict[str, Any]
"""One update as the messenger wrote it."""


class Hitch(StrEnum):
    """Why no updates could be had."""

    CONFLICT = "conflict"  # another process fetches for the same account
    UNREACHABLE = "unreachable"
    TOO_FAST = "too_fast"
    REFUSED = "refused"  # the account's key is not valid, or the server is broken


@dataclass(frozen=True, slots=True)
class Batch:
    """Updates in their order, each with its `update_id`; none after a quiet while."""

    updates: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Nothing could be had; `after` seconds where the messenger named them."""

    why: Hitch
    after: float | None = None


Fetched = Batch | Withheld
