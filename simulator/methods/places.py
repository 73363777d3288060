"""Methods about chats and who is in them."""

import secrets

from simulator import reach, shapes
from simulator.errors import bad
from simulator.methods import Method
from simulator.people import Chat, Json
from simulator.wire import Params
from simulator.world import World


def _chat(world: World, params: Params) -> Chat:
    return reach.known(world, world.chat_id(params.values.get("chat_id")))


def get_chat(world: World, params: Params) -> Json:
    """What the bot may know of a chat."""
    chat = _chat(world, params)
    pinned = world.message(chat.id, chat.pinned)
    return shapes.full_chat(chat, pinned.body if pinned else None)


def get_member(world: World, params: Params) -> Json:
    """How one user stands in a chat."""
    chat, user_id = _chat(world, params), params.number("user_id")
    if user_id == world.bot.id:
        return shapes.member(shapes.bot_user(world.bot), chat.bot_status, chat.bot_rights)
    if user_id not in world.people:
        raise bad("user not found" if chat.kind == "group" else "PARTICIPANT_ID_INVALID")
    status = "member" if chat.id == user_id else chat.members.get(user_id, "left")
    return _member(world, chat, user_id, status)


def _member(world: World, chat: Chat, user_id: int, status: str) -> Json:
    held = shapes.rights(chat.kind) if status == "administrator" else {}
    return shapes.member(shapes.user(world.people[user_id]), status, held)


def get_administrators(world: World, params: Params) -> list[Json]:
    """Who runs a chat."""
    chat = _chat(world, params)
    if chat.private:
        raise bad("there are no administrators in the private chat")
    people = [
        _member(world, chat, user_id, status)
        for user_id, status in chat.members.items()
        if status in {"creator", "administrator"}
    ]
    if chat.bot_is_admin:
        people.append(shapes.member(shapes.bot_user(world.bot), chat.bot_status, chat.bot_rights))
    return people


def member_count(world: World, params: Params) -> int:
    """How many are in a chat."""
    chat = _chat(world, params)
    return 2 if chat.private else len(chat.members) + (chat.bot_status in {"member", "administrator"})


def leave_chat(world: World, params: Params) -> bool:
    """The bot goes."""
    chat = _chat(world, params)
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    world.bot_leaves(chat)
    return True


def pin(world: World, params: Params) -> bool:
    """Pin a message on top."""
    chat = _chat(world, params)
    if not chat.private and not (chat.bot_is_admin and chat.bot_rights.get("can_pin_messages")):
        raise bad("not enough rights to manage pinned messages in the chat")
    if world.message(chat.id, params.number("message_id")) is None:
        raise bad("message to pin not found")
    chat.pinned = params.number("message_id")
    world.save(chat)
    return True


def unpin(world: World, params: Params) -> bool:
    """Nothing is pinned any more."""
    chat = _chat(world, params)
    chat.pinned = 0
    world.save(chat)
    return True


def export_link(world: World, params: Params) -> str:
    """The primary invitation to a chat."""
    chat = _chat(world, params)
    if chat.private or not chat.bot_is_admin:
        raise bad("not enough rights to manage chat invite link")
    chat.invite_link = f"https://t.me/+{secrets.token_urlsafe(12)}"
    world.save(chat)
    return chat.invite_link


def create_link(world: World, params: Params) -> Json:
    """A further invitation to a chat."""
    return {
        "invite_link": export_link(world, params),
        "creator": shapes.bot_user(world.bot),
        "creates_join_request": params.flag("creates_join_request"),
        "is_primary": False,
        "is_revoked": False,
    }


METHODS: dict[str, Method] = {
    "getchat": get_chat,
    "getchatmember": get_member,
    "getchatadministrators": get_administrators,
    "getchatmembercount": member_count,
    "leavechat": leave_chat,
    "pinchatmessage": pin,
    "unpinchatmessage": unpin,
    "unpinallchatmessages": unpin,
    "exportchatinvitelink": export_link,
    "createchatinvitelink": create_link,
}
