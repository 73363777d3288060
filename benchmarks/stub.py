"""The server's process: Telegram and WhatsApp, nothing but fast, over TLS; told what to do by lines on its input.

It notes when each request arrived, answers after a set time, and says of every so-many-th chat that it blocked the bot.
"""

import asyncio
import json
import re
import ssl
import sys
import time
from array import array
from collections import deque
from itertools import count
from typing import Any

import httptools
import uvloop

_CHAT = re.compile(rb'(?:chat_id|"to)"?(?:[:=]\s*"?|\r\n\r\n)(-?\d+)')
_OFFSET = re.compile(rb'offset"?[:=]\s*"?(\d+)')
_BATCH = 100  # updates that one request takes along, as the messenger's do
_TICK = 0.002
_HEAD = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
_BLOCKED = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'
_NOT_THERE = b'{"error":{"message":"(#131026) Message undeliverable","type":"OAuthException","code":131026}}'
_ACCEPTED = b'{"messaging_product":"whatsapp","contacts":[{"wa_id":"%d"}],"messages":[{"id":"wamid.%032d"}]}'
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"SiarKIM","username":"siarkim_bot"}}'
_DONE = b'{"ok":true,"result":true}'
_SAID = {b"getMe": _ME, b"setMyCommands": _DONE, b"deleteWebhook": _DONE}
_WRITTEN = (
    b'{"update_id":%d,"message":{"message_id":%d,"date":1795500000,"chat":{"id":%d,"type":"private"},'
    b'"from":{"id":%d,"is_bot":false,"first_name":"Warga","language_code":"id"},"text":"Lampu jalan mati, nomor %d"}}'
)
_SENT = (
    b'{"ok":true,"result":{"message_id":%d,"date":1795500000,'
    b'"chat":{"id":%d,"type":"private","first_name":"Warga"},"text":"Air PDAM mati"}}'
)


class Stub:
    """What it was told, and what it saw."""

    def __init__(self) -> None:
        self.latency, self.blocked = 0.0, 20
        self.arrivals = array("d")
        self.numbers = count(1)
        self.cpu = 0.0
        self.written, self.people = 0, 1
        self.askers: list[tuple[int, asyncio.Transport]] = []
        self.waiting: deque[tuple[float, asyncio.Transport, bytes]] = deque()

    def answer(self, method: bytes, body: bytes) -> bytes:
        """What to say to a request, as Telegram or (`messages`) as WhatsApp."""
        self.arrivals.append(time.monotonic())
        found = _CHAT.search(body)
        chat = int(found[1]) if found else 0
        cloud = method == b"messages"
        if self.blocked and chat and chat % self.blocked == 0:
            if cloud:
                return _HEAD % (b"400 Bad Request", len(_NOT_THERE), _NOT_THERE)
            return _HEAD % (b"403 Forbidden", len(_BLOCKED), _BLOCKED)
        number = next(self.numbers)
        said = _ACCEPTED % (chat, number) if cloud else _SENT % (number, chat)
        return _HEAD % (b"200 OK", len(said), said)

    def fetch(self, body: bytes, transport: asyncio.Transport) -> None:
        """Whoever asks for updates waits until there are any."""
        found = _OFFSET.search(body)
        self.askers.append((int(found[1]) if found else 0, transport))
        self.bring()

    def bring(self) -> None:
        """Hand out what was written to whoever waits for it."""
        waiting, self.askers = self.askers, []
        for offset, transport in waiting:
            first = max(offset, 1)
            if first > self.written:
                self.askers.append((offset, transport))
                continue
            numbers = range(first, min(first + _BATCH, self.written + 1))
            said = b",".join(_WRITTEN % (n, n, *[1 + n % self.people] * 2, n) for n in numbers)
            body = b'{"ok":true,"result":[%s]}' % said
            transport.write(_HEAD % (b"200 OK", len(body), body))

    def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Carry out an order."""
        if order["do"] == "reset":
            self.latency, self.blocked = order["latency"], order["blocked"]
            self.arrivals = array("d")
            self.written, self.askers = 0, []
            self.cpu = time.process_time()
            return {}
        if order["do"] == "write":
            self.written, self.people = self.written + order["number"], order["people"]
            self.bring()
            return {}
        return {
            "count": len(self.arrivals),
            "first": min(self.arrivals, default=0.0),
            "last": max(self.arrivals, default=0.0),
            "busiest": busiest_second(self.arrivals),
            "cpu": time.process_time() - self.cpu,
        }

    async def say_what_waited(self) -> None:
        """Answers leave in the order in which they were asked for, when their time has come."""
        while True:
            await asyncio.sleep(_TICK)
            now = time.monotonic()
            while self.waiting and self.waiting[0][0] <= now:
                _, transport, said = self.waiting.popleft()
                transport.write(said)


class Connection(asyncio.Protocol):
    """One connection, parsed by llhttp."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._parser = httptools.HttpRequestParser(self)
        self._method = self._body = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody came."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Somebody asked."""
        self._parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        """What is asked for."""
        self._method = url[url.rfind(b"/") + 1 :]

    def on_body(self, body: bytes) -> None:
        """A piece of a body."""
        self._body += body

    def on_message_complete(self) -> None:
        """A whole request."""
        body, self._body = self._body, b""
        if self._method == b"getUpdates":
            self._stub.fetch(body, self._transport)
            return
        if not self._method.startswith((b"send", b"messages")):
            said = _SAID.get(self._method, _DONE)
            self._transport.write(_HEAD % (b"200 OK", len(said), said))
            return
        said = self._stub.answer(self._method, body)
        if self._stub.latency:
            self._stub.waiting.append((time.monotonic() + self._stub.latency, self._transport, said))
        else:
            self._transport.write(said)


def busiest_second(moments: "array[float]") -> int:
    """The most moments in any sliding second."""
    ordered = sorted(moments)
    first = most = 0
    for place, moment in enumerate(ordered):
        while moment - ordered[first] >= 1.0:
            first += 1
        most = max(most, place - first + 1)
    return most


async def main(certificate: str) -> None:
    """Serve until the input ends."""
    stub = Stub()
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(stub), "127.0.0.1", 0, ssl=tls, backlog=2048)
    answering = asyncio.create_task(stub.say_what_waited())
    sys.stdout.write(json.dumps({"port": server.sockets[0].getsockname()[1]}) + "\n")
    sys.stdout.flush()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        sys.stdout.write(json.dumps(stub.obey(json.loads(line))) + "\n")
        sys.stdout.flush()
    answering.cancel()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1]))
