"""The foot of a phone: what one types, attaches or presses."""

from nicegui import events, ui

from simulator.methods.profile import commands_for
from simulator.page import texts
from simulator.page.attach import fill_attach
from simulator.page.bubble import kind_name
from simulator.page.holder import Holder
from simulator.page.pad import draw_pad
from simulator.people import CHANNEL

SEND_ON_ENTER = """(event) => {
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  emit(event.target.value);
}"""
"""What Enter does in a text field; with Shift it makes a new line."""


class Composer:
    """Parts that come and go around one text field, which stays so that nobody loses what is being typed."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder
        self._shown: dict[str, object] = {}
        with ui.element("div").classes("desk-foot"):
            self._big = ui.element("button").classes("big").props("type=button").on("click", self._open)
            self._context = ui.element("div").classes("context")
            self._speaker = ui.element("label").classes("speaker")
            self._line()
            self._pad = ui.element("div").classes("pad").props('role="group"')
        with self._big:
            self._big_text = ui.label()

    def _line(self) -> None:
        with ui.element("div").classes("compose") as self._row:
            with round_key("attach_file", texts.ATTACH):
                self._attach = ui.menu().props("auto-close")
            self._pickers = ui.element("div").classes("hidden")
            self._field = ui.textarea(placeholder=texts.MESSAGE)
            self._field.props(f'autogrow borderless dense aria-label="{texts.MESSAGE}"')
            self._field.on("keydown", self._entered, js_handler=SEND_ON_ENTER)
            self._pad_key = round_key("dialpad", texts.KEYBOARD).on("click", self._toggle_pad)
            with round_key("", texts.COMMANDS):
                ui.label("/").classes("slash")
                self._commands = ui.menu().props("auto-close").classes("command")
            round_key("send", texts.SEND).classes("send").on("click", lambda: self._send(str(self._field.value or "")))

    def draw(self) -> None:
        """Bring every part up to date that changed."""
        chat, holder = self._holder.chat, self._holder
        closed = chat.private and chat.bot_status != "member"
        has_pad = not closed and chat.private and chat.keyboard is not None
        self._big.set_visibility(closed)
        self._big_text.text = texts.UNBLOCK if chat.bot_status == "kicked" else texts.START
        self._row.set_visibility(not closed)
        self._pad_key.set_visibility(has_pad)
        self._pad.set_visibility(has_pad and holder.pad_open)
        self._speaker.set_visibility(not chat.private and chat.kind != CHANNEL)
        context = holder.editing or holder.replying
        self._context.set_visibility(context is not None)
        self._redraw(chat.private)
        if self._new("edited", holder.editing and holder.editing.id) and holder.editing:
            self._field.value = holder.editing.text

    def _redraw(self, private: bool) -> None:
        holder = self._holder
        context = holder.editing or holder.replying
        if self._new("context", (context and context.id, bool(holder.editing))):
            self._draw_context()
        people = tuple(person.id for person in holder.world.people.values())
        if self._new("speaker", (holder.chat_id, holder.speaker_id, people)):
            self._draw_speaker()
        if self._new("pad", str(holder.chat.keyboard) if private else ""):
            self._pad.clear()
            with self._pad:
                draw_pad(holder, holder.chat.keyboard or {})
        if self._new("attach", private):
            self._pickers.clear()
            self._attach.clear()
            fill_attach(holder, self._attach, self._pickers)
        if self._new("commands", str(commands_for(holder.world, holder.chat_id, holder.speaker_id))):
            self._draw_commands()

    def _new(self, part: str, state: object) -> bool:
        """Whether a part must be drawn anew; remembers its state."""
        if part in self._shown and self._shown[part] == state:
            return False
        self._shown[part] = state
        return True

    def _draw_context(self) -> None:
        message = self._holder.editing or self._holder.replying
        self._context.clear()
        if message is None:
            return
        title = texts.EDITING if self._holder.editing else texts.REPLY
        words = message.text[:80] or kind_name(message.body)
        with self._context:
            ui.html(sanitize=False, tag="span").set_content(_safe(f"{title}: {words}"))
            round_key("close", texts.CANCEL).on("click", self._drop)

    def _draw_speaker(self) -> None:
        self._speaker.clear()
        with self._speaker:
            ui.label(texts.WRITES_AS)
            with ui.element("select") as select:
                for person in self._holder.world.people.values():
                    here = "selected" if person.id == self._holder.speaker_id else ""
                    option = ui.html(_safe(person.first_name), tag="option", sanitize=False)
                    option.props(f'value="{person.id}" {here}')
        select.on("change", self._speak_as, js_handler="(e) => emit(e.target.value)")

    def _draw_commands(self) -> None:
        commands = commands_for(self._holder.world, self._holder.chat_id, self._holder.speaker_id)
        self._commands.clear()
        with self._commands:
            for command in commands:
                self._command(str(command["command"]), str(command["description"]))
            if not commands:
                ui.item(texts.NO_COMMANDS)

    def _command(self, name: str, description: str) -> None:
        with ui.menu_item(on_click=lambda: self._holder.says(f"/{name}")), ui.element("div"):
            ui.html(f"/{_safe(name)}", tag="b", sanitize=False)
            ui.label(description)

    def _open(self) -> None:
        if self._holder.chat.bot_status == "kicked":
            self._holder.world.unblocks(self._holder.person_id)
        else:
            self._holder.world.starts(self._holder.person_id)

    def _speak_as(self, event: events.GenericEventArguments) -> None:
        self._holder.speaker_id = int(event.args)

    def _drop(self) -> None:
        self._field.value = ""
        self._holder.drop_context()

    def _toggle_pad(self) -> None:
        self._holder.pad_open = not self._holder.pad_open

    def _entered(self, event: events.GenericEventArguments) -> None:
        self._send(str(event.args or ""))

    def _send(self, text: str) -> None:
        self._field.value = ""
        self._holder.says(text)


def round_key(icon: str, label: str) -> ui.element:
    """A round key with an icon; `label` says what it does."""
    with ui.element("button").classes("round").props(f'type=button aria-label="{label}" title="{label}"') as button:
        if icon:
            ui.icon(icon)
    return button


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
