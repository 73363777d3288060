"""Connections are kept, counted, and never used once the other side may have hung up."""

import asyncio
from collections import Counter

import pytest

from bot.http import Client, Limits, NoAnswer, NotSent, opened
from tests.servers import OK, SECRET, forever_fine, free_port, read_request, reset, serving


async def test_one_connection_serves_one_request_after_another() -> None:
    connections = Counter[int]()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            await read_request(reader)
            connections[id(writer)] += 1
            writer.write(OK)
            await writer.drain()

    async with opened() as client, serving(behave) as url:
        for _ in range(3):
            await client.post(url, b"{}")
    assert list(connections.values()) == [3]


async def test_no_free_connection_in_time_sent_nothing() -> None:
    release, taken = asyncio.Event(), asyncio.Semaphore(0)

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        taken.release()
        await release.wait()
        writer.write(OK)
        await writer.drain()

    async with opened(Limits(connections=4, connect=2)) as client, serving(behave) as url:
        busy = [asyncio.create_task(client.post(url, b"{}")) for _ in range(4)]
        for _ in busy:
            await taken.acquire()
        with pytest.raises(NotSent, match="connect-timeout"):
            await client.post(url, b"{}")
        release.set()
        assert {answer.status for answer in await asyncio.gather(*busy)} == {200}
        assert (await client.post(url, b"{}")).status == 200


async def test_a_slow_host_keeps_nobody_else_waiting() -> None:
    release = asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await release.wait()
        writer.write(OK)
        await writer.drain()

    async with opened(Limits(connections=4, per_host=2)) as client, serving(slow) as lame, serving(forever_fine) as url:
        waiting = [asyncio.create_task(client.post(lame, b"{}")) for _ in range(8)]
        await asyncio.sleep(0.05)
        assert (await asyncio.wait_for(client.post(url, b"{}"), 30)).status == 200
        release.set()
        await asyncio.gather(*waiting)


@pytest.mark.parametrize("closing", [b"Connection: close\r\n", b""])
async def test_a_connection_that_the_server_closed_is_not_used_again(closing: bytes) -> None:
    served = 0

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal served
        await read_request(reader)
        served += 1
        writer.write(OK.replace(b"\r\n\r\n", b"\r\n" + closing + b"\r\n"))
        await writer.drain()

    async with opened() as client, serving(behave) as url:
        for _ in range(3):
            assert (await client.post(url, b"{}")).status == 200
            await asyncio.sleep(0.02)  # the server's farewell arrives
    assert served == 3


async def test_a_kept_connection_that_breaks_after_the_request_left_leaves_us_not_knowing() -> None:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(OK)
        await writer.drain()
        await read_request(reader)
        reset(writer)

    async with opened() as client, serving(behave) as url:
        await client.post(url, b"{}")
        with pytest.raises(NoAnswer, match="reset"):
            await client.post(url, b"{}")


async def test_a_farewell_that_the_loop_has_not_heard_yet_is_seen_before_anything_is_written() -> None:
    served, hung_up = 0, asyncio.Event()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal served
        await read_request(reader)
        served += 1
        writer.write(OK)
        await writer.drain()
        writer.close()
        hung_up.set()

    async with opened() as client, serving(behave) as url:
        assert (await client.post(url, b"{}")).status == 200
        await hung_up.wait()  # in the same turn of the loop: our side has not been told
        assert (await client.post(url, b"{}")).status == 200
    assert served == 2


async def test_what_comes_unasked_closes_the_connection_and_answers_nobody() -> None:
    served = 0

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal served
        await read_request(reader)
        served += 1
        writer.write(OK + b"HTTP/1.1 500 Not Yours\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        await reader.read()

    async with opened() as client, serving(behave) as url:
        assert [(await client.post(url, b"{}")).status for _ in range(2)] == [200, 200]
    assert served == 2


async def test_a_connection_that_rested_too_long_is_given_up() -> None:
    ended = asyncio.Event()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(OK)
        await writer.drain()
        await reader.read()
        ended.set()

    async with opened(Limits(rest=0.1)) as client, serving(behave) as url:
        await client.post(url, b"{}")
        await asyncio.wait_for(ended.wait(), 30)
        assert pool_is_empty(client)


async def test_whoever_waits_to_dial_takes_a_connection_that_became_free() -> None:
    connections = set[int]()

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.add(id(writer))
        await forever_fine(reader, writer)

    async with opened(Limits(dialling=2)) as client, serving(behave) as url:
        answers = await asyncio.gather(*(client.post(url, b"{}") for _ in range(100)))
    assert {answer.status for answer in answers} == {200}
    assert len(connections) < 60


async def test_refused_connections_do_not_use_the_pool_up() -> None:
    async with opened(Limits(connections=2, connect=30)) as client, serving(forever_fine) as url:
        for _ in range(5):
            with pytest.raises(NotSent, match="no-connection"):
                await client.post(f"http://127.0.0.1:{free_port()}{SECRET}", b"{}")
        assert (await client.post(url, b"{}")).status == 200


def pool_is_empty(client: Client) -> bool:
    """Nothing is kept of a host that nobody speaks to."""
    return not client._pool._hosts
