"""Where connections lead: names, both kinds of addresses, and certificates that are looked at."""

import asyncio
import socket
import ssl
from collections.abc import Sequence

import pytest
import trustme

from bot.http import NotSent, Place, names, opened
from tests.servers import SECRET, forever_fine, free_port, reset, serving


def place(host: str, port: int) -> Place:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return (family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (host, port))


def certified(name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's side with a certificate of this name, and a client's side that trusts its authority."""
    authority = trustme.CA()
    server, client = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), ssl.create_default_context()
    authority.issue_cert(name).configure_cert(server)
    authority.configure_trust(client)
    return server, client


async def here(_host: str, port: int) -> Sequence[Place]:
    return [place("127.0.0.1", port)]


async def test_a_certificate_of_a_trusted_authority_and_the_right_name_is_accepted() -> None:
    server, trusting = certified("bot.contoh.go.id")
    async with serving(forever_fine, tls=server) as url, opened(tls=trusting, resolve=here) as client:
        named = url.replace("127.0.0.1", "bot.contoh.go.id")
        assert (await client.post(named, b"{}")).status == 200


async def test_a_certificate_of_another_name_sends_nothing() -> None:
    server, trusting = certified("lain.contoh.go.id")
    async with serving(forever_fine, tls=server) as url, opened(tls=trusting, resolve=here) as client:
        with pytest.raises(NotSent, match="not-secure"):
            await client.post(url.replace("127.0.0.1", "bot.contoh.go.id"), b"{}")


async def test_a_certificate_of_an_unknown_authority_sends_nothing() -> None:
    server, _ = certified("127.0.0.1")
    async with serving(forever_fine, tls=server) as url, opened() as client:
        with pytest.raises(NotSent, match="not-secure"):
            await client.post(url, b"{}")


async def test_a_broken_handshake_sent_nothing() -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        reset(writer)

    async with serving(behave) as url, opened() as client:
        with pytest.raises(NotSent):
            await client.post(url.replace("http:", "https:"), b"{}")


async def test_a_server_that_speaks_no_tls_sends_nothing() -> None:
    async def behave(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with serving(behave) as url, opened() as client:
        with pytest.raises(NotSent):
            await client.post(url.replace("http:", "https:"), b"{}")


async def test_an_address_of_the_sixth_version_is_reached() -> None:
    async with serving(forever_fine, host="::1") as url, opened() as client:
        assert (await client.post(url, b"{}")).status == 200


async def test_the_next_address_is_tried_when_the_first_refuses() -> None:
    async with serving(forever_fine) as url:

        async def both(_host: str, port: int) -> Sequence[Place]:
            return [place("::1", free_port()), place("127.0.0.1", port)]

        async with opened(resolve=both) as client:
            assert (await client.post(url.replace("127.0.0.1", "dua.contoh.go.id"), b"{}")).status == 200


async def test_a_name_is_looked_up_once_and_again_after_a_refusal() -> None:
    asked: list[str] = []

    async def counting(host: str, port: int) -> Sequence[Place]:
        asked.append(host)
        return await here(host, port)

    async with serving(forever_fine) as url, opened(resolve=counting) as client:
        named = url.replace("127.0.0.1", "bot.contoh.go.id")
        await asyncio.gather(*(client.post(named, b"{}") for _ in range(5)))
        await client.post(named, b"{}")
        assert len(asked) <= 5
        before = len(asked)
        await asyncio.gather(*(client.post(named, b"{}") for _ in range(9)))
        assert len(asked) == before
        gone = f"http://pindah.contoh.go.id:{free_port()}{SECRET}"
        for _ in range(2):
            with pytest.raises(NotSent, match="no-connection"):
                await client.post(gone, b"{}")
        assert asked.count("pindah.contoh.go.id") == 2


async def test_an_unknown_name_sent_nothing() -> None:
    async with opened() as client:
        with pytest.raises(NotSent, match="no-connection"):
            await client.post(f"http://nowhere.invalid{SECRET}", b"{}")


async def test_a_name_with_letters_of_its_own_is_looked_up_as_dns_writes_it() -> None:
    asked: list[str] = []

    async def counting(host: str, port: int) -> Sequence[Place]:
        asked.append(host)
        return await here(host, port)

    async with serving(forever_fine) as url, opened(resolve=counting) as client:
        await client.post(url.replace("127.0.0.1", "bébas.contoh.go.id"), b"{}")
    assert asked == ["xn--bbas-bpa.contoh.go.id"]


async def test_the_system_knows_this_machine() -> None:
    assert {each[4][0] for each in await names("localhost", 80)} & {"127.0.0.1", "::1"}
