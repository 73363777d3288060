"""The client against servers that misbehave on real sockets."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.http import Attachment, Client, Form, Limits, NoAnswer, NotSent, TooLarge, opened
from tests.servers import OK, SECRET, forever_fine, free_port, read_request, reset, saying, serving

HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n{"


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with opened(Limits(connections=4)) as client:
        yield client


async def test_an_answer_comes_whole_and_the_request_says_what_it_is(client: Client) -> None:
    seen = bytearray()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.extend(await read_request(reader))
        writer.write(OK)
        await writer.drain()

    async with serving(behave) as url:
        answer = await client.post(url, b'{"a":1}')
    head, _, body = bytes(seen).partition(b"\r\n\r\n")
    assert (answer.status, answer.body, body) == (200, b"{}", b'{"a":1}')
    assert head.startswith(b"POST /bot123:SECRET/sendMessage HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nContent-Type: application/json\r\nContent-Length: 7" in head


@pytest.mark.parametrize(
    ("said", "body"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", b"abcde"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nTrailer: x\r\n\r\n", b"ab"),
        (b"HTTP/1.1 200 OK\r\n\r\nuntil the end", b"until the end"),
        (b"HTTP/1.0 200 OK\r\n\r\nold", b"old"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", b"x"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", b"x"),
    ],
)
async def test_every_way_to_end_an_answer_is_understood(client: Client, said: bytes, body: bytes) -> None:
    async with serving(saying(said)) as url:
        assert (await client.post(url, b"{}")).body == body


async def test_an_answer_in_crumbs_is_put_together(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        for place in range(len(OK)):
            writer.write(OK[place : place + 1])
            await writer.drain()
            await asyncio.sleep(0)

    async with serving(behave) as url:
        assert (await client.post(url, b"{}")).body == b"{}"


async def test_a_redirect_is_an_answer_like_any_other(client: Client) -> None:
    said = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    async with serving(saying(said)) as url:
        answer = await client.get(url)
    assert (answer.status, answer.headers["location"]) == (302, "http://127.0.0.1:1/")


async def test_a_refused_connection_sent_nothing(client: Client) -> None:
    with pytest.raises(NotSent):
        await client.post(f"http://127.0.0.1:{free_port()}{SECRET}", b"{}")


async def test_a_reset_after_writing_leaves_us_not_knowing(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        reset(writer)

    async with serving(behave) as url:
        with pytest.raises(NoAnswer, match="reset"):
            await client.post(url, b"{}")


async def test_a_silent_server_leaves_us_not_knowing(client: Client) -> None:
    release = asyncio.Event()

    async def behave(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await release.wait()

    async with serving(behave) as url:
        with pytest.raises(NoAnswer, match="timeout"):
            await client.post(url, b"{}", patience=0.2)
        release.set()


async def test_a_server_that_drips_for_ever_leaves_us_not_knowing(client: Client) -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(HALF)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with serving(behave) as url:
        with pytest.raises(NoAnswer, match="timeout"):
            await client.post(url, b"{}", patience=0.3)


async def test_half_an_answer_leaves_us_not_knowing(client: Client) -> None:
    async with serving(saying(HALF)) as url:
        with pytest.raises(NoAnswer, match="cut-off"):
            await client.post(url, b"{}")


async def test_a_chunked_answer_without_its_end_leaves_us_not_knowing(client: Client) -> None:
    said = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"
    async with serving(saying(said)) as url:
        with pytest.raises(NoAnswer, match="cut-off"):
            await client.post(url, b"{}")


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ],
)
async def test_what_is_no_http_leaves_us_not_knowing(client: Client, said: bytes) -> None:
    async with serving(saying(said)) as url:
        with pytest.raises(NoAnswer):
            await client.post(url, b"{}")


async def test_whoever_stops_waiting_leaves_no_connection_to_be_mistaken_for_a_fresh_one(client: Client) -> None:
    late = asyncio.Event()
    asked = asyncio.Semaphore(0)

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"first" in await read_request(reader):
            asked.release()
            await late.wait()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst")
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond")
        await writer.drain()

    async with serving(behave) as url:
        waiting = asyncio.create_task(client.post(url, b"first"))
        await asked.acquire()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        late.set()
        assert (await client.post(url, b"second")).body == b"second"


async def test_an_upload_cut_short_sent_nothing(client: Client, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(30 * 2**20))

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        reset(writer)

    async with serving(behave) as url:
        with pytest.raises(NotSent):
            await client.upload(url, Form({}, [Attachment("file0", tmp_path / "film.mp4", "film.mp4")]))


async def test_an_upload_that_is_not_read_any_further_sent_nothing(client: Client, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(30 * 2**20))
    release = asyncio.Event()

    async def behave(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await release.wait()

    async with serving(behave) as url:
        with pytest.raises(NotSent, match="timeout"):
            await client.upload(url, Form({}, [Attachment("f", tmp_path / "film.mp4", "film.mp4")]), patience=0.3)
        release.set()


async def test_an_answer_before_the_upload_is_whole_is_heard(client: Client, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(30 * 2**20))
    release = asyncio.Event()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        await release.wait()

    async with serving(behave) as url:
        answer = await client.upload(url, Form({}, [Attachment("f", tmp_path / "film.mp4", "film.mp4")]))
        release.set()
    assert answer.status == 413


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


class _Growing(Form):
    """A form whose file grows after its length was announced."""

    def length(self) -> int:
        return super().length() - 5


async def test_a_file_that_changes_while_it_is_sent_sent_nothing(client: Client, tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_bytes(bytes(2**20))
    async with serving(forever_fine) as url:
        with pytest.raises(NotSent, match="file-changed"):
            await client.upload(url, _Growing({}, [Attachment("f", tmp_path / "foto.png", "foto.png")]))


async def test_no_more_is_read_than_allowed(client: Client) -> None:
    async with serving(saying(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(300_000))) as url:
        with pytest.raises(TooLarge):
            await client.get(url, limit=1000)


async def test_a_packed_answer_is_unpacked_and_a_bomb_is_not(client: Client) -> None:
    for size, fits in ((5000, True), (2**20, False)):
        packed = gzip.compress(bytes(size))
        head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
        async with serving(saying(head.encode() + packed)) as url:
            if fits:
                assert (await client.get(url, limit=5000)).body == bytes(size)
            else:
                with pytest.raises(TooLarge):
                    await client.get(url, limit=5000)


async def test_a_damaged_packed_answer_is_a_fault(client: Client) -> None:
    packed = gzip.compress(b"berita" * 100)[:-12]
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
    async with serving(saying(head.encode() + packed)) as url:
        with pytest.raises(NoAnswer):
            await client.get(url)


async def test_endless_headers_are_a_fault(client: Client) -> None:
    head = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % number for number in range(1000))
    async with serving(saying(head + b"Content-Length: 0\r\n\r\n")) as url:
        with pytest.raises(TooLarge):
            await client.get(url)


async def test_a_header_can_not_smuggle_in_another(client: Client) -> None:
    with pytest.raises(NotSent, match="bad-header"):
        await client.get("http://127.0.0.1/", headers={"If-None-Match": "x\r\nHost: other"})


@pytest.mark.parametrize("body", [b"{}", b"not json"])
async def test_no_fault_names_the_address(client: Client, body: bytes) -> None:
    for url in (f"http://127.0.0.1:{free_port()}{SECRET}", f"http://nowhere.invalid{SECRET}", f"nothing{SECRET}"):
        with pytest.raises(NotSent) as caught:
            await client.post(url, body)
        assert "SECRET" not in repr(caught.value)
        assert caught.value.__suppress_context__ or caught.value.__context__ is None
