"""The reply keyboard that the bot put below the text field."""

from functools import partial

from nicegui import ui

from simulator.page import texts
from simulator.page.attach import ask_location
from simulator.page.dialogs import choose
from simulator.page.holder import Holder
from simulator.people import CHANNEL, Json


def draw_pad(holder: Holder, keyboard: Json) -> None:
    """Rows of keys."""
    for row in keyboard.get("keyboard", []):
        with ui.element("div"):
            for key in row:
                with ui.element("button").props("type=button") as button:
                    ui.label(str(key["text"]))
                button.on("click", partial(_press, holder, key))


def _press(holder: Holder, key: Json) -> None:
    if key.get("request_contact"):
        holder.world.shares_contact(holder.person_id)
    elif key.get("request_location"):
        ask_location(holder)
    elif key.get("request_chat"):
        _chat(holder, key["request_chat"])
    elif key.get("request_users"):
        _users(holder, key["request_users"])
    else:
        holder.key(key)


def _chat(holder: Holder, wanted: Json) -> None:
    channel = bool(wanted.get("chat_is_channel"))
    fitting = {chat.id: chat.title for chat in holder.chats()[1:] if (chat.kind == CHANNEL) == channel}
    if not fitting:
        holder.notices.append(texts.NO_GROUP)
        return

    def shared(chat_id: int) -> None:
        chat = holder.world.chats[chat_id]
        if wanted.get("bot_is_member") and chat.bot_status not in {"member", "administrator"}:
            holder.world.adds_bot(holder.person_id, chat_id)
        holder.world.shares_chat(holder.person_id, int(wanted["request_id"]), chat_id)

    choose(texts.CHOOSE_CHAT, fitting, shared)


def _users(holder: Holder, wanted: Json) -> None:
    people = {person.id: person.first_name for person in holder.world.people.values() if person.id != holder.person_id}
    request_id = int(wanted["request_id"])
    choose(texts.CHOOSE_USER, people, lambda user: holder.world.shares_users(holder.person_id, request_id, [user]))
