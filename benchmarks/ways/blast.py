"""The cheapest load there is: ready requests, answers only counted. It shows what the server can."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import uvloop

from benchmarks.measure import TEXT, TOKEN, Task, measured

CONNECTIONS = 512
IN_A_ROW = 2
"""Requests that each connection has under way."""

_BODY = b'{"chat_id":7,"text":"%b"}' % TEXT.encode().replace(b"\n", b" ")
_REQUEST = b"POST /bot%b/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%b" % (
    TOKEN.encode(),
    len(_BODY),
    _BODY,
)


class _Load:
    def __init__(self, number: int) -> None:
        self.left = self.missing = number
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class _Blast(asyncio.Protocol):
    def __init__(self, load: _Load) -> None:
        self._load = load

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._ask(IN_A_ROW)

    def data_received(self, data: bytes) -> None:
        answers = data.count(b"HTTP/1.1 ")
        self._load.missing -= answers
        if not self._load.missing:
            self._load.over.set_result(None)
        self._ask(answers)

    def _ask(self, times: int) -> None:
        times = min(times, self._load.left)
        if times:
            self._load.left -= times
            self._transport.write(_REQUEST * times)


async def main() -> None:
    """Ask as fast as can be."""
    task = Task()
    load, loop, port = _Load(task.number), asyncio.get_running_loop(), urlsplit(task.url).port or 443

    async def send() -> int:
        for _ in range(CONNECTIONS):
            await loop.create_connection(lambda: _Blast(load), "127.0.0.1", port, ssl=task.tls)
        await load.over
        return task.number

    await measured(send)


if __name__ == "__main__":
    uvloop.run(main())
