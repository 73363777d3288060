"""People, chats and members in the JSON shapes of the Bot API."""

from simulator.people import CHANNEL, GROUP, PRIVATE, SUPERGROUP, Bot, Chat, Json, Person

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def user(person: Person) -> Json:
    """A human as the wire shows them."""
    shape: Json = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    if person.username:
        shape["username"] = person.username
    return shape | {"language_code": person.language}


def bot_user(bot: Bot) -> Json:
    """The bot as others see it."""
    return {"id": bot.id, "is_bot": True, "first_name": bot.name, "username": bot.username}


def me(bot: Bot) -> Json:
    """The bot as it sees itself."""
    return bot_user(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(place: Chat) -> Json:
    """A chat as it stands in a message."""
    name = "first_name" if place.private else "title"
    shape: Json = {"id": place.id, name: place.title, "type": place.kind}
    if place.username:
        shape["username"] = place.username
    if place.forum:
        shape["is_forum"] = True
    return shape


def full_chat(place: Chat, pinned: Json | None) -> Json:
    """A chat as getChat tells it."""
    shape = chat(place) | {
        "accent_color_id": place.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    if not place.private:
        shape["permissions"] = dict.fromkeys(_PERMISSIONS, place.may_write)
        shape |= {"invite_link": place.invite_link} if place.invite_link else {}
        shape |= {"linked_chat_id": place.linked} if place.linked else {}
    return shape | ({"pinned_message": pinned} if pinned else {})


def rights(kind: str, given: dict[str, bool] | None = None) -> dict[str, bool]:
    """All administrator rights of a chat kind, minus those taken away."""
    names = _RIGHTS + (_CHANNEL_RIGHTS if kind == CHANNEL else ())
    held = dict.fromkeys(names, True) | {"can_promote_members": False}
    return held | (given or {})


def member(who: Json, status: str, held: dict[str, bool]) -> Json:
    """A chat member with what the status carries."""
    shape: Json = {"user": who, "status": status}
    match status:
        case "creator":
            return shape | {"is_anonymous": False}
        case "administrator":
            return shape | {"can_be_edited": False, "is_anonymous": False} | held
        case "kicked":
            return shape | {"until_date": 0}
        case _:
            return shape


def kind_of(chat_id: int) -> str:
    """The kind of chat that an unknown id would have."""
    if chat_id > 0:
        return PRIVATE
    return SUPERGROUP if chat_id <= -1_000_000_000_000 else GROUP
