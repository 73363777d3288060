"""Dialling: from an origin to an open connection; every fault in here comes before anything was sent."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohappyeyeballs import start_connection

from bot.http.address import Origin
from bot.http.connection import Connection
from bot.http.faults import NotSent

Place = tuple[int, int, int, str, Any]
"""One result of getaddrinfo."""

Resolver = Callable[[str, int], Awaitable[Sequence[Place]]]
"""(host, port) → where it is found, IPv6 and IPv4; OSError where it is not."""

REMEMBERED = 60.0
"""Seconds for which a name's addresses are kept."""

_NEXT_ADDRESS_AFTER = 0.25


async def names(host: str, port: int) -> Sequence[Place]:
    """What the system's resolver says."""
    return await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)


class Dialler:
    """Opens connections, over whichever of a name's addresses answers first."""

    def __init__(self, tls: ssl.SSLContext, resolve: Resolver) -> None:
        self._tls, self._resolve = tls, resolve
        self._known: dict[Origin, tuple[float, Sequence[Place]]] = {}

    async def open(self, origin: Origin) -> Connection:
        """A fresh connection; NotSent where none can be had."""
        loop = asyncio.get_running_loop()
        connection = Connection(origin, loop)
        try:
            found = await start_connection(
                await self._places(origin), happy_eyeballs_delay=_NEXT_ADDRESS_AFTER, interleave=1
            )
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            tls, name = (self._tls, origin.host.rstrip(".")) if origin.secure else (None, None)
            await loop.create_connection(lambda: connection, sock=found, ssl=tls, server_hostname=name)
        except ssl.SSLError:
            raise NotSent("not-secure") from None
        except (OSError, UnicodeError):
            self._known.pop(origin, None)
            raise NotSent("no-connection") from None
        return connection

    async def _places(self, origin: Origin) -> Sequence[Place]:
        now = asyncio.get_running_loop().time()
        until, places = self._known.get(origin, (0.0, ()))
        if now >= until:
            self._known = {each: found for each, found in self._known.items() if found[0] > now}
            places = await self._resolve(origin.host, origin.port)
            self._known[origin] = now + REMEMBERED, places
        return places
