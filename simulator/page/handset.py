"""One phone on the desk: who holds it, which chat is open, and what it shows."""

from nicegui import ui

from simulator.page import texts
from simulator.page.composer import Composer
from simulator.page.header import Header
from simulator.page.holder import Holder
from simulator.page.moments import hour
from simulator.page.thread import Thread
from simulator.people import Press
from simulator.world import World

_TOAST_SECONDS = 4.0


class Handset:
    """Draws itself once and then only what changed."""

    def __init__(self, world: World, person_id: int, chat_id: int) -> None:
        self.holder = Holder(world, person_id, chat_id)
        self._seen: tuple[object, ...] = ()
        self._pending: list[Press] = []
        self.name = name = world.people[person_id].first_name
        self.frame = ui.element("section").classes("phone").props(f'aria-label="{texts.PHONE_OF.format(name=name)}"')
        with self.frame, ui.element("div").classes("screen") as self._screen:
            with ui.element("div").classes("status"):
                ui.label(name)
                self._clock = ui.label(hour(world.clock()))
            self._header = Header(self.holder)
            self._thread = Thread(self.holder)
            self._composer = Composer(self.holder)
        self.refresh()

    def refresh(self) -> None:
        """Look at the world and draw what changed."""
        self._answers()
        now = hour(self.holder.world.clock())
        if now != self._clock.text:
            self._clock.text = now
        seen = self.holder.state()
        if seen != self._seen:
            self._seen = seen
            self.holder.follow()
            self._header.draw()
            self._thread.draw()
            self._composer.draw()

    def _answers(self) -> None:
        for press in [press for press in self.holder.presses if press.answered]:
            self.holder.presses.remove(press)
            if press.url:
                self.holder.opens(press.url)
            elif press.text and press.alert:
                self._alert(press.text)
            elif press.text:
                self._toast(press.text)
        for notice in self.holder.notices:
            self._toast(notice)
        self.holder.notices.clear()

    def _toast(self, text: str) -> None:
        with self._screen:
            toast = ui.label(text).classes("toast").props('role="status"')
            ui.timer(_TOAST_SECONDS, toast.delete, once=True)

    def _alert(self, text: str) -> None:
        with self._screen, ui.dialog(value=True) as dialog, ui.card():
            ui.label(text).classes("whitespace-pre-line")
            ui.button(texts.OK, on_click=dialog.close).props("flat no-caps").classes("self-end")
