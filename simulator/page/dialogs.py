"""Small questions."""

from collections.abc import Callable

from nicegui import ui

from simulator.page import texts


def ask(title: str, label: str, then: Callable[[str], object]) -> None:
    """Ask for one line of text."""
    with ui.dialog(value=True) as dialog, ui.card():
        ui.label(title).classes("font-bold")
        field = ui.input(label).classes("w-full").props("autofocus outlined dense")

        def done() -> None:
            if str(field.value or "").strip():
                dialog.close()
                then(str(field.value).strip())

        field.on("keydown.enter", done)
        with ui.row().classes("w-full justify-end"):
            ui.button(texts.CANCEL, on_click=dialog.close).props("flat no-caps color=grey-8")
            ui.button(texts.SAVE, on_click=done).props("flat no-caps")


def choose(title: str, options: dict[int, str], then: Callable[[int], object]) -> None:
    """Let one of several be chosen."""
    with ui.dialog(value=True) as dialog, ui.card().classes("gap-1"):
        ui.label(title).classes("font-bold")

        def picked(key: int) -> None:
            dialog.close()
            then(key)

        for key, name in options.items():
            ui.button(name, on_click=lambda key=key: picked(key)).props("flat no-caps align=left").classes("w-full")
        ui.button(texts.CANCEL, on_click=dialog.close).props("flat no-caps color=grey-8")
