"""The phones as a web page; imported only by whoever shows it, since NiceGUI costs memory and time."""

from html import escape
from importlib.resources import files
from pathlib import PurePath

from fastapi import FastAPI, HTTPException
from nicegui import app as pages
from nicegui import ui
from starlette.requests import Request
from starlette.responses import Response

from simulator.page import texts
from simulator.page.desk import Desk
from simulator.page.thread import FILES
from simulator.page.whatsapp_bubble import MEDIA
from simulator.server import is_loopback
from simulator.simulation import Simulator
from simulator.whatsapp import Cloud

_ACCENT = "#1b6d85"
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


def install(
    app: FastAPI, simulator: Simulator, path: str = "/simulator", *, cloud: Cloud | None = None, run: bool = True
) -> None:
    """Show the simulator's phones at `path`; `run=False` when NiceGUI already runs with the application."""
    style = (files("simulator.page") / "style.css").read_text(encoding="utf-8")

    @ui.page(path, title=texts.TITLE, language="id")
    def show(request: Request) -> None:
        _only_loopback(request)
        ui.add_css(style)
        ui.colors(primary=_ACCENT)
        Desk(simulator.world, cloud.world if cloud else None)

    async def file(request: Request) -> Response:
        _only_loopback(request)
        return _file(simulator, request.path_params["file_id"])

    async def medium(request: Request) -> Response:
        _only_loopback(request)
        upload = cloud.world.media.get(request.path_params["media_id"]) if cloud else None
        return _shown(upload.name, upload.mime, upload.content) if upload else Response(status_code=404)

    for address, handler in ((f"{FILES}/{{file_id}}", file), (f"{MEDIA}/{{media_id}}", medium)):
        pages.remove_route(address)
        pages.add_route(address, handler)
    if run:
        ui.run_with(app, title=texts.TITLE, language="id", show_welcome_message=False)


def _file(simulator: Simulator, file_id: str) -> Response:
    known = simulator.world.files.known(file_id)
    found = simulator.world.files.fetch(known.path) if known else None
    if found is None:
        return Response(status_code=404)
    kept, content = found
    return _shown(kept.name, kept.mime, content)


def _shown(name: str, mime: str, content: bytes) -> Response:
    shown = mime if mime in _PICTURES else "application/octet-stream"
    safe = escape(PurePath(name).name).encode("ascii", "ignore").decode() or "berkas"
    headers = {"Content-Disposition": f'inline; filename="{safe}"', "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type=shown, headers=headers)


def _only_loopback(request: Request) -> None:
    if not is_loopback(request.client):
        raise HTTPException(403)
