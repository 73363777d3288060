"""How one message stands inside another: as an answer's quote or as a forward."""

from copy import deepcopy

from simulator.people import CHANNEL, Json, Message

CONTENT = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "video", "voice", "audio",
    "animation", "sticker", "video_note", "poll", "location", "venue", "contact", "dice",
)  # fmt: skip
_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "migrate_to_chat_id",
    "pinned_message",
)


def quoted(message: Message) -> Json:
    """The message as it stands inside its answer, without its own quote."""
    return {key: value for key, value in message.body.items() if key != "reply_to_message"}


def content(message: Message) -> Json:
    """What a copy carries over."""
    return {key: deepcopy(message.body[key]) for key in CONTENT if key in message.body}


def is_service(message: Message) -> bool:
    """Whether it only reports something and can't be copied or forwarded."""
    return any(key in message.body for key in _SERVICE)


def origin(message: Message, hidden: bool) -> Json:
    """Where a forward comes from."""
    body = message.body
    if "forward_origin" in body:
        return dict(body["forward_origin"])
    date = {"date": body["date"]}
    if "sender_chat" in body:
        if body["chat"]["type"] == CHANNEL:
            return {"type": "channel", "chat": body["sender_chat"], "message_id": message.id} | date
        return {"type": "chat", "sender_chat": body["sender_chat"]} | date
    if hidden:
        return {"type": "hidden_user", "sender_user_name": body["from"]["first_name"]} | date
    return {"type": "user", "sender_user": body["from"]} | date
