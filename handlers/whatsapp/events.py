"""A webhook's body taken apart: each message and each change one update of its own, each status a receipt.

Nothing here fails: what has another shape than it ought to have is kept whole, and found unreadable later.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.delivery import DeliveryState
from domain.identity import Ids
from domain.intake import Raw
from services.receipts import Receipt

_STATES = {
    "sent": DeliveryState.SENT,
    "delivered": DeliveryState.DELIVERED,
    "read": DeliveryState.READ,
    "played": DeliveryState.READ,
    "failed": DeliveryState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing out of a webhook: for which of our numbers (None: not said), as an update or as a receipt."""

    number_id: str | None
    content: Raw | Receipt


def parcels(body: object) -> Iterator[Parcel]:
    """Everything in a webhook's body."""
    entries = body.get("entry") if isinstance(body, dict) else None
    if not isinstance(entries, list):
        yield Parcel(None, _update("unreadable", body, body))
        return
    for entry in entries:
        changes = entry.get("changes") if isinstance(entry, dict) else None
        if not isinstance(changes, list):
            yield Parcel(None, _update("unreadable", entry, entry))
            continue
        for change in changes:
            yield from _of_change(change, entry.get("time"))


def _of_change(change: object, at: object) -> Iterator[Parcel]:
    value = change.get("value") if isinstance(change, dict) else None
    if not isinstance(change, dict) or not isinstance(value, dict):
        yield Parcel(None, _update("unreadable", change, change))
        return
    metadata = value.get("metadata")
    number_id = str(metadata["phone_number_id"]) if isinstance(metadata, dict) and "phone_number_id" in metadata else ""
    if change.get("field") != "messages":
        told = {"field": change.get("field"), "value": value, "time": at}
        yield Parcel(number_id or None, _update("change", told, told))
        return
    found = False
    for content in (*_messages(value), *_statuses(value), *_errors(value)):
        found = True
        yield Parcel(number_id or None, content)
    if not found:
        yield Parcel(number_id or None, _update("unreadable", change, change))


def _messages(value: Raw) -> Iterator[Raw]:
    for message in _list(value, "messages"):
        said = {"message": message, "contact": _contact(value, message)}
        mark = message.get("id") if isinstance(message, dict) else None
        yield _update("message", mark or said, said)


def _statuses(value: Raw) -> Iterator[Raw | Receipt]:
    for status in _list(value, "statuses"):
        yield _receipt(status) or _update("unreadable", status, {"status": status})


def _errors(value: Raw) -> Iterator[Raw]:
    for error in _list(value, "errors"):
        yield _update("unreadable", error, {"error": error})


def _list(value: Raw, name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else [] if found is None else [found]


def _contact(value: Raw, message: object) -> Raw | None:
    """The contact card of who wrote a message; the only one where none is named."""
    cards = [card for card in _list(value, "contacts") if isinstance(card, dict)]
    if not isinstance(message, dict):
        return None
    senders = {message.get("from"), message.get("from_user_id")} - {None}
    own = [card for card in cards if senders & {card.get("wa_id"), card.get("user_id")}]
    return own[0] if own else cards[0] if len(cards) == 1 and not senders else None


def _receipt(status: object) -> Receipt | None:
    if not isinstance(status, dict):
        return None
    state, message_id, at = _STATES.get(str(status.get("status"))), status.get("id"), moment(status.get("timestamp"))
    if state is None or not isinstance(message_id, str) or not message_id or at is None:
        return None
    return Receipt(message_id, state, at, _code(status) if state is DeliveryState.REJECTED else None)


def _code(status: Raw) -> int:
    """The vendor's number of what went wrong; 0 where it says none."""
    first = next(iter(_list(status, "errors")), None)
    code = first.get("code") if isinstance(first, dict) else None
    return code if type(code) is int else 0


def person(update: Raw) -> str:
    """Whose order an update keeps: the id of who wrote it, else their number."""
    match update:
        case {"content": {"message": dict() as message}}:
            return ids(message, update["content"].get("contact") or {}).ref
        case _:
            return ""


def ids(message: Raw, contact: Raw) -> Ids:
    """What a message says of who wrote it."""
    user_id, phone = message.get("from_user_id") or contact.get("user_id"), message.get("from") or contact.get("wa_id")
    return Ids(str(user_id) if user_id else None, str(phone) if phone else None)


def moment(seconds: object) -> datetime | None:
    """Seconds since 1970, as a number or as its digits."""
    text = str(seconds)
    return datetime.fromtimestamp(int(text), UTC) if text.isascii() and text.isdecimal() and len(text) < 12 else None


def _update(kind: str, mark: object, content: object) -> Raw:
    """An update with a number by which it is known again, however often it is brought."""
    said = json.dumps([kind, mark], sort_keys=True, default=str).encode()
    number = int.from_bytes(hashlib.sha256(said).digest()[:8], "big") >> 1
    return {"update_id": number, "kind": kind, "content": content}
