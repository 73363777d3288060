"""The foot of a phone: what one types, attaches or presses."""

from nicegui import ui

from simulator.methods.profile import commands_for
from simulator.page import texts
from simulator.page.attach import fill_attach
from simulator.page.holder import Holder
from simulator.page.pad import draw_pad
from simulator.people import CHANNEL

_SEND_ON_ENTER = """(event) => {
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  emit();
}"""


class Composer:
    """Changes with the chat: START, unblock, or a text field with its helpers."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._shape: object = None
        self._field: ui.textarea | None = None
        self._foot = ui.element("div").classes("desk-foot")

    def draw(self) -> None:
        """Bring it up to date, without touching what is being typed."""
        chat, holder = self._holder.chat, self._holder
        people = tuple(person.id for person in holder.world.people.values())
        context = (holder.replying and holder.replying.id, holder.editing and holder.editing.id)
        looks = (context, holder.pad_open, holder.speaker_id, people, str(commands_for(holder.world, chat.id)))
        shape = (chat.id, chat.bot_status, str(chat.keyboard), looks)
        if shape == self._shape:
            return
        typed = str(self._field.value or "") if self._field and not holder.editing else ""
        self._shape = shape
        self._field = None
        self._foot.clear()
        with self._foot:
            self._draw(holder.editing.text if holder.editing else typed)

    def _draw(self, typed: str) -> None:
        chat, holder = self._holder.chat, self._holder
        if chat.private and chat.bot_status == "never":
            _big(texts.START).on("click", lambda: holder.world.starts(holder.person_id))
        elif chat.private and chat.bot_status == "kicked":
            _big(texts.UNBLOCK).on("click", lambda: holder.world.unblocks(holder.person_id))
        else:
            self._context()
            if not chat.private:
                self._speaker()
            self._line(typed)
            if chat.private and chat.keyboard and holder.pad_open:
                draw_pad(holder, chat.keyboard)

    def _context(self) -> None:
        message = self._holder.editing or self._holder.replying
        if message is None:
            return
        title = texts.EDITING if self._holder.editing else texts.REPLY
        with ui.element("div").classes("context"):
            ui.label(f"{title}: {message.text[:80]}").classes("grow")
            _round("close", texts.CANCEL).on("click", self._holder.drop_context)

    def _speaker(self) -> None:
        holder = self._holder
        channel = holder.chat.kind == CHANNEL
        if channel:
            return
        options = {person.id: person.first_name for person in holder.world.people.values()}
        with ui.element("label").classes("speaker"):
            ui.label(texts.WRITES_AS)
            with ui.element("select") as select:
                for person_id, name in options.items():
                    here = "selected" if person_id == holder.speaker_id else ""
                    ui.html(name.replace("<", "&lt;"), tag="option", sanitize=False).props(
                        f'value="{person_id}" {here}'
                    )
        select.on("change", lambda event: self._speak_as(int(event.args)), js_handler="(e) => emit(e.target.value)")

    def _speak_as(self, person_id: int) -> None:
        self._holder.speaker_id = person_id

    def _line(self, typed: str) -> None:
        with ui.element("div").classes("compose"):
            with _round("attach_file", texts.ATTACH):
                fill_attach(self._holder)
            self._field = ui.textarea(placeholder=texts.MESSAGE, value=typed)
            self._field.props(f'autogrow borderless dense aria-label="{texts.MESSAGE}"')
            self._field.on("keydown", self._send, js_handler=_SEND_ON_ENTER)
            if self._holder.chat.private and self._holder.chat.keyboard:
                _round("dialpad", texts.KEYBOARD).on("click", self._toggle_pad)
            self._commands()
            _round("send", texts.SEND).classes("send").on("click", self._send)

    def _commands(self) -> None:
        with _round("", texts.COMMANDS):
            ui.label("/").classes("slash")
            with ui.menu().props("auto-close").classes("command"):
                commands = commands_for(self._holder.world, self._holder.chat_id)
                for command in commands:
                    self._command(str(command["command"]), str(command["description"]))
                if not commands:
                    ui.item(texts.NO_COMMANDS)

    def _command(self, name: str, description: str) -> None:
        with ui.menu_item(on_click=lambda: self._holder.says(f"/{name}")), ui.element("div"):
            ui.html(f"/{name}", tag="b", sanitize=False)
            ui.label(description)

    def _toggle_pad(self) -> None:
        self._holder.pad_open = not self._holder.pad_open

    def _send(self) -> None:
        if self._field is not None:
            text, self._field.value = str(self._field.value or ""), ""
            self._holder.says(text)


def _big(text: str) -> ui.element:
    with ui.element("button").classes("big").props("type=button") as button:
        ui.label(text)
    return button


def _round(icon: str, label: str) -> ui.element:
    with ui.element("button").classes("round").props(f'type=button aria-label="{label}" title="{label}"') as button:
        if icon:
            ui.icon(icon)
    return button
