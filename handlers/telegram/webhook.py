"""Telegram's webhook, one door for each bot: 200 only after the update is committed."""

import hmac
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from handlers.keeping import Keeper

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
BODY_LIMIT = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Door:
    """Where the updates of one bot are brought, and the secret that only its messenger knows."""

    keeper: Keeper
    secret: str


Doors = Callable[[str], Door | None]
"""The door of a bot by its id; "" is the first account's."""


def webhook(doors: Doors) -> Callable[[Request], Awaitable[Response]]:
    """The handler of POST /telegram/webhook and /telegram/webhook/BOT; where there is no door, no secret fits."""
    nobodys = secrets.token_hex()

    async def receive(request: Request) -> Response:
        door = doors(request.path_params.get("bot", ""))
        given = request.headers.get(SECRET_HEADER, "")
        fits = hmac.compare_digest(given.encode(), (door.secret if door else nobodys).encode())
        if door is None or not fits:
            return Response(status_code=403)
        body = await _limited(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except ValueError:
            update = body.decode(errors="replace")  # kept all the same: who sent it knows our secret
        return Response(status_code=await _kept(door.keeper, update))

    return receive


async def _kept(keeper: Keeper, update: object) -> int:
    try:
        await keeper.keep([update])
    except SQLAlchemyError as fault:
        log.warning("updates-not-kept", account=keeper.account_id, fault=type(fault).__name__)
        return 503  # Telegram brings it again
    return 200


async def _limited(request: Request) -> bytes | None:
    body = bytearray()
    async for step in request.stream():
        body += step
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)
