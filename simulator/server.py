"""The HTTP face: real Bot API paths, real JSON shapes, loopback only."""

import inspect
import ipaddress
import json
import re
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from simulator import wire
from simulator.errors import ApiError
from simulator.methods.table import METHODS
from simulator.people import Json
from simulator.trouble import answer, misbehave, while_connected
from simulator.world import World

_CALL = re.compile(r"/bot([^/]+)/(?:test/)?(\w+)/?$")
_FILE = re.compile(r"/file/bot([^/]+)/(.+)$")


class BotApi:
    """An ASGI application that plays api.telegram.org for the worlds it is given."""

    def __init__(self, worlds: dict[str, World]) -> None:
        self._worlds = worlds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await lifespan(scope, receive, send)
        elif not is_loopback(scope.get("client")):
            await Response("Forbidden", 403)(scope, receive, send)
        elif call := _CALL.search(scope["path"]):
            await self._call(scope, receive, send, call.group(1), call.group(2).lower())
        elif wanted := _FILE.search(scope["path"]):
            await self._file(wanted.group(1), wanted.group(2))(scope, receive, send)
        else:
            await answer(send, 404, _refusal(ApiError(404, "Not Found")))

    async def _call(self, scope: Scope, receive: Receive, send: Send, token: str, method: str) -> None:
        world = self._worlds.get(token)
        if world is None:
            await answer(send, 401, _refusal(ApiError(401, "Unauthorized")))
            return
        try:
            params = await wire.read(Request(scope, receive))
        except ApiError as error:
            await answer(send, error.code, _refusal(error))
            return
        except ClientDisconnect:
            return
        world.courier.resume()
        fault = world.faults.meet(method, params.values.get("chat_id")) if world.faults else None
        if fault is not None:
            await misbehave(fault, lambda: respond(world, method, params), (receive, send))
        elif method == "getupdates":
            await while_connected(_reply(world, method, params, send), receive)
        else:
            await _reply(world, method, params, send)

    def _file(self, token: str, path: str) -> Response:
        world = self._worlds.get(token)
        found = world.files.fetch(path) if world else None
        if found is None:
            return Response(json.dumps(_refusal(ApiError(404, "Not Found"))), 404, media_type="application/json")
        file, content = found
        return Response(content, media_type=file.mime)


async def respond(world: World, method: str, params: wire.Params) -> tuple[int, Json]:
    """Status and body of one call."""
    handler = METHODS.get(method)
    if handler is None:
        return 404, _refusal(ApiError(404, "Not Found"))
    try:
        result = handler(world, params)
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return error.code, _refusal(error)
    return 200, {"ok": True, "result": result}


async def _reply(world: World, method: str, params: wire.Params, send: Send) -> None:
    status, body = await respond(world, method, params)
    await answer(send, status, body)


def _refusal(error: ApiError) -> Json:
    body: Json = {"ok": False, "error_code": error.code, "description": error.description}
    return body | ({"parameters": error.parameters} if error.parameters else {})


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the server's own questions."""
    if scope["type"] != "lifespan":
        await send({"type": "websocket.close", "code": 1000})
        return
    while True:
        event = await receive()
        await send({"type": f"{event['type']}.complete"})
        if event["type"] == "lifespan.shutdown":
            return


def is_loopback(client: Any) -> bool:
    """Whether a request comes from this very machine."""
    try:
        return bool(client) and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False
