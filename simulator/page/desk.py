"""The desk on which the phones lie."""

from collections.abc import Callable

from nicegui import ui

from simulator import whatsapp
from simulator.page import texts
from simulator.page.handset import Handset
from simulator.page.whatsapp_phone import WhatsAppPhone
from simulator.people import CHANNEL, GROUP, SUPERGROUP
from simulator.world import AGENT_ID, GROUP_ID, World

_LOOK_EVERY = 0.15


class Desk:
    """All phones side by side; on a narrow screen one at a time."""

    def __init__(self, world: World, cloud: whatsapp.World | None = None) -> None:
        self._world = world
        self._cloud = cloud
        self._handsets: dict[int, Handset] = {}
        self._others: dict[int, WhatsAppPhone] = {}  # below zero: no person of Telegram's
        self._active = 0
        self._hint_shown: ui.element | None = None
        self._top()
        self._hint()
        self._tabs = ui.element("nav").classes("tabs").props(f'aria-label="{texts.PHONES}"')
        self._row = ui.element("main").classes("phones")
        self._lay()
        ui.timer(_LOOK_EVERY, self._look)

    def _top(self) -> None:
        with ui.element("header").classes("desk-top"):
            ui.html(texts.TITLE, tag="h1", sanitize=False)
            ui.element("div").classes("grow")
            with ui.element("button").classes("desk-add").props("type=button"):
                ui.label(f"+ {texts.ADD}")
                with ui.menu().props("auto-close"):
                    ui.menu_item(texts.ADD_PERSON, on_click=self._ask_person)
                    for person in self._cloud.people.values() if self._cloud else ():
                        if person.phone != whatsapp.RESIDENT:
                            name = texts.WHATSAPP_OF.format(name=person.name)
                            ui.menu_item(name, on_click=lambda number=person.phone: self._lay_number(number))
                    for text, kind in (
                        (texts.ADD_GROUP, GROUP),
                        (texts.ADD_SUPERGROUP, SUPERGROUP),
                        (texts.ADD_CHANNEL, CHANNEL),
                    ):
                        ui.menu_item(text, on_click=self._asker(text, kind))

    def _hint(self) -> None:
        if any(self._world.history.values()):
            return
        with ui.element("div").classes("hint").props('role="note"') as hint:
            ui.label(texts.HINT)
            close = ui.element("button").props(f'type=button aria-label="{texts.HINT_CLOSE}"')
            with close:
                ui.label("✕")
        close.on("click", self._close_hint)
        self._hint_shown = hint

    def _close_hint(self) -> None:
        if self._hint_shown is not None:
            self._hint_shown.delete()
            self._hint_shown = None

    def _asker(self, title: str, kind: str) -> Callable[[], None]:
        return lambda: self._ask_place(title, kind)

    def _ask_person(self) -> None:
        with ui.dialog(value=True) as dialog, ui.card():
            ui.label(texts.ADD_PERSON).classes("font-bold")
            name = ui.input(texts.NAME_PERSON).classes("w-full").props("autofocus outlined dense")

            def add() -> None:
                if str(name.value or "").strip():
                    dialog.close()
                    self._active = self._world.add_person(str(name.value).strip()).id

            _buttons(dialog, add)

    def _ask_place(self, title: str, kind: str) -> None:
        people = {person.id: person.first_name for person in self._world.people.values()}
        with ui.dialog(value=True) as dialog, ui.card():
            ui.label(title).classes("font-bold")
            name = ui.input(texts.NAME_PLACE).classes("w-full").props("autofocus outlined dense")
            creator = ui.select(
                people, label=texts.CREATOR, value=AGENT_ID if AGENT_ID in people else next(iter(people))
            )
            creator.classes("w-full").props("outlined dense")

            def add() -> None:
                if str(name.value or "").strip():
                    dialog.close()
                    chat = self._world.add_group(str(name.value).strip(), int(creator.value), kind=kind)
                    self._active = int(creator.value)
                    self._handsets[self._active].holder.open(chat.id)

            _buttons(dialog, add)

    def _lay(self) -> None:
        laid = len(self._handsets)
        for person in self._world.people.values():
            if person.id not in self._handsets and person.id in self._world.chats:
                first = GROUP_ID if person.id == AGENT_ID and GROUP_ID in self._world.chats else person.id
                with self._row:
                    self._handsets[person.id] = newest = Handset(self._world, person.id, first)
                    self._lay_whatsapp()
                if laid:
                    ui.run_javascript(f"getHtmlElement({newest.frame.id}).scrollIntoView({{inline: 'end'}})")
        self._active = self._active or next(iter(self._handsets))
        self._draw_tabs()

    def _lay_whatsapp(self) -> None:
        """The resident's WhatsApp lies beside the first phone, and everybody's who has used it."""
        if self._cloud is not None and not self._others:
            for number in self._cloud.people:
                if number == whatsapp.RESIDENT or self._cloud.talk(number):
                    self._others[-1 - len(self._others)] = WhatsAppPhone(self._cloud, number)

    def _lay_number(self, number: str) -> None:
        """Somebody else's WhatsApp at the end of the row."""
        if self._cloud is None or any(each.number == number for each in self._others.values()):
            return
        with self._row:
            newest = WhatsAppPhone(self._cloud, number)
        self._others[-1 - len(self._others)] = newest
        ui.run_javascript(f"getHtmlElement({newest.frame.id}).scrollIntoView({{inline: 'end'}})")
        self._draw_tabs()

    def _draw_tabs(self) -> None:
        self._tabs.clear()
        with self._tabs:
            for person_id, phone in self._phones().items():
                here = person_id == self._active
                with ui.element("button").props("type=button").classes("active" if here else "") as tab:
                    ui.label(phone.name)
                tab.on("click", lambda person_id=person_id: self._show(person_id))
                frame = phone.frame
                frame.classes(add="active" if here else "", remove="" if here else "active")

    def _phones(self) -> dict[int, Handset | WhatsAppPhone]:
        return {**self._handsets, **self._others}

    def _show(self, person_id: int) -> None:
        self._active = person_id
        self._draw_tabs()

    def _look(self) -> None:
        phones = [person.id for person in self._world.people.values() if person.id in self._world.chats]
        if any(person_id not in self._handsets for person_id in phones):
            self._lay()
        for handset in self._phones().values():
            handset.refresh()
        if any(self._world.answers(person_id) for person_id in phones):
            self._close_hint()


def _buttons(dialog: ui.dialog, done: Callable[[], None]) -> None:
    with ui.row().classes("w-full justify-end"):
        ui.button(texts.CANCEL, on_click=dialog.close).props("flat no-caps color=grey-8")
        ui.button(texts.SAVE, on_click=done).props("flat no-caps")
