"""One bot's methods on the wire: the token stays in here, answers come out as plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.http import Answer, Client, Form, Leave, NoAnswer
from domain.media import FETCHED_FROM_TELEGRAM as LARGEST


@dataclass(frozen=True, slots=True)
class Said:
    """What the server answered: a result, or a code with its description."""

    ok: bool
    result: Any = None
    code: int = 200
    description: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - names what the server did
    """The server refused a call that the start depends on; its description names nobody."""

    def __init__(self, said: Said) -> None:
        super().__init__(f"{said.code} {said.description}")
        self.code = said.code
        self.description = said.description


class Api:
    """The Bot API of one token. Network faults (`bot.http.Fault`) pass through."""

    def __init__(self, client: Client, base: str, token: str) -> None:
        self._client = client
        self._methods, self._files = f"{base}/bot{token}/", f"{base}/file/bot{token}/"

    async def post(self, method: str, body: bytes, leave: Leave | None = None) -> Said:
        """Call a method with a ready JSON body; `leave` is awaited right before it leaves."""
        return read(await self._client.post(self._methods + method, body, leave=leave))

    async def call(self, method: str, *, patience: float = 30.0, **params: Any) -> Said:
        """Call a method with named parameters."""
        body = json.dumps(params).encode()
        return read(await self._client.post(self._methods + method, body, patience=patience))

    async def result(self, method: str, **params: Any) -> Any:
        """The result of a call that ought to succeed; Refused otherwise."""
        said = await self.call(method, **params)
        if not said.ok:
            raise Refused(said)
        return said.result

    async def upload(self, method: str, form: Form) -> Said:
        """Call a method with files."""
        return read(await self._client.upload(self._methods + method, form))

    async def download(self, path: str) -> bytes | None:
        """The bytes of a file under the path that getFile told; None where it is gone."""
        answer = await self._client.get(self._files + path, limit=LARGEST, patience=60.0)
        return answer.body if answer.status == 200 else None


def read(answer: Answer) -> Said:
    """An answer as the server meant it. One that claims success and can't be read leaves us not knowing."""
    try:
        body = json.loads(answer.body)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        if answer.status < 300:
            raise NoAnswer("unreadable")
        return Said(ok=False, code=answer.status)
    if body.get("ok") is True:
        return Said(ok=True, result=body.get("result"))
    return Said(
        ok=False,
        code=int(body.get("error_code") or answer.status),
        description=str(body.get("description") or ""),
        parameters=body.get("parameters") or {},
    )
