"""A WhatsApp phone on the desk: one person's talk with the business, over the simulated Cloud API."""

from math import ceil
from typing import Any

from nicegui import events, ui

from simulator.page import texts
from simulator.page.composer import SEND_ON_ENTER, round_key
from simulator.page.moments import hour
from simulator.page.sample import picture
from simulator.page.thread import DELEGATE
from simulator.page.whatsapp_bubble import line
from simulator.whatsapp.people import Bubble
from simulator.whatsapp.phone import Phone
from simulator.whatsapp.world import WINDOW, World
from simulator.wire import Upload

_SHOWN = 80
_EMPTY = f'<div class="empty">{texts.WHATSAPP_EMPTY}</div>'


class WhatsAppPhone:
    """Draws itself once and then only what changed."""

    def __init__(self, world: World, number: str) -> None:
        self._phone, self.number = Phone(world, number), number
        self._drawn: dict[str, tuple[ui.html, str]] = {}
        self._answered: Bubble | None = None
        self.name = texts.WHATSAPP_OF.format(name=self._phone.person.name)
        self.frame = ui.element("section").classes("phone whatsapp").props(f'aria-label="{self.name}"')
        with self.frame, ui.element("div").classes("screen"):
            with ui.element("div").classes("status"):
                ui.label(self._phone.person.name)
                self._clock = ui.label(hour(world.clock()))
            self._head()
            with ui.element("div").classes("wall"):
                self._list = ui.element("div").classes("thread").props('role="log" aria-live="polite"')
            self._list.on("click", self._clicked, js_handler=DELEGATE)
            self._foot()
        self.refresh()

    def refresh(self) -> None:
        """Look at the talk and draw what changed."""
        now = hour(self._phone.world.clock())
        if now != self._clock.text:
            self._clock.text = now
        self._about.set_content(self._standing())
        talk = self._phone.sees()
        known = {bubble.id: bubble for bubble in talk}
        shown = {bubble.id: line(bubble, known.get(bubble.reply_to)) for bubble in talk[-_SHOWN:]} or {"": _EMPTY}
        for key in [key for key in self._drawn if key not in shown]:
            self._drawn.pop(key)[0].delete()
        for key, html in shown.items():
            self._put(key, html)

    def _head(self) -> None:
        with ui.element("div").classes("bar"):
            ui.label("SK").classes("avatar").style("--hue:142").props('aria-hidden="true"')
            with ui.element("div").classes("who"):
                ui.html("SiarKIM", tag="b", sanitize=False)
                self._about = ui.html(texts.WHATSAPP_BUSINESS, tag="small", sanitize=False)
            with round_key("more_vert", texts.WHATSAPP_MENU), ui.menu().props("auto-close"):
                ui.menu_item(texts.WHATSAPP_THUMB, on_click=self._thumb)
                ui.menu_item(texts.WHATSAPP_SILENT, on_click=lambda: self._phone.world.falls_silent(self._phone.person))

    def _standing(self) -> str:
        """Whether the business is typing, or may write freely and until when."""
        world, phone = self._phone.world, self._phone.person.phone
        if world.typing_until.get(phone, 0.0) > world.clock():
            return texts.TYPING
        heard_at = self._phone.person.heard_at
        if heard_at is None:
            return texts.WHATSAPP_BUSINESS
        left = heard_at + WINDOW - self._phone.world.clock()
        return texts.WHATSAPP_OPEN.format(hours=ceil(left / 3600)) if left > 0 else texts.WHATSAPP_SHUT

    def _thumb(self) -> None:
        ours = [each for each in self._phone.sees() if each.ours]
        if ours:
            self._phone.reacts(ours[-1], "👍")

    def _foot(self) -> None:
        with ui.element("div").classes("desk-foot"):
            with ui.element("div").classes("context") as self._context:
                self._quoted = ui.label().classes("ellipsis")
                ui.element("div").classes("grow")
                round_key("close", texts.CANCEL).on("click", lambda: self._answers(None))
            with ui.element("div").classes("compose"):
                with round_key("attach_file", texts.ATTACH), ui.menu().props("auto-close") as menu:
                    ui.menu_item(texts.PHOTO_SAMPLE, on_click=lambda: self._sends("image", picture()))
                with ui.element("div").classes("hidden"):
                    picker = ui.upload(on_upload=self._uploaded, auto_upload=True).props('accept="image/*"')
                with menu:
                    ui.menu_item(texts.PHOTO).on("click", js_handler=f"() => getElement({picker.id}).pickFiles()")
                self._field = ui.textarea(placeholder=texts.MESSAGE)
                self._field.props(f'autogrow borderless dense aria-label="{texts.MESSAGE}"')
                self._field.on("keydown", self._entered, js_handler=SEND_ON_ENTER)
                send = round_key("send", texts.SEND).classes("send")
                send.on("click", lambda: self._send(str(self._field.value or "")))
        self._answers(None)

    def _put(self, key: str, html: str) -> None:
        if key not in self._drawn:
            with self._list:
                self._drawn[key] = (ui.html(html, sanitize=False), html)
        elif self._drawn[key][1] != html:
            self._drawn[key][0].set_content(html)
            self._drawn[key] = (self._drawn[key][0], html)

    def _clicked(self, event: events.GenericEventArguments) -> None:
        what: dict[str, Any] = event.args
        bubble = next((each for each in self._phone.sees() if each.id == what.get("id")), None)
        if bubble is None:
            return
        match what.get("do"):
            case "tap":
                self._tap(bubble, int(what["value"]))
            case "list":
                self._open(bubble)
            case "answer":
                self._answers(bubble)

    def _tap(self, bubble: Bubble, place: int) -> None:
        button = bubble.buttons[place]
        if button.url:
            ui.navigate.to(button.url, new_tab=True)
        else:
            self._phone.taps(button.id, bubble)

    def _open(self, bubble: Bubble) -> None:
        with self.frame, ui.dialog(value=True) as dialog, ui.card().classes("gap-1"):
            ui.label(bubble.opener).classes("font-bold")
            for place, button in enumerate(bubble.buttons):
                row = ui.element("button").classes("row-of-list").props("type=button")
                with row:
                    ui.label(button.title)
                    if button.description:
                        ui.label(button.description).classes("description")
                row.on("click", lambda place=place: self._pick(dialog, bubble, place))

    def _pick(self, dialog: ui.dialog, bubble: Bubble, place: int) -> None:
        dialog.close()
        self._tap(bubble, place)

    async def _uploaded(self, event: events.UploadEventArguments) -> None:
        self._sends("image", Upload(event.file.name, event.file.content_type, await event.file.read()))

    def _sends(self, kind: str, upload: Upload) -> None:
        self._phone.world.sends(self._phone.person, kind, upload)

    def _answers(self, bubble: Bubble | None) -> None:
        self._answered = bubble
        self._context.set_visibility(bubble is not None)
        self._quoted.text = f"{texts.REPLY}: {bubble.text[:80]}" if bubble else ""

    def _entered(self, event: events.GenericEventArguments) -> None:
        self._send(str(event.args or ""))

    def _send(self, text: str) -> None:
        self._field.value = ""
        if text.strip():
            self._phone.says(text.strip(), reply_to=self._answered)
            self._answers(None)
