"""Whether the bot may write to a chat, and what Telegram says when it may not."""

from simulator.errors import bad, forbidden
from simulator.people import CHANNEL, Chat
from simulator.shapes import kind_of
from simulator.world import World

_CROWD_REFUSALS = {
    "blocked": "bot was blocked by the user",
    "deactivated": "user is deactivated",
    "kicked": "bot was kicked from the {kind} chat",
}


def chat_for(world: World, chat_id: int) -> Chat | None:
    """The chat that a message would reach; None for one of the crowd."""
    chat = world.chats.get(chat_id)
    if chat is None:
        _crowd(world, chat_id)
    elif chat.private:
        _private(world, chat)
    else:
        _group(chat)
    return chat


def known(world: World, chat_id: int) -> Chat:
    """A chat that the bot may look at."""
    chat = world.chats.get(chat_id)
    if chat is None and world.standing(chat_id) == "here":
        return world.private_chat(chat_id) if chat_id > 0 else Chat(chat_id, kind_of(chat_id), "Grup KIM")
    if chat is None or chat.bot_status == "never":
        raise bad("chat not found")
    if not chat.private:
        _group(chat)
    return chat


def may_send(chat: Chat, what: str) -> None:
    """Rights inside a group or channel."""
    if chat.kind == CHANNEL and not chat.bot_is_admin:
        raise bad("need administrator rights in the channel chat")
    if chat.kind == CHANNEL and not chat.bot_rights.get("can_post_messages", True):
        raise bad("not enough rights to post messages in the chat")
    if not chat.private and not chat.may_write and not chat.bot_is_admin:
        raise bad(f"not enough rights to send {what} to the chat")


def topic(chat: Chat, topic_id: int) -> None:
    """A forum topic must exist and be open."""
    if not topic_id:
        return
    if not chat.forum or topic_id not in chat.topics:
        raise bad("message thread not found")
    if topic_id in chat.closed_topics and not chat.bot_is_admin:
        raise bad("TOPIC_CLOSED")


def _crowd(world: World, chat_id: int) -> None:
    standing = world.standing(chat_id)
    if standing in _CROWD_REFUSALS:
        raise forbidden(_CROWD_REFUSALS[standing].format(kind=kind_of(chat_id)))
    if standing != "here":
        raise bad("chat not found")


def _private(world: World, chat: Chat) -> None:
    if world.human(chat.id).deactivated:
        raise forbidden("user is deactivated")
    if chat.bot_status == "kicked":
        raise forbidden("bot was blocked by the user")
    if chat.bot_status == "never":
        raise bad("chat not found")


def _group(chat: Chat) -> None:
    if chat.migrated_to:
        raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    match chat.bot_status:
        case "never":
            raise bad("chat not found")
        case "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        case "left":
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
