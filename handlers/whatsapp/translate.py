"""One stored update of WhatsApp's becomes an Incoming, a Membership, a Notice, or nothing."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.identity import Ids
from domain.intake import Raw
from domain.message import Content, ContentKind, MediaItem
from domain.platform import ChatKind, PlatformName
from handlers.dialogue import Chat, Incoming, Membership, Notice, Place, Somebody
from handlers.whatsapp.events import ids, moment

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?=\s|$)")
_LINK = re.compile(r"/?(?:mulai|start)\s+([a-z]+_[A-Za-z0-9_-]{1,64})", re.IGNORECASE)
"""What a link that opens the chat writes for the person, who only has to send it."""

_MEDIA = {
    "image": ContentKind.PHOTO,
    "video": ContentKind.VIDEO,
    "document": ContentKind.DOCUMENT,
    "audio": ContentKind.VOICE,
}
_SILENT = {"request_welcome", "ephemeral"}
"""What nobody has to answer."""


@dataclass(frozen=True, slots=True)
class Number:
    """Who is spoken to: our account and the number behind it, as digits."""

    account_id: int
    phone: str = ""


def translate(payload: Raw, number: Number, received_at: datetime) -> Incoming | Membership | Notice | None:
    """What an update says; None where it says nothing to us. Whatever can't be read raises."""
    match payload:
        case {"kind": "message", "content": {"message": dict() as message, "contact": contact}}:
            return _said(message, contact or {}, number, received_at)
        case {"kind": "change", "content": {"field": str(about), "value": dict() as facts}}:
            return Notice(PlatformName.WHATSAPP, number.account_id, about, facts)
        case _:
            raise ValueError("nothing that is known")


def _said(message: Raw, contact: Raw, number: Number, received_at: datetime) -> Incoming | Membership | None:
    kind = str(message["type"])
    at = moment(message.get("timestamp")) or received_at
    if kind == "system":
        return _renamed(message, number, at)
    if kind in _SILENT:
        return None
    who = ids(message, contact)
    if not who.ref:
        raise ValueError("nobody has written this")
    if kind == "reaction":
        return _reacted(message["reaction"], who, number, at)
    incoming = Incoming(
        PlatformName.WHATSAPP,
        number.account_id,
        Chat(who.ref, ChatKind.PRIVATE),
        at,
        sender_ref=who.ref,
        sender_phone=who.phone,
        message_id=str(message["id"]),
        acknowledge=str(message["id"]),  # shown as read
        sender_name=str((contact.get("profile") or {}).get("name") or ""),
        **_answering(message.get("context") or {}, number),
    )
    return _commanded(_with_content(incoming, kind, message))


def _reacted(reaction: Raw, who: Ids, number: Number, at: datetime) -> Membership | None:
    if not reaction.get("emoji"):
        return None  # taken back: what was counted stays counted
    return Membership(
        PlatformName.WHATSAPP,
        number.account_id,
        Chat(who.ref, ChatKind.PRIVATE),
        Membership.Kind.REACTED,
        at,
        message_id=str(reaction["message_id"]),
        reaction=str(reaction["emoji"]),
    )


def _answering(context: Raw, number: Number) -> dict[str, Any]:
    answered = context.get("id")
    return {
        "reply_to": str(answered) if answered else None,
        "reply_to_ours": bool(answered) and str(context.get("from") or number.phone) == number.phone,
        "forwarded": bool(context.get("forwarded") or context.get("frequently_forwarded")),
    }


def _with_content(incoming: Incoming, kind: str, message: Raw) -> Incoming:
    body = message.get(kind)
    match kind, body:
        case "text", {"body": str(text)}:
            return replace(incoming, text=text, content=Content(text=text) if text else None)
        case "interactive", {"type": "button_reply" | "list_reply" as way} if isinstance(body, dict):
            return _pressed(incoming, str(body[way]["id"]))
        case "button", {"payload": str(data)}:
            return _pressed(incoming, data)
        case "location", {"latitude": float() | int() as north, "longitude": float() | int() as east}:
            return replace(incoming, place=Place(float(north), float(east)))
        case "contacts", [dict() as card, *_]:
            name = str((card.get("name") or {}).get("formatted_name") or "")
            phones = [str(each["wa_id"]) for each in card.get("phones") or () if each.get("wa_id")]
            return replace(incoming, pointed_at=Somebody(phones[0] if phones else None, name))
        case _, {"id": str(ref)} if kind in _MEDIA:
            assert isinstance(body, dict)  # noqa: S101 - the pattern says so
            return _with_media(incoming, _MEDIA[kind], ref, body)
        case _:
            return incoming  # a sticker, an order, what is new: somebody has said something, and hears so


def _pressed(incoming: Incoming, data: str) -> Incoming:
    """What was pressed belongs to the message under which it stood; it answers nothing besides."""
    return replace(
        incoming, choice=data, message_id=incoming.reply_to or incoming.message_id, reply_to=None, reply_to_ours=False
    )


def _with_media(incoming: Incoming, kind: ContentKind, ref: str, body: Raw) -> Incoming:
    text = str(body.get("caption") or "")
    item = MediaItem(kind, ref, name=body.get("filename"), mime=body.get("mime_type"))
    return replace(incoming, text=text, content=Content(kind, text, media=(item,)))


def _commanded(incoming: Incoming) -> Incoming:
    if incoming.forwarded:
        return incoming
    linked = _LINK.fullmatch(incoming.text.strip())
    if linked:
        return replace(incoming, command="start", argument=linked[1], deep_link=linked[1], content=None)
    found = _COMMAND.match(incoming.text)
    if found is None:
        return incoming
    argument = incoming.text[found.end() :].strip()
    media = incoming.content.media if incoming.content else ()
    rest = replace(incoming.content, text=argument) if incoming.content and (argument or media) else None
    return replace(incoming, command=found[1].lower(), argument=argument, content=rest)


def _renamed(message: Raw, number: Number, at: datetime) -> Membership | None:
    told = message["system"]
    if told.get("type") not in {"user_changed_number", "user_changed_user_id", "customer_changed_number"}:
        return None
    before = Ids(told.get("previous_user_id") or message.get("from_user_id"), message.get("from"))
    after = Ids(told.get("user_id"), told.get("wa_id") or told.get("new_wa_id"))
    if not before.ref or not after.ref:
        raise ValueError("nobody has changed")
    return Membership(
        PlatformName.WHATSAPP,
        number.account_id,
        Chat(before.ref, ChatKind.PRIVATE),
        Membership.Kind.RENAMED,
        at,
        renamed=(before, after),
    )
