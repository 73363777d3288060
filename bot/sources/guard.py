"""Where feeds may lead: never into our own network, whatever a name resolves to or a redirect says."""

import ipaddress
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from yarl import URL

from bot import http
from bot.http import Client, Limits, Place, names

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def is_open(url: str, *, allow_private: bool) -> bool:
    """Whether an address is http(s) and no literal address of our own network."""
    try:
        parts = URL(url)  # read as the client will read it: "１２７.0.0.1" becomes 127.0.0.1 there
        host = parts.raw_host
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not host or parts.user or parts.password:
        return False
    return allow_private or _is_public(host)


def _is_public(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        name = host.rstrip(".")
        return name != "localhost" and not name.endswith((".localhost", ".local", ".internal"))
    meant = _carried(address) if isinstance(address, ipaddress.IPv6Address) else address
    return meant.is_global and not meant.is_multicast


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address that an IPv6 address leads to, if it is one of those."""
    if address in _TRANSLATED or address in _COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


async def public_names(host: str, port: int) -> Sequence[Place]:
    """The public addresses of a name: checked where the connection is made."""
    found = await names(host, port)
    if public := [each for each in found if _is_public(each[4][0])]:
        return public
    raise OSError("no public address")


def opened(*, allow_private: bool) -> AbstractAsyncContextManager[Client]:
    """The HTTP client for feeds, closed at the end of the block."""
    return http.opened(Limits(connections=16, per_host=2), resolve=names if allow_private else public_names)
