"""The one place where a Reply becomes a Message: texts are said, labels are made, targets are found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from domain.message import Choice, Content, ContentKind, MenuKey, Message, Target
from domain.platform import PlatformName
from handlers.dialogue import Chat, Incoming, Key, Membership, Option, Remember, Reply
from services import sketches, texts
from services.sketches import Sketch


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to do on a platform, kept as a row until it is done."""

    account_id: int
    target: Target
    message: Message | None = None  # None: only confirm the button
    edit: str | None = None  # change this message instead of sending one
    remember: Remember | None = None
    acknowledge: str | None = None  # the button press to confirm; with a message: shown over the screen
    sketch: Sketch | None = None  # the picture over the message, still to be drawn


def outgoing(event: Incoming | Membership, reply: Reply, language: str) -> Outgoing:
    """What a reply means on the platform it came from, or where `reply.to` says."""
    spoken = reply.to.language if reply.to else language
    over_the_screen = reply.toast and event.platform is not PlatformName.WHATSAPP
    if over_the_screen and isinstance(event, Incoming) and event.acknowledge:
        return Outgoing(event.account_id, _target(event.chat), message(reply, spoken), acknowledge=event.acknowledge)
    if reply.to:
        target = Target(reply.to.ref, reply.to.thread, shared=reply.to.ref.startswith("-"))
        said = message(reply, spoken)
        return Outgoing(reply.to.account_id, target, said, reply.edit_message, reply.remember, sketch=reply.sketch)
    edit = reply.edit_message or (_pressed(event) if reply.edit else None)
    if not event.platform.edits:
        edit = None  # nothing can be changed there: it is said anew
    said = message(reply, spoken)
    return Outgoing(event.account_id, _target(event.chat), said, edit, reply.remember, sketch=reply.sketch)


def dumped(answers: Sequence[Outgoing]) -> list[Any]:
    """The same as a row keeps them."""
    kept: list[Any] = _outgoings().dump_python(list(answers), mode="json")
    return kept


def loaded(kept: Sequence[Any]) -> list[Outgoing]:
    """What a row kept."""
    return _outgoings().validate_python(kept)


def drawn(answer: Outgoing) -> Outgoing:
    """The same with its picture over the text; slow, so with no session open."""
    if answer.sketch is None or answer.message is None:
        return answer
    item = sketches.draw(answer.sketch)
    content = Content(item.kind, answer.message.content.text, media=(item,))
    return replace(answer, message=replace(answer.message, content=content), sketch=None)


def undrawn(answer: Outgoing) -> Outgoing:
    """An apology in place of a picture that could not be drawn."""
    language = answer.message.language if answer.message else "id"
    return replace(answer, message=message(Reply("apology"), language), sketch=None)


def message(reply: Reply, language: str) -> Message:
    """A reply as a Message in a language."""
    return Message(
        content=reply.content or _content(reply, language),
        choices=tuple(tuple(_choice(option, language) for option in row) for row in reply.choices),
        menu=None if reply.menu is None else tuple(tuple(_key(key, language) for key in row) for row in reply.menu),
        reply_to=reply.reply_to,
        silent=reply.silent,
        language=language,
        page=reply.page,
    )


def _content(reply: Reply, language: str) -> Content:
    if reply.key is None:
        raise ValueError("a reply needs a key or content")
    text = texts.say(reply.key, language, reply.values)
    if reply.media:
        return Content(reply.media.kind, text, media=(reply.media,))
    return Content(ContentKind.TEXT, text)


def _choice(option: Option, language: str) -> Choice:
    label = option.label if option.label is not None else texts.say(option.key or "", language, option.values)
    return Choice(label, option.data, option.url)


def _key(key: Key, language: str) -> MenuKey:
    return MenuKey(texts.say(key.key, language), key.ask, key.request)


def _pressed(event: Incoming | Membership) -> str | None:
    return event.message_id if isinstance(event, Incoming) and event.choice else None


def _target(chat: Chat) -> Target:
    return Target(chat.ref, chat.thread, shared=chat.kind.shared)


@cache
def _outgoings() -> TypeAdapter[list[Outgoing]]:
    return TypeAdapter(list[Outgoing])
