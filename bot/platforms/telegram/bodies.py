"""From a Message to the requests of the Bot API: text as explicit entities, never as markup."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.platforms.telegram.keyboards import markup
from domain.announcement import CAPTION_LIMIT
from domain.message import Content, ContentKind, Entity, EntityKind, MediaItem, Message, Poll, Target
from domain.utf16 import units

Json = dict[str, Any]

_NUMBER = re.compile(r"-?[1-9][0-9]*")
_ADDRESS = re.compile(r"\w\.[^\W\d_]{2}")  # contoh.go.id, https://…; not "14.30" nor "Kel. Damai"

METHODS = {
    ContentKind.TEXT: "sendMessage",
    ContentKind.PHOTO: "sendPhoto",
    ContentKind.DOCUMENT: "sendDocument",
    ContentKind.VIDEO: "sendVideo",
    ContentKind.ROUND: "sendVideoNote",
    ContentKind.VOICE: "sendVoice",
    ContentKind.POLL: "sendPoll",
    ContentKind.ALBUM: "sendMediaGroup",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One request of a message, all but its place: `rest` is JSON without braces, `copies` what it makes appear."""

    method: str
    params: Json
    rest: bytes
    media: tuple[MediaItem, ...] = ()
    copies: int = 1

    @property
    def fresh(self) -> bool:
        """Whether a medium goes out for the first time, so that its id must be learned."""
        return any(item.ref is None for item in self.media)

    def body(self, target: Target, reply_to: str | None) -> bytes:
        """The whole request for one target."""
        plain = not (target.thread or reply_to) and _NUMBER.fullmatch(target.ref)
        start = b'{"chat_id":%b' % target.ref.encode() if plain else json.dumps(place(target, reply_to))[:-1].encode()
        return start + (b"," + self.rest if self.rest else b"") + b"}"


def parts(message: Message, *, paid: bool) -> tuple[Part, ...]:
    """The requests of a message in their order; a text that can't stand with its content follows as an answer to it."""
    content = single(message.content)
    keyboard = markup(message)
    shown = [content]
    if text_follows(content, buttons=keyboard is not None):
        shown = [
            Content(content.kind, media=content.media, poll=content.poll),
            Content(ContentKind.TEXT, content.text, content.entities),
        ]
    requests = []
    for place_in_row, each in enumerate(shown):
        params = _params(each) | _filled(
            disable_notification=message.silent or place_in_row > 0, allow_paid_broadcast=paid
        )
        if each.kind is ContentKind.TEXT:
            params |= without_preview(each, wanted=message.preview)
        if keyboard and each is shown[-1] and each.kind is not ContentKind.ALBUM:
            params["reply_markup"] = keyboard
        requests.append(_part(each, params))
    return tuple(requests)


def without_preview(content: Content, *, wanted: bool) -> dict[str, Any]:
    """Keep the messenger from showing a preview, where there is a link at all: not every server knows the option."""
    links = _ADDRESS.search(content.text) or any(entity.kind is EntityKind.LINK for entity in content.entities)
    return {} if wanted or not links else {"link_preview_options": {"is_disabled": True}}


def single(content: Content) -> Content:
    """An album of one is that one."""
    if content.kind is ContentKind.ALBUM and len(content.media) == 1:
        return Content(content.media[0].kind, content.text, content.entities, content.media)
    return content


def text_follows(content: Content, *, buttons: bool) -> bool:
    """Whether the text needs a message of its own: no caption, too long for one, or an album with buttons."""
    if content.kind is ContentKind.TEXT or not content.text:
        return False
    if not content.kind.captioned or units(content.text) > CAPTION_LIMIT:
        return True
    return content.kind is ContentKind.ALBUM and buttons


def place(target: Target, reply_to: str | None) -> Json:
    """Where a request goes; what it answers may be gone by then."""
    found: Json = {"chat_id": number(target.ref)}
    if target.thread:
        found["message_thread_id"] = number(target.thread)
    if reply_to:
        found["reply_parameters"] = {"message_id": number(reply_to), "allow_sending_without_reply": True}
    return found


def text(content: Content) -> Json:
    """A text on its own."""
    return _filled(text=content.text, entities=entities(content.entities))


def caption(content: Content) -> Json:
    """A text under its media."""
    return _filled(caption=content.text, caption_entities=entities(content.entities))


def item(medium: MediaItem, slot: str = "") -> Json:
    """One medium inside an album or an edit."""
    return {"type": _item_kind(medium.kind), "media": source(medium, slot)}


def source(medium: MediaItem, slot: str) -> str:
    """Where Telegram finds a medium: its own id, an address that it fetches, or a file that goes along as `slot`."""
    return medium.ref or medium.url or f"attach://{slot}"


def entities(given: Sequence[Entity]) -> list[Json]:
    """Formatting as Telegram writes it."""
    return [_entity(each) for each in given]


def number(ref: str) -> int | str:
    """An id as a number; a public name as it is."""
    return int(ref) if ref.lstrip("-").isdigit() else ref


def _part(content: Content, params: Json) -> Part:
    rest = json.dumps(params, separators=(",", ":"))[1:-1].encode()
    copies = len(content.media) if content.kind is ContentKind.ALBUM else 1
    return Part(METHODS[content.kind], params, rest, content.media, copies)


def _params(content: Content) -> Json:
    if content.kind is ContentKind.TEXT:
        return text(content)
    if content.poll:
        return _poll(content.poll)
    if content.kind is ContentKind.ALBUM:
        return {"media": _album(content)}
    sent = source(content.media[0], "file0")
    return {"video_note": sent} if content.kind is ContentKind.ROUND else {content.kind.value: sent} | caption(content)


def _album(content: Content) -> list[Json]:
    items = [item(medium, f"file{place}") for place, medium in enumerate(content.media)]
    items[0] |= caption(content)
    return items


def _poll(poll: Poll) -> Json:
    return {
        "question": poll.question,
        "options": [{"text": option} for option in poll.options],
        "allows_multiple_answers": poll.several,
        "is_anonymous": poll.anonymous,
    }


def _entity(entity: Entity) -> Json:
    links = entity.kind is EntityKind.LINK
    kind = ("text_link" if entity.url else "url") if links else entity.kind.value
    found: Json = {"type": kind, "offset": entity.offset, "length": entity.length}
    return found | ({"url": entity.url} if entity.url else {})


def _item_kind(kind: ContentKind) -> str:
    return "audio" if kind is ContentKind.VOICE else kind.value


def _filled(**params: Any) -> Json:
    return {name: value for name, value in params.items() if value}
