"""Where feeds may lead: never into our own network, whatever a name resolves to or a redirect says."""

import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from bot.http import Client


def is_open(url: str, *, allow_private: bool) -> bool:
    """Whether an address is http(s) and no literal address of our own network."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        return False
    return allow_private or _is_public(host)


def _is_public(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host != "localhost" and not host.endswith((".localhost", ".local", ".internal"))
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_global and not mapped.is_multicast)


class PublicResolver(AbstractResolver):
    """Names resolve to public addresses or to nothing: checked where the connection is made."""

    def __init__(self) -> None:
        self._names = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The public addresses of a name."""
        found = await self._names.resolve(host, port, family)
        if public := [each for each in found if _is_public(each["host"])]:
            return public
        raise OSError("no public address")

    async def close(self) -> None:
        """Nothing is held."""
        await self._names.close()


@asynccontextmanager
async def opened(*, allow_private: bool) -> AsyncIterator[Client]:
    """The HTTP client for feeds, closed at the end of the block."""
    resolver = None if allow_private else PublicResolver()
    connector = aiohttp.TCPConnector(limit=16, limit_per_host=2, ttl_dns_cache=60, resolver=resolver)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield Client(session)
