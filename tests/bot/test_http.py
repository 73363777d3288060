"""The client against servers that misbehave on real sockets."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.http import Attachment, Client, Form, NoAnswer, NotSent, TooLarge, opened

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n{"
SECRET = "/bot123:SECRET/sendMessage"


@asynccontextmanager
async def serving(behave: Behaviour) -> AsyncIterator[str]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await behave(reader, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{SECRET}"


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with opened(connections=4) as client:
        yield client


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    return head + await reader.readexactly(length)


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST instead of FIN."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def test_an_answer_comes_whole(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert (await read_request(reader)).endswith(b'{"a":1}')
        writer.write(OK)
        await writer.drain()

    async with serving(behave) as url:
        answer = await client.post(url, b'{"a":1}')
    assert (answer.status, answer.body) == (200, b"{}")


async def test_a_refused_connection_sent_nothing(client: Client) -> None:
    with pytest.raises(NotSent):
        await client.post(f"http://127.0.0.1:{free_port()}{SECRET}", b"{}")


async def test_an_unknown_host_sent_nothing(client: Client) -> None:
    with pytest.raises(NotSent):
        await client.post(f"http://nowhere.invalid{SECRET}", b"{}")


async def test_a_broken_handshake_sent_nothing(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        reset(writer)

    async with serving(behave) as url:
        with pytest.raises(NotSent):
            await client.post(url.replace("http:", "https:"), b"{}")


async def test_no_free_connection_in_time_sent_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.http.CONNECT", 0.2)
    release, taken = asyncio.Event(), asyncio.Semaphore(0)

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        taken.release()
        await release.wait()
        writer.write(OK)
        await writer.drain()

    async with serving(behave) as url:
        busy = [asyncio.create_task(client.post(url, b"{}")) for _ in range(4)]
        for _ in busy:
            await taken.acquire()
        with pytest.raises(NotSent):
            await client.post(url, b"{}")
        release.set()
        assert {answer.status for answer in await asyncio.gather(*busy)} == {200}


async def test_a_kept_connection_that_goes_just_before_writing_sent_nothing(client: Client) -> None:
    connections = set()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.add(writer)
        await read_request(reader)
        writer.write(OK)
        await writer.drain()
        await reader.read()

    async with serving(behave) as url:
        await client.post(url, b"{}")
        asking = asyncio.create_task(client.post(url, b"{}"))
        asyncio.get_running_loop().call_soon(lose_pooled_connection, client)
        with pytest.raises(NotSent):
            await asking
    assert len(connections) == 1


def lose_pooled_connection(client: Client) -> None:
    """What the loop does when the peer's RST arrives: here between taking the connection and writing to it."""
    connector = client._session.connector
    assert connector is not None
    (protocol,) = connector._acquired
    transport = protocol.transport
    assert isinstance(transport, asyncio.Transport)
    transport.abort()
    protocol.connection_lost(ConnectionResetError())


async def test_a_reset_after_writing_leaves_us_not_knowing(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        reset(writer)

    async with serving(behave) as url:
        with pytest.raises(NoAnswer):
            await client.post(url, b"{}")


async def test_a_silent_server_leaves_us_not_knowing(client: Client) -> None:
    release = asyncio.Event()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await release.wait()

    async with serving(behave) as url:
        with pytest.raises(NoAnswer, match="timeout"):
            await client.post(url, b"{}", patience=0.2)
        release.set()


async def test_half_an_answer_leaves_us_not_knowing(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(HALF)
        await writer.drain()

    async with serving(behave) as url:
        with pytest.raises(NoAnswer, match="cut-off"):
            await client.post(url, b"{}")


async def test_an_upload_cut_short_sent_nothing(client: Client, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(30 * 2**20))

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        reset(writer)

    async with serving(behave) as url:
        with pytest.raises(NotSent):
            await client.upload(url, Form({}, [Attachment("file0", tmp_path / "film.mp4", "film.mp4")]))


async def test_an_uploaded_form_arrives_as_multipart(client: Client, tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_bytes(b"PNG")
    seen = bytearray()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.extend(await read_request(reader))
        writer.write(OK)
        await writer.drain()

    async with serving(behave) as url:
        form = Form({"chat_id": "7"}, [Attachment("file0", tmp_path / "foto.png", 'fo"to.png', "image/png")])
        assert (await client.upload(url, form)).status == 200
    assert b'name="chat_id"\r\n\r\n7\r\n' in seen
    assert b'name="file0"; filename="fo\\"to.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--' in seen


async def test_no_more_is_read_than_allowed(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(300_000))
        await writer.drain()

    async with serving(behave) as url:
        with pytest.raises(TooLarge):
            await client.get(url, limit=1000)


@pytest.mark.parametrize("body", [b"{}", b"not json"])
async def test_no_fault_names_the_address(client: Client, body: bytes) -> None:
    for url in (f"http://127.0.0.1:{free_port()}{SECRET}", f"http://nowhere.invalid{SECRET}", f"nothing{SECRET}"):
        with pytest.raises(NotSent) as caught:
            await client.post(url, body)
        assert "SECRET" not in repr(caught.value)
        assert caught.value.__suppress_context__
