"""The messages of the open chat; only those that changed are drawn anew."""

import json
from html import escape
from itertools import groupby
from typing import Any

from nicegui import events, ui

from simulator.page import texts
from simulator.page.bubble import cluster
from simulator.page.holder import Holder
from simulator.page.message_menu import open_menu
from simulator.page.moments import day
from simulator.people import Message

FILES = "/_simulator/berkas"
_SHOWN = 80
DELEGATE = """(event) => {
  const hit = event.target.closest('[data-do]');
  if (!hit) return;
  event.preventDefault();
  emit({...hit.dataset});
}"""
"""Hands over what was clicked in a talk: the marks of the element that has `data-do`."""


class Thread:
    """A scrolling wall that stays at its newest message."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._chat_id = 0
        self._drawn: dict[str, tuple[ui.html, str]] = {}
        with ui.element("div").classes("wall"):
            self._list = ui.element("div").classes("thread").props('role="log" aria-live="polite"')
        self._list.on("click", self._clicked, js_handler=DELEGATE)
        with self._list:
            self._menu = ui.element("div")

    def draw(self) -> None:
        """Bring the screen up to what the chat holds."""
        viewer = self._holder.speaker_id
        if self._chat_id != self._holder.chat_id:
            self._chat_id = self._holder.chat_id
            self._clear()
        wanted = self._wanted(viewer)
        for key in [key for key in self._drawn if key not in wanted]:
            self._drawn.pop(key)[0].delete()
        for key, html in wanted.items():
            self._put(key, html)

    def _wanted(self, viewer: int) -> dict[str, str]:
        messages = self._holder.world.messages(self._holder.chat_id)[-_SHOWN:]
        if not messages:
            return {"empty": self._empty()}
        wanted: dict[str, str] = {}
        today = ""
        for key, group in groupby(messages, key=_key):
            album = list(group)
            if (date := day(album[0].body["date"])) != today:
                today = date
                wanted[f"day {date} {album[0].id}"] = f'<div class="notice"><span>{date}</span></div>'
            wanted[key] = cluster(album, viewer, FILES)
        return wanted

    def _empty(self) -> str:
        if self._holder.chat.private:
            about = self._holder.world.bot.texts.get("description:") or texts.EMPTY_PRIVATE_MORE
            words = escape(about).replace("\n", "<br>")
            return f"<div class=empty><b>{texts.EMPTY_PRIVATE}</b>{words}</div>"
        return f"<div class=empty>{texts.EMPTY_GROUP}</div>"

    def _put(self, key: str, html: str) -> None:
        if key in self._drawn:
            element, old = self._drawn[key]
            if old != html:
                element.set_content(html)
        else:
            with self._list:
                element = ui.html(html, sanitize=False)
        self._drawn[key] = (element, html)

    def _clear(self) -> None:
        for element, _ in self._drawn.values():
            element.delete()
        self._drawn.clear()

    def _clicked(self, event: events.GenericEventArguments) -> None:
        what: dict[str, Any] = event.args
        number = int(what.get("id") or 0)
        match what.get("do"):
            case "press":
                self._holder.presses_button(number, int(what["value"]))
            case "vote":
                self._holder.votes(number, int(what["value"]))
            case "link":
                self._holder.opens(str(what["value"]))
            case "say":
                self._holder.says(str(what["value"]))
            case "menu":
                with self._menu:
                    open_menu(self._holder, number)


def _key(message: Message) -> str:
    return json.dumps([message.body.get("media_group_id") or message.id, message.by_bot])
