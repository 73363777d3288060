"""Before anything is stored: whose turn an update belongs to, and whether we may look at it at all.

Both read the raw update and never fail: what they don't understand is stored and looked at later.
"""

from typing import Any

from handlers.telegram.translate import Bot

Raw = dict[str, Any]
_SPOKEN = ("message", "edited_message", "channel_post", "edited_channel_post")
_EDITED = "edited_channel_post"
_WHICH = ("message_id", "date", "edit_date", "chat")
_SERVICE = {"migrate_to_chat_id"}


def person(update: Raw) -> str:
    """The id that keeps an update in its order: the sender's, else the chat's."""
    for found in update.values():
        if isinstance(found, dict):
            sender = found.get("from") or found.get("chat")
            if isinstance(sender, dict) and type(sender.get("id")) is int:
                return str(sender["id"])
    return ""


def bare(update: Raw) -> Raw:
    """What is kept of an update: of an edited post in a channel only which one it is, never what it says."""
    post = update.get(_EDITED)
    if not isinstance(post, dict):
        return update
    return {name: update[name] for name in ("update_id",) if name in update} | {
        _EDITED: {name: post[name] for name in _WHICH if name in post}
    }


def wanted(update: Raw, bot: Bot) -> bool:
    """False for what is said in a group or channel and not to us: it is dropped unread."""
    if isinstance(update.get(_EDITED), dict):
        return True  # it may be a post of ours that somebody has changed; `bare` keeps nothing else of it
    reaction = update.get("message_reaction")
    if isinstance(reaction, dict):  # in groups nobody means us with it
        where = reaction.get("chat")
        return isinstance(where, dict) and where.get("type") == "private"
    message = next((update[name] for name in _SPOKEN if isinstance(update.get(name), dict)), None)
    if message is None:
        return True
    chat = message.get("chat")
    if not isinstance(chat, dict) or chat.get("type") == "private":
        return True
    return not _SERVICE.isdisjoint(message) or _answers_us(message, bot) or _addresses_us(message, bot)


def _answers_us(message: Raw, bot: Bot) -> bool:
    answered = message.get("reply_to_message")
    author = answered.get("from") if isinstance(answered, dict) else None
    return isinstance(author, dict) and str(author.get("id")) == bot.ref


def _addresses_us(message: Raw, bot: Bot) -> bool:
    text = str(message.get("text") or message.get("caption") or "")
    if text.startswith("/"):
        return True
    if bot.username and f"@{bot.username}".casefold() in text.casefold():
        return True
    entities = message.get("entities") or message.get("caption_entities")
    return isinstance(entities, list) and any(
        isinstance(entity, dict) and str((entity.get("user") or {}).get("id")) == bot.ref for entity in entities
    )
