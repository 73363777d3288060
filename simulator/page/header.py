"""The top of a phone: whom one talks to, the other chats, and the chat's menu."""

from nicegui import ui

from simulator.page import texts
from simulator.page.chat_menu import fill_menu
from simulator.page.holder import Holder
from simulator.people import CHANNEL

HUES = (4, 28, 262, 142, 190, 212, 330)


class Header:
    """Name, state, tabs of chats and a pinned message."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        with ui.element("div").classes("bar"):
            self._face = ui.label().classes("avatar").props('aria-hidden="true"')
            with ui.element("div").classes("who"):
                self._name = ui.html("", tag="b", sanitize=False)
                self._state = ui.html("", tag="small", sanitize=False)
            with ui.element("button").classes("round").props(f'type=button aria-label="{texts.MENU_CHAT}"'):
                ui.icon("more_vert")
                self._menu = ui.menu().props("auto-close")
        self._chats = ui.element("div").classes("chats").props(f'role="tablist" aria-label="{texts.CHAT_LIST}"')
        self._pin = ui.element("div").classes("pin")

    def draw(self) -> None:
        """Bring it up to date."""
        chat, world = self._holder.chat, self._holder.world
        name = world.bot.name if chat.private else chat.title
        self._face.text = "".join(word[0] for word in name.split()[:2]).upper()
        self._face.style(f"--hue:{190 if chat.private else HUES[chat.id % 7]}")
        self._name.set_content(_safe(name))
        self._state.set_content(_safe(self._saying()))
        self._state.classes(add="live" if self._holder.typing() else "", remove="" if self._holder.typing() else "live")
        self._draw_chats()
        self._draw_pin()
        self._menu.clear()
        with self._menu:
            fill_menu(self._holder)

    def _saying(self) -> str:
        chat, action = self._holder.chat, self._holder.typing()
        if action:
            return texts.TYPING if action == "typing" else texts.UPLOADING
        if chat.private:
            return texts.DEACTIVATED if self._holder.world.human(chat.id).deactivated else texts.BOT
        count = len(chat.members) + (chat.bot_status in {"member", "administrator"})
        people = (texts.SUBSCRIBERS if chat.kind == CHANNEL else texts.MEMBERS).format(count=count)
        return f"{people} · {texts.BOT_IS[chat.bot_status]}"

    def _draw_chats(self) -> None:
        chats = self._holder.chats()
        self._chats.clear()
        self._chats.set_visibility(len(chats) > 1)
        with self._chats:
            for chat in chats:
                here = chat.id == self._holder.chat_id
                tab = ui.element("button").props(f'type=button role="tab" aria-selected="{str(here).lower()}"')
                tab.classes("active" if here else "")
                tab.on("click", lambda chat=chat: self._holder.open(chat.id))
                unread = 0 if here else self._holder.unread(chat.id)
                with tab:
                    name = self._holder.world.bot.name if chat.private else chat.title
                    dot = f'<span class="dot">{unread}</span>' if unread else ""
                    ui.html(_safe(name) + dot, tag="span", sanitize=False)

    def _draw_pin(self) -> None:
        pinned = self._holder.world.message(self._holder.chat_id, self._holder.chat.pinned)
        self._pin.clear()
        self._pin.set_visibility(pinned is not None)
        if pinned is not None:
            with self._pin:
                ui.html(texts.PINNED, tag="b", sanitize=False)
                ui.html(_safe(pinned.text[:80]), tag="span", sanitize=False)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
