"""The HTTP face: the Cloud API's paths and shapes, loopback only."""

import re
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from simulator import wire
from simulator.errors import ApiError
from simulator.people import Json
from simulator.server import is_loopback, lifespan
from simulator.trouble import answer, misbehave
from simulator.whatsapp.errors import GraphError
from simulator.whatsapp.shapes import BUSINESS_ID, NUMBER_ID, PHONE
from simulator.whatsapp.world import World

_PATH = re.compile(r"/v\d+\.\d+/(\d+)(?:/(\w+))?/?$")

_BYTES = "bytes"  # where a medium itself is; the real server has an address elsewhere for it


class CloudApi:
    """An ASGI application that plays graph.facebook.com for one number."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._bearer = f"Bearer {token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await lifespan(scope, receive, send)
            return
        if not is_loopback(scope.get("client")):
            await Response("Forbidden", 403)(scope, receive, send)
            return
        request = Request(scope, receive)
        found = _PATH.search(scope["path"])
        if request.headers.get("authorization") != self._bearer:
            await _refuse(send, GraphError(190, "Error validating access token"))
        elif found is None:
            await _refuse(send, GraphError(100, "Unsupported path"))
        elif request.method == "GET":
            await self._told(request, send, found[1], found[2] or "")
        else:
            await self._asked(request, found[1], found[2] or "", (receive, send))

    async def _told(self, request: Request, send: Send, thing: str, edge: str) -> None:
        upload = self._world.media.get(thing)
        if upload is not None and edge == _BYTES:
            await Response(upload.content, media_type=upload.mime)(request.scope, request.receive, send)
            return
        try:
            body = self._about(thing, edge, str(request.url))
        except GraphError as error:
            await _refuse(send, error)
        else:
            await answer(send, 200, body)

    def _about(self, thing: str, edge: str, url: str) -> Json:
        if (thing, edge) == (NUMBER_ID, ""):
            return {"id": NUMBER_ID, "display_phone_number": f"+{PHONE}", "verified_name": "SiarKIM"}
        if (thing, edge) == (BUSINESS_ID, "message_templates"):
            return {"data": [_listed(each) for each in self._world.templates.values()]}
        upload = self._world.media.get(thing)
        if upload is None or edge:
            raise GraphError(100, "Unsupported get request")
        return {
            "id": thing,
            "url": f"{url}/{_BYTES}",
            "mime_type": upload.mime,
            "file_size": len(upload.content),
            "messaging_product": "whatsapp",
        }

    async def _asked(self, request: Request, thing: str, edge: str, ends: tuple[Receive, Send]) -> None:
        try:
            params = await wire.read(request)
        except ApiError:
            await _refuse(ends[1], GraphError(100, "The body can't be read"))
            return
        except ClientDisconnect:
            return

        async def respond() -> tuple[int, Json]:
            try:
                return 200, self._done(thing, edge, params)
            except GraphError as error:
                return error.status, error.body()
            except (AttributeError, KeyError, TypeError):  # a part of the payload is of another shape altogether
                wrong = GraphError(100, "The payload has another shape")
                return wrong.status, wrong.body()

        faults = self._world.faults
        fault = faults.meet(edge, params.values.get("to")) if faults else None
        if fault is not None:
            await misbehave(fault, respond, ends)
            return
        status, body = await respond()
        await answer(ends[1], status, body)

    def _done(self, thing: str, edge: str, params: wire.Params) -> Json:
        match thing, edge:
            case (_, "messages") if thing == NUMBER_ID:
                return self._message(params.values)
            case (_, "media") if thing == NUMBER_ID:
                return self._file(params)
            case (_, "message_templates") if thing == BUSINESS_ID:
                return {"id": "594425479261596", "status": self._world.adds_template(params.values, "PENDING").status}
        raise GraphError(100, "Unsupported post request")

    def _message(self, payload: dict[str, Any]) -> Json:
        if payload.get("status") == "read":
            self._world.shows_read(str(payload.get("message_id")), types=bool(payload.get("typing_indicator")))
            return {"success": True}
        return self._world.takes(payload)

    def _file(self, params: wire.Params) -> Json:
        upload = params.files.get("file")
        if upload is None or params.text("messaging_product") != "whatsapp":
            raise GraphError(100, "file and messaging_product are required")
        return {"id": self._world.takes_file(upload)}


async def _refuse(send: Send, error: GraphError) -> None:
    await answer(send, error.status, error.body())


def _listed(template: Any) -> Json:
    shown = {"name": template.name, "language": template.language, "status": template.status}
    return shown | {"category": template.category}
