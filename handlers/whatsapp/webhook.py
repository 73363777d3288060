"""WhatsApp's webhook, one door for all numbers: 200 only after everything in it is committed."""

import hmac
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from domain.intake import Raw
from handlers.keeping import Keeper
from handlers.whatsapp.events import parcels
from services import receipts
from services.receipts import Receipt

log = structlog.get_logger()

SIGNATURE_HEADER = "X-Hub-Signature-256"
BODY_LIMIT = 4 * 1024 * 1024
"""Meta bundles up to a thousand events, in at most 3 MB."""


@dataclass(frozen=True, slots=True)
class Door:
    """What only the messenger and we know, and where the updates of each of our numbers are kept."""

    app_secret: str
    verify_token: str
    keeper: Callable[[str | None], Keeper | None]
    """By the number's id; what names no number of ours goes where the first number's goes."""

    def fits(self, body: bytes, signature: str) -> bool:
        """Whether the messenger has signed exactly this body."""
        made = "sha256=" + hmac.digest(self.app_secret.encode(), body, "sha256").hex()
        return hmac.compare_digest(made.encode(), signature.encode())


def webhook(door: Door) -> Callable[[Request], Awaitable[Response]]:
    """The handler of GET and POST /whatsapp/webhook."""

    async def receive(request: Request) -> Response:
        if request.method == "GET":
            return _challenged(door, request)
        body = await _limited(request)
        if body is None:
            return Response(status_code=413)
        if not door.fits(body, request.headers.get(SIGNATURE_HEADER, "")):
            return Response(status_code=403)
        try:
            said = json.loads(body)
        except ValueError:
            said = body.decode(errors="replace")  # kept all the same: who sent it knows our secret
        return Response(status_code=await _kept(door, said))

    return receive


def _challenged(door: Door, request: Request) -> Response:
    asked = request.query_params
    fits = hmac.compare_digest(asked.get("hub.verify_token", "").encode(), door.verify_token.encode())
    if asked.get("hub.mode") != "subscribe" or not fits:
        return Response(status_code=403)
    return PlainTextResponse(asked.get("hub.challenge", ""))


async def _kept(door: Door, said: object) -> int:
    updates: dict[int, list[Raw]] = defaultdict(list)
    marks: dict[int, list[Receipt]] = defaultdict(list)
    keepers: dict[int, Keeper] = {}
    for parcel in parcels(said):
        keeper = door.keeper(parcel.number_id)
        if keeper is None:
            return 503  # our number is not open yet: it is brought again
        keepers[keeper.account_id] = keeper
        if isinstance(parcel.content, Receipt):
            marks[keeper.account_id].append(parcel.content)
        else:
            updates[keeper.account_id].append(parcel.content)
    try:
        for account_id, keeper in keepers.items():
            await keeper.keep(updates[account_id])
            await _note(keeper, marks[account_id])
    except SQLAlchemyError as fault:
        log.warning("updates-not-kept", fault=type(fault).__name__)
        return 503  # brought again; what was kept of it is not kept twice
    return 200


async def _note(keeper: Keeper, marks: list[Receipt]) -> None:
    if not marks:
        return
    async with keeper.sessions.begin() as session:
        await receipts.store(session, keeper.account_id, marks, keeper.now())


async def _limited(request: Request) -> bytes | None:
    body = bytearray()
    async for step in request.stream():
        body += step
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)
