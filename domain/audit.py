"""Audit: who did what, to what, from where; each row is sealed with the seal of the row before it."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

Facts = Mapping[str, Any]
"""Ids, codes, states, moments and numbers of a thing: JSON values, never a text, a name or a phone number."""

GENESIS = "0" * 64
"""What stands in the place of a seal before the first row."""

_CODE = re.compile(r"[A-Za-z0-9_.:+-]{0,64}")


class Origin(StrEnum):
    """From where something was done."""

    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SHELL = "shell"
    PAGE = "page"
    SYSTEM = "system"  # a job of the house


@dataclass(frozen=True, slots=True)
class Entry:
    """One act; `number` counts from 1 without a gap. `actor_id` None is the operator or the house itself."""

    number: int
    actor_id: int | None
    origin: Origin
    verb: str
    thing: str
    before: Facts | None
    after: Facts
    at: datetime


def sealed(entry: Entry, previous: str) -> str:
    """The seal of an entry that follows the row with the seal `previous`."""
    return sha256(f"{previous}\n{canonical(entry)}".encode()).hexdigest()


def canonical(entry: Entry) -> str:
    """An entry as the one text that its seal is made of."""
    fields = asdict(entry) | {"at": entry.at.astimezone(UTC).isoformat(timespec="microseconds")}
    return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plain(facts: Facts) -> dict[str, Any]:
    """Facts as plain JSON; a value that reads like a text, a name or a number to call is a mistake of ours."""
    read: dict[str, Any] = json.loads(json.dumps(dict(facts)))
    for name, value in read.items():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) or (isinstance(each, str) and not _CODE.fullmatch(each)):
                raise ValueError(f"an audit row holds ids and codes only: {name}")
    return read
