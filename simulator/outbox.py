"""The way of a bot's message into a chat."""

from dataclasses import dataclass

from simulator import discussion, markup, quoting, reach, shapes
from simulator.errors import bad
from simulator.people import Chat, Json, Message
from simulator.wire import Params
from simulator.world import World


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be sent: its content, and what rights call it."""

    content: Json
    what: str = "text messages"
    cost: int = 1


def deliver(world: World, params: Params, parcel: Parcel) -> Json:
    """Send to the chat that the call names; the message as the bot gets it back."""
    chat_id = world.chat_id(params.values.get("chat_id"))
    keyboard = markup.checked(params.data("reply_markup", "reply keyboard markup"), private=chat_id > 0)
    world.rates.take(chat_id, parcel.cost)
    chat = reach.chat_for(world, chat_id)
    if chat is None:
        body = _to_crowd(world, chat_id, parcel.content, keyboard)
    else:
        reach.may_send(chat, parcel.what)
        content = _extras(world, chat, params) | parcel.content
        body = _to_chat(world, chat, content, keyboard, silent=params.flag("disable_notification"))
    if world.recorder is not None:
        world.recorder.note("send", chat_id)
    return body


def _to_chat(world: World, chat: Chat, content: Json, keyboard: Json | None, *, silent: bool) -> Json:
    if keyboard and "inline_keyboard" in keyboard:
        content = content | {"reply_markup": keyboard}
    elif keyboard:
        _keyboard(world, chat, keyboard)
    return post(world, chat, content, silent=silent).body


def post(world: World, chat: Chat, content: Json, *, silent: bool = False) -> Message:
    """Put a message of the bot into a chat where it may write."""
    world.typing.pop(chat.id, None)
    author = shapes.bot_user(world.bot)
    message = world.post(chat, None if chat.kind == "channel" else author, content, silent)
    message.by_bot = True
    if chat.kind == "channel":
        world.save(message)
    return message


def _to_crowd(world: World, chat_id: int, content: Json, keyboard: Json | None) -> Json:
    kind = shapes.kind_of(chat_id)
    name = {"first_name": "Warga"} if chat_id > 0 else {"title": "Grup KIM"}
    body = {
        "message_id": world.next_id(None),
        "from": shapes.bot_user(world.bot),
        "chat": {"id": chat_id, "type": kind} | name,
        "date": int(world.clock()),
    }
    body |= content
    return body | {"reply_markup": keyboard} if keyboard and "inline_keyboard" in keyboard else body


def _extras(world: World, chat: Chat, params: Params) -> Json:
    extras: Json = {}
    topic = params.number("message_thread_id")
    reach.topic(chat, topic)
    answered = _answered(world, chat, params)
    if answered:
        extras["reply_to_message"] = quoting.quoted(answered)
        extras |= discussion.thread(chat, answered)
        topic = topic or (answered.body.get("message_thread_id", 0) if chat.forum else 0)
    if topic:
        extras |= {"message_thread_id": topic, "is_topic_message": True}
    if params.flag("protect_content"):
        extras["has_protected_content"] = True
    return extras


def _answered(world: World, chat: Chat, params: Params) -> Message | None:
    reply = params.data("reply_parameters", "reply parameters") or {}
    message_id = int(reply.get("message_id") or params.number("reply_to_message_id"))
    if not message_id:
        return None
    without = reply.get("allow_sending_without_reply", params.flag("allow_sending_without_reply"))
    place = world.chat_id(reply["chat_id"]) if reply.get("chat_id") else chat.id
    message = world.message(place, message_id)
    if message is None and not without:
        raise bad("message to be replied not found")
    return message


def _keyboard(world: World, chat: Chat, keyboard: Json) -> None:
    if "keyboard" in keyboard:
        chat.keyboard = keyboard
    elif "remove_keyboard" in keyboard:
        chat.keyboard = None
    world.save(chat)
