"""Telegram's webhook: 200 only after the update is committed."""

import hmac
import json
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from handlers.keeping import Keeper

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
BODY_LIMIT = 1024 * 1024


def webhook(keeper: Keeper, secret: str) -> Callable[[Request], Awaitable[Response]]:
    """The handler of POST /telegram/webhook."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = await _limited(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = json.loads(body)
        except ValueError:
            update = body.decode(errors="replace")  # kept all the same: who sent it knows our secret
        return Response(status_code=await _kept(keeper, update))

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
