"""From a Message to the requests of the Cloud API."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.platforms.media import mime
from bot.platforms.whatsapp.choices import BODY_LIMIT, interaction, spelled_out
from bot.platforms.whatsapp.markup import marked
from bot.platforms.whatsapp.pieces import TEXT_LIMIT, pieces
from domain.announcement import CAPTION_LIMIT
from domain.media import on_whatsapp
from domain.message import FilledTemplate, MediaItem, Message, Poll, Target
from services import texts

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One request of a message, all but its place: `rest` is JSON without braces."""

    rest: bytes
    copies: int = 1

    def body(self, target: Target, reply_to: str | None) -> bytes:
        """The whole request for one target: a number, or the person's own id."""
        where = b'{"to":"%b",' if target.ref.isdecimal() else b'{"recipient":"%b",'
        answered = b'"context":%b,' % json.dumps({"message_id": reply_to}).encode() if reply_to else b""
        return where % json.dumps(target.ref)[1:-1].encode() + answered + self.rest + b"}"


def parts(message: Message) -> tuple[Part, ...]:
    """The requests of a message in their order. Media have ids or addresses by now; others are left out."""
    if message.template:
        return (_part("template", _template(message.template)),)
    return tuple(_part(kind, body) for kind, body in _shown(message))


def media_kind(item: MediaItem) -> str:
    """As what a medium is shown; its type may be known by its name alone."""
    unsaid = item.mime is None and item.path is None and item.name is None
    return on_whatsapp(item.kind, None if unsaid else mime(item), item.size)


def _shown(message: Message) -> Iterator[tuple[str, Json]]:
    content = message.content
    said = _whole_text(message)
    pressed = interaction(message)
    media = [item for item in content.media if item.ref or item.url]
    for place, item in enumerate(media):
        kind = media_kind(item)
        fits = bool(said) and place == 0 and kind != "audio" and len(said) <= CAPTION_LIMIT and pressed is None
        yield kind, _medium(kind, item) | ({"caption": said} if fits else {})
        said = "" if fits else said
    if pressed is not None:
        *begun, last = pieces(said or texts.say("choices-pick", message.language), BODY_LIMIT)
        yield from (_text(each, message) for each in begun)
        yield "interactive", {"type": pressed["type"], "body": {"text": last}, "action": pressed["action"]}
    elif said or not media:
        yield from (_text(each, message) for each in pieces(said, TEXT_LIMIT))


def _whole_text(message: Message) -> str:
    """Everything that is to be read: the text, a poll as its options, and choices that can't be pressed."""
    content = message.content
    said = [marked(content), _asked(content.poll) if content.poll else "", spelled_out(message)]
    return "\n\n".join(each for each in said if each.strip())


def _asked(poll: Poll) -> str:
    return "\n".join([poll.question, *(f"{number}. {option}" for number, option in enumerate(poll.options, 1))])


def _text(said: str, message: Message) -> tuple[str, Json]:
    return "text", {"body": said, "preview_url": message.preview}


def _medium(kind: str, item: MediaItem) -> Json:
    where = {"id": item.ref} if item.ref else {"link": item.url}
    return where | ({"filename": item.name} if kind == "document" and item.name else {})


def _template(template: FilledTemplate) -> Json:
    components: list[Json] = []
    if template.values:
        said = [{"type": "text", "text": value} for value in template.values]
        components.append({"type": "body", "parameters": said})
    if template.data:
        pressed = [{"type": "payload", "payload": template.data}]
        components.append({"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": pressed})
    return {"name": template.name, "language": {"code": template.language}, "components": components}


def _part(kind: str, body: Json) -> Part:
    whole = {"messaging_product": "whatsapp", "recipient_type": "individual", "type": kind, kind: body}
    return Part(json.dumps(whole, separators=(",", ":"))[1:-1].encode())
