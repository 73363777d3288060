"""One stored update of Telegram's becomes an Incoming, a Membership, or nothing."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Message, MessageEntity, MessageOriginUser, Update
from telegram import Chat as TelegramChat

from domain.platform import ChatKind, PlatformName
from domain.utf16 import piece
from handlers.dialogue import Chat, ChosenChat, Incoming, Membership, Place, Somebody
from handlers.telegram.comments import spot_in
from handlers.telegram.contents import content, without_beginning
from handlers.telegram.memberships import membership, reacted

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Bot:
    """Who is spoken to: our account and the bot behind it."""

    account_id: int
    ref: str
    username: str


def translate(payload: dict[str, Any], bot: Bot, received_at: datetime) -> Incoming | Membership | None:
    """What an update says; None where it says nothing to us. Whatever can't be read raises."""
    update = Update.de_json(_tolerated(payload), None)
    if update.my_chat_member:
        return membership(update.my_chat_member, bot.account_id)
    if update.callback_query:
        return _pressed(update.callback_query, bot, received_at)
    if update.message_reaction:
        return reacted(update.message_reaction, bot.account_id)
    if update.edited_channel_post:
        return _edited(update.edited_channel_post, bot)
    message = update.message or update.edited_message or update.channel_post
    if message is None:
        return None
    edited = update.edited_message is not None
    if message.migrate_to_chat_id:
        return _moved(message, bot)
    written = _written(message, bot, edited=edited)
    return replace(written, comment=spot_in(payload, bot.account_id)) if written else None


def _tolerated(value: Any) -> Any:
    # PTB insists on what servers before Bot API 10 don't say of polls
    if isinstance(value, list):
        return [_tolerated(each) for each in value]
    if not isinstance(value, dict):
        return value
    known = {name: _tolerated(each) for name, each in value.items()}
    if isinstance(known.get("options"), list) and "question" in known:
        known = {"allows_revoting": False, "members_only": False} | known
        known["options"] = [{"persistent_id": str(n)} | each for n, each in enumerate(known["options"])]
    return known


def _moved(message: Message, bot: Bot) -> Membership:
    return Membership(
        PlatformName.TELEGRAM,
        bot.account_id,
        chat(message.chat),
        Membership.Kind.MOVED,
        message.date,
        moved_to=str(message.migrate_to_chat_id),
    )


def _edited(message: Message, bot: Bot) -> Membership:
    return Membership(
        PlatformName.TELEGRAM,
        bot.account_id,
        chat(message.chat),
        Membership.Kind.EDITED,
        message.edit_date or message.date,
        message_id=str(message.message_id),
    )


def _pressed(query: CallbackQuery, bot: Bot, received_at: datetime) -> Incoming | None:
    if query.message is None or query.data is None:
        return None
    message = query.message
    return Incoming(
        PlatformName.TELEGRAM,
        bot.account_id,
        chat(message.chat, message if isinstance(message, Message) else None),
        received_at,
        sender_ref=str(query.from_user.id),
        sender_language=query.from_user.language_code or "id",
        message_id=str(message.message_id),
        choice=query.data,
        sender_name=query.from_user.full_name,
        acknowledge=query.id,
    )


def _written(message: Message, bot: Bot, *, edited: bool) -> Incoming | None:
    if _not_a_person(message):
        return None
    alone = message.from_user if not message.sender_chat else None
    incoming = Incoming(
        PlatformName.TELEGRAM,
        bot.account_id,
        chat(message.chat, message),
        (message.edit_date if edited else None) or message.date,
        sender_ref=str(alone.id) if alone else None,
        sender_language=(alone.language_code if alone else None) or "id",
        message_id=str(message.message_id),
        text=message.text or message.caption or "",
        content=content(message),
        album=message.media_group_id,
        pointed_at=_pointed_at(message, bot),
        sender_name=alone.full_name if alone else "",
        place=Place(message.location.latitude, message.location.longitude) if message.location else None,
        chosen=_chosen(message),
        mentioned=_mentions(message, bot),
        forwarded=message.forward_origin is not None,
        edited=edited,
        in_conversation=message.chat.type != TelegramChat.CHANNEL,
    )
    return _commanded(_answering(incoming, message, bot), bot)


def _pointed_at(message: Message, bot: Bot) -> Somebody | None:
    contact, origin = message.contact, message.forward_origin
    if contact is not None:
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
        return Somebody(str(contact.user_id) if contact.user_id else None, name)
    if isinstance(origin, MessageOriginUser):
        return None if origin.sender_user.is_bot else Somebody(str(origin.sender_user.id), origin.sender_user.full_name)
    if origin is not None:
        return Somebody(None)  # hidden by themselves, or a group or channel speaks
    return _answered_person(message.reply_to_message, bot)


def _answered_person(answered: Message | None, bot: Bot) -> Somebody | None:
    if answered is None or answered.from_user is None or answered.forum_topic_created:
        return None
    if str(answered.from_user.id) == bot.ref:
        return None
    if answered.sender_chat is not None or answered.from_user.is_bot:
        return Somebody(None)
    return Somebody(str(answered.from_user.id), answered.from_user.full_name)


def _not_a_person(message: Message) -> bool:
    # other bots, and a channel's post that Telegram copies into its discussion group
    other_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    return other_bot or bool(message.is_automatic_forward)


def _answering(incoming: Incoming, message: Message, bot: Bot) -> Incoming:
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created:
        return incoming
    ours = bool(answered.from_user and str(answered.from_user.id) == bot.ref)
    quoted = answered.text or answered.caption or (message.quote.text if message.quote else "")
    return replace(incoming, reply_to=str(answered.message_id), reply_to_ours=ours, quoted_text=quoted)


def _commanded(incoming: Incoming, bot: Bot) -> Incoming | None:
    found = None if incoming.forwarded else _COMMAND.match(incoming.text)
    if found is None:
        return incoming
    name, addressed = found[1].lower(), found[2]
    if addressed and addressed.casefold() != bot.username.casefold():
        return None
    argument = incoming.text[found.end() :].strip()
    return replace(
        incoming,
        command=name,
        argument=argument,
        mentioned=incoming.mentioned or addressed is not None,
        deep_link=(argument or None) if name == "start" else None,
        content=without_beginning(incoming.content, found.end()) if incoming.content else None,
    )


def chat(found: TelegramChat, message: Message | None = None) -> Chat:
    """Where it was said; a thread only where it is a topic."""
    topic = message.message_thread_id if message and message.is_topic_message else None
    return Chat(str(found.id), ChatKind(found.type), found.title or "", str(topic) if topic else None)


def _chosen(message: Message) -> ChosenChat | None:
    shared = message.chat_shared
    if shared is None:
        return None
    ref = str(shared.chat_id)
    # which of the two was asked for rides in the lowest bit of the number (bot/platforms/telegram/keyboards.py)
    request, is_channel = divmod(shared.request_id, 2)
    group = ChatKind.SUPERGROUP if ref.startswith("-100") else ChatKind.GROUP
    return ChosenChat(request, ref, ChatKind.CHANNEL if is_channel else group, shared.title or "")


def _mentions(message: Message, bot: Bot) -> bool:
    text = message.text or message.caption or ""
    for entity in message.entities or message.caption_entities:
        if entity.type == MessageEntity.TEXT_MENTION and entity.user and str(entity.user.id) == bot.ref:
            return True
        named = piece(text, entity.offset, entity.length).casefold()
        if entity.type == MessageEntity.MENTION and bot.username and named == f"@{bot.username.casefold()}":
            return True
    return False
