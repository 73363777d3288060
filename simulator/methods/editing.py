"""Methods that change or take back what stands in a chat."""

from simulator import markup, media, quoting, reach, shapes, texts_in
from simulator.errors import bad
from simulator.methods import Method
from simulator.methods.sending import album_item
from simulator.people import Chat, Json, Message
from simulator.wire import Params
from simulator.world import World

_DELETABLE_SECONDS = 48 * 3600
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def edit_text(world: World, params: Params) -> Json:
    """A new text."""
    new = texts_in.message_text(params)
    return _edit(world, params, new, ("text", "entities"), "text")


def edit_caption(world: World, params: Params) -> Json:
    """A new caption."""
    return _edit(world, params, texts_in.caption(params), ("caption", "caption_entities"), "caption")


def edit_markup(world: World, params: Params) -> Json:
    """New buttons, or none."""
    return _edit(world, params, {}, (), "")


def edit_media(world: World, params: Params) -> Json:
    """Another file with another caption."""
    item = params.data("media", "input media")
    if not isinstance(item, dict):
        raise bad("there is no media in the request")
    new = album_item(world, params, item)
    return _edit(world, params, new, (*media.KINDS, "caption", "caption_entities", "text", "entities"), "")


def _edit(world: World, params: Params, new: Json, replaced: tuple[str, ...], part: str) -> Json:
    chat_id = world.chat_id(params.values.get("chat_id"))
    keyboard = markup.checked(params.data("reply_markup", "reply keyboard markup"), private=chat_id > 0)
    world.rates.take(chat_id, edit=True)
    chat = reach.chat_for(world, chat_id)
    if chat is None:
        return _edited_in_crowd(world, params, chat_id, new)
    message = _own(world, chat, params)
    if part == "text" and "text" not in message.body:
        raise bad("there is no text in the message to edit")
    if part == "caption" and not media.kind_in(message.body):
        raise bad("there is no caption in the message to edit")
    body = {key: value for key, value in message.body.items() if key not in {*replaced, "reply_markup"}} | new
    if keyboard and keyboard.get("inline_keyboard"):
        body["reply_markup"] = keyboard
    if body == message.body:
        raise bad(_SAME)
    return _changed(world, message, body)


def _changed(world: World, message: Message, body: Json) -> Json:
    message.body = body | {"edit_date": int(world.clock())}
    message.turn = world.next_turn()
    world.save(message)
    _note(world, "edit", message.chat_id)
    return message.body


def _own(world: World, chat: Chat, params: Params) -> Message:
    message = world.message(chat.id, params.number("message_id"))
    if message is None:
        raise bad("message to edit not found")
    if not message.by_bot or quoting.is_service(message):
        raise bad("message can't be edited")
    return message


def _edited_in_crowd(world: World, params: Params, chat_id: int, new: Json) -> Json:
    _note(world, "edit", chat_id)
    return {
        "message_id": params.number("message_id"),
        "from": shapes.bot_user(world.bot),
        "chat": {"id": chat_id, "type": shapes.kind_of(chat_id), "first_name": "Warga"},
        "date": int(world.clock()),
        "edit_date": int(world.clock()),
    } | new


def delete_message(world: World, params: Params) -> bool:
    """Take one message away for everyone."""
    chat_id = world.chat_id(params.values.get("chat_id"))
    chat = reach.chat_for(world, chat_id)
    if chat is not None:
        message = world.message(chat_id, params.number("message_id"))
        if message is None:
            raise bad("message to delete not found")
        _check_deletable(world, chat, message)
        world.remove(message)
    _note(world, "delete", chat_id)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Take up to 100 messages away; those that can't be are left."""
    chat_id = world.chat_id(params.values.get("chat_id"))
    ids = params.data("message_ids", "message identifiers") or []
    if not 1 <= len(ids) <= 100:
        raise bad("too many message identifiers specified" if ids else "message identifiers are not specified")
    if reach.chat_for(world, chat_id) is None:
        return True
    for message_id in ids:
        message = world.message(chat_id, int(message_id))
        if message is not None and message.body["date"] > world.clock() - _DELETABLE_SECONDS:
            world.remove(message)
            _note(world, "delete", chat_id)
    return True


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    may_all = chat.bot_is_admin and chat.bot_rights.get("can_delete_messages", False)
    if not message.by_bot and not chat.private and not may_all:
        raise bad("message can't be deleted")
    if message.body["date"] <= world.clock() - _DELETABLE_SECONDS and not may_all:
        raise bad("message can't be deleted for everyone")


def stop_poll(world: World, params: Params) -> Json:
    """Close a poll; its last state."""
    chat = reach.known(world, world.chat_id(params.values.get("chat_id")))
    message = world.message(chat.id, params.number("message_id"))
    if message is None or "poll" not in message.body:
        raise bad("message with poll to stop not found")
    if message.body["poll"]["is_closed"]:
        raise bad("poll has already been closed")
    poll: Json = message.body["poll"] | {"is_closed": True}
    message.body = {key: value for key, value in message.body.items() if key != "reply_markup"} | {"poll": poll}
    world.save(message)
    return poll


def set_reaction(world: World, params: Params) -> bool:
    """The bot's own emoji on a message."""
    chat = reach.known(world, world.chat_id(params.values.get("chat_id")))
    message = world.message(chat.id, params.number("message_id"))
    if message is None:
        raise bad("message to react not found")
    given = params.data("reaction", "reaction") or []
    message.reactions[world.bot.id] = [str(reaction.get("emoji", "")) for reaction in given]
    world.save(message)
    return True


def _note(world: World, method: str, chat_id: int) -> None:
    if world.recorder is not None:
        world.recorder.note(method, chat_id)


METHODS: dict[str, Method] = {
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagereplymarkup": edit_markup,
    "editmessagemedia": edit_media,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "stoppoll": stop_poll,
    "setmessagereaction": set_reaction,
}
