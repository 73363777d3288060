"""What one can send besides words."""

from nicegui import events, ui

from simulator.errors import ApiError
from simulator.page import texts
from simulator.page.holder import Holder
from simulator.page.sample import picture, voice
from simulator.wire import Upload

_BALIKPAPAN = (-1.26540, 116.83120)
_FILES = (("photo", texts.PHOTO, "image/*"), ("document", texts.DOCUMENT, ""), ("video", texts.VIDEO, "video/*"),
          ("audio", texts.AUDIO, "audio/*"))  # fmt: skip


def fill_attach(holder: Holder, menu: ui.menu, pickers: ui.element) -> None:
    """The menu behind the paper clip; `pickers` holds the invisible file choosers."""
    with menu:
        for kind, text, accept in _FILES:
            with pickers:
                picker = _picker(holder, kind, accept)
            ui.menu_item(text).on("click", js_handler=f"() => getElement({picker.id}).pickFiles()")
        ui.menu_item(texts.PHOTO_SAMPLE, on_click=lambda: _send(holder, "photo", picture()))
        ui.menu_item(texts.VOICE_SAMPLE, on_click=lambda: _send(holder, "voice", voice()))
        ui.menu_item(texts.LOCATION, on_click=lambda: ask_location(holder))
        if holder.chat.private:
            ui.menu_item(texts.CONTACT, on_click=lambda: holder.world.shares_contact(holder.person_id))


def _picker(holder: Holder, kind: str, accept: str) -> ui.upload:
    async def uploaded(event: events.UploadEventArguments) -> None:
        upload = Upload(event.file.name, event.file.content_type, await event.file.read())
        _send(holder, kind, upload)

    return ui.upload(on_upload=uploaded, auto_upload=True).props(f'accept="{accept}"')


def _send(holder: Holder, kind: str, upload: Upload) -> None:
    try:
        holder.world.person_sends(holder.speaker_id, holder.chat_id, kind, upload)
    except ApiError:
        holder.notices.append(texts.BAD_FILE)


def ask_location(holder: Holder) -> None:
    """Share a point on the map."""
    with ui.dialog(value=True) as dialog, ui.card():
        ui.label(texts.LOCATION).classes("font-bold")
        latitude = ui.number(texts.LATITUDE, value=_BALIKPAPAN[0], format="%.5f", min=-90, max=90)
        longitude = ui.number(texts.LONGITUDE, value=_BALIKPAPAN[1], format="%.5f", min=-180, max=180)

        def send() -> None:
            dialog.close()
            place = {"latitude": float(latitude.value or 0), "longitude": float(longitude.value or 0)}
            holder.world.person_posts(holder.speaker_id, holder.chat_id, {"location": place})

        with ui.row().classes("w-full justify-end"):
            ui.button(texts.CANCEL, on_click=dialog.close).props("flat no-caps color=grey-8")
            ui.button(texts.SEND, on_click=send).props("flat no-caps")
