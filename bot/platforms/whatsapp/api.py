"""One number's calls on the wire: the access token goes along in a header, answers come out as plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from bot.http import Answer, Client, Form, Leave, NoAnswer
from domain.media import SENT_BY_TELEGRAM as LARGEST


@dataclass(frozen=True, slots=True)
class Said:
    """What the server answered: a result, or the code of an error (0: none that can be read) under its status."""

    ok: bool
    status: int = 200
    result: Mapping[str, Any] = field(default_factory=dict)
    code: int = 0


class Api:
    """The Cloud API for one number. Network faults (`bot.http.Fault`) pass through."""

    def __init__(self, client: Client, base: str, number_id: str, token: str) -> None:
        self._client = client.authorised(token)
        self._base, self._number = base, f"{base}/{number_id}"

    async def post(self, body: bytes, leave: Leave | None = None) -> Said:
        """Hand over a message with a ready JSON body; `leave` is awaited right before it leaves."""
        return read(await self._client.post(f"{self._number}/messages", body, leave=leave))

    async def call(self, **params: Any) -> Said:
        """Hand over something else that is done with messages."""
        return await self.post(json.dumps({"messaging_product": "whatsapp", **params}).encode())

    async def upload(self, form: Form) -> Said:
        """Hand over a file, which gets an id."""
        return read(await self._client.upload(f"{self._number}/media", form))

    async def about(self, media_id: str) -> Said:
        """Where the bytes of a medium are, for the next minutes."""
        return read(await self._client.get(f"{self._base}/{quote(media_id, safe='')}"))

    async def download(self, url: str) -> bytes | None:
        """The bytes at an address that the server has told, which asks for the token as well; None: gone."""
        answer = await self._client.get(url, limit=LARGEST, patience=60.0)
        return answer.body if answer.status == 200 else None

    async def number(self) -> Said:
        """What the server says of the number itself."""
        return read(await self._client.get(f"{self._number}?fields=display_phone_number,verified_name"))


def dialled(said: Said) -> str:
    """What people dial to reach the number, in digits, out of what the server says of it."""
    return "".join(sign for sign in str(said.result.get("display_phone_number")) if sign.isdecimal())


def read(answer: Answer) -> Said:
    """An answer as the server meant it. One that claims success and can't be read leaves us not knowing."""
    try:
        body = json.loads(answer.body)
    except ValueError:
        body = None
    error = body.get("error") if isinstance(body, dict) else None
    if error is not None:
        code = error.get("code") if isinstance(error, dict) else None
        return Said(ok=False, status=answer.status, code=code if type(code) is int else 0)
    if answer.status >= 300:
        return Said(ok=False, status=answer.status)
    if not isinstance(body, dict):
        raise NoAnswer("unreadable")
    return Said(ok=True, result=body)
