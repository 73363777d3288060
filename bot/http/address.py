"""Address: a URL as a request needs it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from yarl import URL

from bot.http.faults import NotSent

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = frozenset("\r\n\0")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where connections lead."""

    host: str
    port: int
    secure: bool


@dataclass(frozen=True, slots=True)
class Address:
    """An origin, and the beginning of every request there: `target` and `named` as they stand on the wire."""

    origin: Origin
    target: str
    named: str

    def head(self, verb: str, headers: Mapping[str, str]) -> bytes:
        """The head of a request."""
        lines = [f"{verb} {self.target} HTTP/1.1", f"Host: {self.named}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if any(_FORBIDDEN & set(line) for line in lines):
            raise NotSent("bad-header")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


@lru_cache(maxsize=256)
def address(url: str) -> Address:
    """Read a URL; one that leads nowhere can't be sent to."""
    try:
        parts = URL(url)
        host, port = parts.raw_host, parts.port
    except ValueError:
        raise NotSent("no-connection") from None
    if parts.scheme not in _PORTS or not host or not port:
        raise NotSent("no-connection")
    origin = Origin(host, port, secure=parts.scheme == "https")
    return Address(origin, parts.raw_path_qs, parts.host_port_subcomponent or host)
