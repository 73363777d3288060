"""Telegram and WhatsApp as a server that is nothing but fast: it notes when requests arrive and answers as told."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any


@dataclass(frozen=True, slots=True)
class Says:
    """An answer: status and body; `cut` closes the connection instead, `hang` never answers."""

    status: int = 200
    body: dict[str, Any] | None = None
    after: float = 0.0
    cut: bool = False
    hang: bool = False
    raw: bytes | None = None


BLOCKED = Says(403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"})
BROKEN = Says(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"})
UNDELETABLE = Says(
    400, {"ok": False, "error_code": 400, "description": "Bad Request: message can't be deleted for everyone"}
)
UNEDITABLE = Says(400, {"ok": False, "error_code": 400, "description": "Bad Request: message can't be edited"})
EMPTY = Says(400, {"ok": False, "error_code": 400, "description": "Bad Request: message text is empty"})
RESET = Says(cut=True)
HANGS = Says(hang=True)
HALF = Says(raw=b'{"ok": true, "result": {"mess')

_ABOUT_THE_BOT: dict[str, Any] = {
    "getMe": {"id": 1, "is_bot": True, "first_name": "SiarKIM", "username": "siarkim_bot"},
    "setMyCommands": True,
    "deleteWebhook": True,
}


def too_fast(seconds: int) -> Says:
    """429 with its retry_after."""
    return Says(
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": f"Too Many Requests: retry after {seconds}",
            "parameters": {"retry_after": seconds},
        },
    )


def moved_to(ref: int) -> Says:
    """A group became a supergroup."""
    return Says(
        400,
        {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": ref},
        },
    )


def graph_error(code: int, status: int = 400) -> Says:
    """WhatsApp refuses with a code."""
    return Says(status, {"error": {"code": code, "message": f"(#{code})"}})


Behaviour = Callable[[str, int], Says | None]
"""(chat, how many requests came for it before) -> what to say; None: sent."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request: which method, for which chat, with what."""

    method: str
    chat: str
    asked: dict[str, Any]
    uploads: bool = False  # it brings a file along; what else its form says is not read


@dataclass
class Stub:
    """What the server saw."""

    behave: Behaviour = lambda _chat, _before: None
    latency: float = 0.0
    arrivals: list[float] = field(default_factory=list)
    by_chat: dict[str, list[float]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    refuses: Callable[[Call], Says | None] = lambda _call: None
    by_line: dict[str, list[float]] = field(default_factory=dict)
    """Arrivals by a text's first line."""
    url: str = ""
    numbers: Any = field(default_factory=lambda: count(1))

    async def more_than(self, arrivals: int) -> None:
        """Wait until more requests than so many have come."""
        while len(self.arrivals) <= arrivals:
            await asyncio.sleep(0.01)

    def of(self, method: str) -> list[Call]:
        """The calls of a method, in their order."""
        return [call for call in self.calls if call.method == method]

    def answer(self, method: str, body: bytes) -> Says:
        """Note the arrival and find the answer."""
        if method in _ABOUT_THE_BOT:
            return Says(200, {"ok": True, "result": _ABOUT_THE_BOT[method]})
        call = _read(method, body)
        asked, chat = call.asked, call.chat
        self.calls.append(call)
        now = monotonic()
        before = self.by_chat.setdefault(chat, [])
        self.arrivals.append(now)
        said = self.refuses(call) or self.behave(chat, len(before))
        before.append(now)
        text = asked.get("text", "")
        self.texts[chat] = text["body"] if isinstance(text, dict) else text
        self.by_line.setdefault(self.texts[chat].partition("\n")[0], []).append(now)
        if said is not None:
            return said
        if method == "messages":
            return Says(200, {"messages": [{"id": f"wamid.{next(self.numbers)}"}]}, after=self.latency)
        message = {"message_id": next(self.numbers), "date": 0, "chat": {"id": int(chat or 0), "type": "private"}}
        if method == "sendPhoto":
            message["photo"] = [{"file_id": f"file-{message['message_id']}" if call.uploads else asked["photo"]}]
        return Says(200, {"ok": True, "result": message}, after=self.latency)


def _read(method: str, body: bytes) -> Call:
    if not body.startswith(b"--"):
        asked = json.loads(body or b"{}")
        return Call(method, str(asked.get("chat_id", asked.get("to", ""))), asked)
    found = re.search(rb'name="chat_id"\r\n\r\n(-?\d+)', body)
    return Call(method, found[1].decode() if found else "", {}, uploads=True)


class _Connection(asyncio.Protocol):
    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._buffer = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._buffer) < end + 4 + length:
                return
            body = self._buffer[end + 4 : end + 4 + length]
            method = self._buffer.split(b" ", 2)[1].rpartition(b"/")[2].decode()
            self._buffer = self._buffer[end + 4 + length :]
            self._say(self._stub.answer(method, body))

    def _say(self, said: Says) -> None:
        if said.hang or self._transport is None:
            return
        if said.after:
            asyncio.get_running_loop().call_later(said.after, self._write, said)
        else:
            self._write(said)

    def _write(self, said: Says) -> None:
        if said.cut:
            self._transport.abort()
            return
        payload = said.raw or json.dumps(said.body).encode()
        head = f"HTTP/1.1 {said.status} X\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
        self._transport.write(head.encode() + payload)


@asynccontextmanager
async def serving(port: int = 0) -> AsyncIterator[Stub]:
    """A stub on loopback, in this loop."""
    stub = Stub()
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(stub), "127.0.0.1", port)
    stub.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield stub
    finally:
        server.close()
        server.close_clients() if hasattr(server, "close_clients") else None
