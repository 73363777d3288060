"""What can be done with one message."""

from collections.abc import Callable
from functools import partial

from nicegui import ui

from simulator.page import texts
from simulator.page.holder import Holder
from simulator.people import Message

_EMOJIS = ("👍", "❤", "🙏")


def open_menu(holder: Holder, message_id: int) -> None:
    """A sheet with answer, edit, forward, delete and reactions."""
    message = holder.world.message(holder.chat_id, message_id)
    if message is None:
        return
    with ui.dialog(value=True) as sheet, ui.card().classes("gap-0 p-2"):
        with ui.row().classes("gap-1 px-2"):
            for emoji in _EMOJIS:
                react = _then(sheet, partial(_reacts, holder, message, emoji))
                label = texts.REACT.format(emoji=emoji)
                ui.button(emoji, on_click=react).props(f'flat round aria-label="{label}"')
        for text, icon, act in _acts(holder, message):
            button = ui.button(text, icon=icon, on_click=_then(sheet, act))
            button.props("flat no-caps align=left color=blue-grey-10").classes("w-full")


def _then(sheet: ui.dialog, act: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        sheet.close()
        act()

    return run


def _acts(holder: Holder, message: Message) -> list[tuple[str, str, Callable[[], None]]]:
    acts = [(texts.REPLY, "reply", lambda: _reply(holder, message))]
    if message.body.get("from", {}).get("id") == holder.speaker_id:
        if message.text:
            acts.append((texts.EDIT, "edit", lambda: _edit(holder, message)))
        acts.append((texts.DELETE, "delete", lambda: holder.world.erases(message)))
    for chat in [chat for chat in holder.chats() if chat.private or chat.id != holder.chat_id]:
        name = texts.FORWARD if chat.private else texts.FORWARD_GROUP.format(title=chat.title)
        acts.append((name, "shortcut", partial(_forward, holder, message, chat.id)))
    return acts


def _reply(holder: Holder, message: Message) -> None:
    holder.drop_context()
    holder.replying = message


def _edit(holder: Holder, message: Message) -> None:
    holder.drop_context()
    holder.editing = message


def _forward(holder: Holder, message: Message, chat_id: int) -> None:
    holder.world.forwards(holder.person_id, message, chat_id)
    holder.open(chat_id)


def _reacts(holder: Holder, message: Message, emoji: str) -> None:
    same = message.reactions.get(holder.speaker_id) == [emoji]
    holder.world.reacts(holder.speaker_id, message, "" if same else emoji)
