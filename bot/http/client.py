"""Client: requests in, answers or faults out; redirects are the caller's to follow."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache

from bot.http.address import Origin, address
from bot.http.answer import Answer, unpacked
from bot.http.connection import Connection
from bot.http.dialling import Dialler, Resolver, names
from bot.http.faults import NoAnswer, NotSent
from bot.http.form import Form
from bot.http.pool import Limits, Pool

JSON = "application/json"
PATIENCE = 30.0
"""Seconds without a byte of the answer."""

ANSWER_LIMIT = 64 * 2**20
_AGENT = "SiarKIM"


Leave = Callable[[], Awaitable[None]]


class Client:
    """Requests in, answers or faults out."""

    def __init__(self, pool: Pool, bearer: str = "") -> None:
        self._pool = pool
        self._bearer = bearer

    def authorised(self, bearer: str) -> "Client":
        """The same client, which shows a token with each request; nobody else sees it."""
        return Client(self._pool, bearer)

    async def post(self, url: str, body: bytes, *, patience: float = PATIENCE, leave: Leave | None = None) -> Answer:
        """Post ready JSON; `leave` is awaited last, with an open connection in hand."""
        origin, head = _posting(url, self._bearer)
        request = b"%b%d\r\n\r\n%b" % (head, len(body), body)
        connection = await (self._let(origin, leave) if leave else self._taken(origin))
        return await self._exchange(connection, request, ANSWER_LIMIT, patience)

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        limit: int = ANSWER_LIMIT,
        patience: float = PATIENCE,
    ) -> Answer:
        """Fetch something of at most `limit` bytes."""
        asked = address(url)
        said = {**_who(self._bearer), "Accept": "*/*", "Accept-Encoding": "gzip", **(headers or {})}
        request = asked.head("GET", said)
        return unpacked(await self._exchange(await self._taken(asked.origin), request, limit, patience), limit)

    async def upload(self, url: str, form: Form, *, patience: float = 10 * PATIENCE) -> Answer:
        """Post a multipart form; a form that was not written to its end can't have been carried out."""
        asked, length = address(url), form.length()
        said = {**_who(self._bearer), "Content-Type": form.kind, "Content-Length": str(length)}
        head = asked.head("POST", said)
        async with self._lent(asked.origin) as connection:
            answer = connection.ask(head, limit=ANSWER_LIMIT, patience=patience, longest=2 * patience)
            if await _written(connection, form, length):
                return await answer
            try:
                return await answer  # it had seen enough
            except NoAnswer as fault:
                raise NotSent(fault.why) from None
            finally:
                connection.close()

    async def _exchange(self, connection: Connection, request: bytes, limit: int, patience: float) -> Answer:
        try:
            return await connection.ask(request, limit=limit, patience=patience, longest=2 * patience)
        except BaseException:
            connection.close()
            raise
        finally:
            self._pool.give(connection)

    @asynccontextmanager
    async def _lent(self, origin: Origin) -> AsyncIterator[Connection]:
        connection = await self._taken(origin)
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        finally:
            self._pool.give(connection)

    async def _let(self, origin: Origin, leave: Leave) -> Connection:
        """A connection, once its request may leave; another one if it broke meanwhile."""
        connection = await self._taken(origin)
        try:
            await leave()
        except BaseException:
            self._pool.give(connection)
            raise
        if connection.open:
            return connection
        self._pool.give(connection)
        return await self._taken(origin)

    async def _taken(self, origin: Origin) -> Connection:
        """A connection that is open at this very instant."""
        while not (connection := await self._pool.take(origin)).open:
            self._pool.give(connection)
        return connection


@asynccontextmanager
async def opened(
    limits: Limits | None = None, *, tls: ssl.SSLContext | None = None, resolve: Resolver = names
) -> AsyncIterator[Client]:
    """The client with its pool, closed at the end of the block."""
    pool = Pool(Dialler(tls or ssl.create_default_context(), resolve), limits or Limits())
    try:
        yield Client(pool)
    finally:
        pool.close()
        await asyncio.sleep(0)  # the loop closes the sockets


@lru_cache(maxsize=256)
def _posting(url: str, bearer: str) -> tuple[Origin, bytes]:
    """Where a body goes, and all of its head but its length."""
    asked = address(url)
    head = asked.head("POST", {**_who(bearer), "Content-Type": JSON, "Content-Length": ""})
    return asked.origin, head.removesuffix(b"\r\n\r\n")


def _who(bearer: str) -> dict[str, str]:
    return {"User-Agent": _AGENT} | ({"Authorization": f"Bearer {bearer}"} if bearer else {})


async def _written(connection: Connection, form: Form, length: int) -> bool:
    """Write a form; says whether all of it left: not if the server answered first, or a file changed meanwhile."""
    async for step in form.stream():
        length -= len(step)
        if length < 0 or not await connection.write(step):
            break
    if length:
        connection.end(NotSent("file-changed"))
    return not length
