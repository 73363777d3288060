"""Buttons and menus as Telegram writes them."""

from typing import Any

from domain.message import Ask, Choice, MenuKey, Message

Json = dict[str, Any]

RIGHTS = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_post_messages", "can_edit_messages",
)  # fmt: skip
OURS = frozenset({"can_manage_chat", "can_post_messages"})
"""What we need in a channel: no more than to post there; own posts can be changed and deleted with it."""
THEIRS = OURS | {"can_promote_members"}
"""What a person needs there to give it to us."""


def markup(message: Message) -> Json | None:
    """The keyboard of a message: the buttons under it, else the menu, else none (Telegram carries one of them)."""
    if message.choices:
        return {"inline_keyboard": [[_button(choice) for choice in row] for row in message.choices]}
    if message.menu is None:
        return None
    if not message.menu:
        return {"remove_keyboard": True}
    return {"keyboard": [[_key(key) for key in row] for row in message.menu], "resize_keyboard": True}


def request_id(ask: Ask, request: int) -> int:
    """A key's number as Telegram gives it back: it doesn't say later whether a channel was chosen, so we do."""
    return 2 * request + (ask is Ask.CHANNEL)


def _button(choice: Choice) -> Json:
    target = {"url": choice.url} if choice.url else {"callback_data": choice.data or ""}
    return {"text": choice.label} | target


def _key(key: MenuKey) -> Json:
    match key.ask:
        case Ask.CONTACT:
            return {"text": key.label, "request_contact": True}
        case Ask.LOCATION:
            return {"text": key.label, "request_location": True}
        case Ask.GROUP:
            wish: Json = {"chat_is_channel": False, "bot_is_member": True}
        case Ask.CHANNEL:
            wish = {
                "chat_is_channel": True,
                "user_administrator_rights": _rights(THEIRS),
                "bot_administrator_rights": _rights(OURS),
            }
        case None:
            return {"text": key.label}
    return {
        "text": key.label,
        "request_chat": {"request_id": request_id(key.ask, key.request), "request_title": True} | wish,
    }


def _rights(given: frozenset[str]) -> dict[str, bool]:
    return {right: right in given for right in RIGHTS}
