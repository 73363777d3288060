"""The one HTTP client: its pool, limits and time-outs. It tells a fault before a request left from one after.

Nothing here logs, and no fault names an address: addresses of messengers carry tokens.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from aiohttp.abc import AbstractStreamWriter

JSON = "application/json"
CONNECTIONS = 512
CONNECT = 10.0
"""Seconds to get a connection, waiting for a free one included."""
PATIENCE = 30.0
"""Seconds without a byte of the answer."""
ANSWER_LIMIT = 64 * 2**20
_STEP = 256 * 1024


class Fault(Exception):  # noqa: N818 - the two below say what happened
    """No answer came; `why` is a short code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotSent(Fault):
    """The request never left: it is safe to send it again."""


class NoAnswer(Fault):
    """The request was written and its answer is missing: nobody knows whether it was carried out."""


class TooLarge(Fault):
    """The answer is longer than was allowed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along under a field's name."""

    field: str
    path: Path
    name: str
    mime: str = "application/octet-stream"


@dataclass(slots=True)
class Form:
    """A multipart body that is read from the disk while it leaves; `written`: whether all of it was handed over."""

    fields: Mapping[str, str]
    attachments: Sequence[Attachment]
    boundary: str = field(default_factory=lambda: secrets.token_hex(16))
    written: bool = False

    def length(self) -> int:
        """Bytes of the whole body; OSError for a file that is gone."""
        parts = [len(self._plain(name, value)) for name, value in self.fields.items()]
        parts += [len(self._head(each.field, each)) + each.path.stat().st_size + 2 for each in self.attachments]
        return sum(parts) + len(self._tail())

    async def stream(self) -> AsyncIterator[bytes]:
        """The body, piece by piece."""
        self.written = False
        for name, value in self.fields.items():
            yield self._plain(name, value)
        for attached in self.attachments:
            yield self._head(attached.field, attached)
            offset = 0
            while step := await asyncio.to_thread(_read, attached.path, offset):
                yield step
                offset += len(step)
            yield b"\r\n"
        yield self._tail()
        self.written = True

    def _plain(self, name: str, value: str) -> bytes:
        return self._head(name) + value.encode() + b"\r\n"

    def _tail(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()

    def _head(self, name: str, attached: Attachment | None = None) -> bytes:
        head = f'--{self.boundary}\r\nContent-Disposition: form-data; name="{name}"'
        if attached:
            head += f"; filename={json.dumps(attached.name, ensure_ascii=False)}\r\nContent-Type: {attached.mime}\r\n"
        else:
            head += "\r\n"
        return (head + "\r\n").encode()


class _Body(aiohttp.BytesPayload):
    """A ready body that knows whether it was handed to the connection."""

    written = False

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        try:
            await super().write_with_length(writer, content_length)
        except aiohttp.ClientConnectionResetError as error:
            # aiohttp refuses to write to a connection that is already closing; any other reset comes after the bytes
            self.written = "closing transport" not in str(error)
            raise
        self.written = True


class Client:
    """Requests in, answers or faults out."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def post(self, url: str, body: bytes, *, kind: str = JSON, patience: float = PATIENCE) -> Answer:
        """Post a ready body."""
        payload = _Body(body, content_type=kind)
        try:
            async with self._session.post(
                url, data=payload, timeout=_timeout(patience), allow_redirects=False
            ) as response:
                return Answer(response.status, await response.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _fault(error, written=payload.written) from None

    async def upload(self, url: str, form: Form, *, patience: float = 10 * PATIENCE) -> Answer:
        """Post a multipart form; a form that was not written to its end can't have been carried out."""
        headers = {
            "Content-Type": f"multipart/form-data; boundary={form.boundary}",
            "Content-Length": str(form.length()),
        }
        try:
            request = self._session.post(
                url, data=form.stream(), headers=headers, timeout=_timeout(patience), allow_redirects=False
            )
            async with request as response:
                return Answer(response.status, await response.read())
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _fault(error, written=form.written) from None

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        limit: int = ANSWER_LIMIT,
        patience: float = PATIENCE,
    ) -> Answer:
        """Fetch something of at most `limit` bytes; redirects are the caller's to follow."""
        try:
            request = self._session.get(url, headers=headers, timeout=_timeout(patience), allow_redirects=False)
            async with request as response:
                return Answer(response.status, await _limited(response, limit), dict(response.headers))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _fault(error, written=True) from None


@asynccontextmanager
async def opened(connections: int = CONNECTIONS) -> AsyncIterator[Client]:
    """The client with its pool, closed at the end of the block."""
    connector = aiohttp.TCPConnector(limit=connections, ttl_dns_cache=60)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield Client(session)


def _read(path: Path, offset: int) -> bytes:
    # opened for each step: a body that is broken off leaves no open file behind
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(_STEP)


def _timeout(patience: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=CONNECT + 2 * patience, connect=CONNECT, sock_read=patience)


async def _limited(response: aiohttp.ClientResponse, limit: int) -> bytes:
    body = bytearray()
    async for step in response.content.iter_chunked(_STEP):
        body += step
        if len(body) > limit:
            response.close()
            raise TooLarge("too-large")
    return bytes(body)


def _fault(error: Exception, *, written: bool) -> Fault:
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.InvalidURL):
        return NotSent("no-connection")
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NotSent("connect-timeout")
    why = "timeout" if isinstance(error, TimeoutError) else "reset"
    if isinstance(error, aiohttp.ClientPayloadError):
        why = "cut-off"
    return NoAnswer(why) if written else NotSent(why)
