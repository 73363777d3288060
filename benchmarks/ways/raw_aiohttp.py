"""aiohttp alone, in a loop that records nothing."""

import asyncio
from collections.abc import Iterator

import aiohttp
import uvloop

from benchmarks.measure import TEXT, TOKEN, Task, measured

IN_FLIGHT = 512


async def _work(session: aiohttp.ClientSession, url: str, chats: Iterator[int]) -> int:
    done = 0
    for chat in chats:
        async with session.post(url, json={"chat_id": chat, "text": TEXT}) as response:
            await response.json()
        done += 1
    return done


async def main() -> None:
    """Send with so many requests in flight."""
    task = Task()
    url, chats = f"{task.url}/bot{TOKEN}/sendMessage", iter(task.chats)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=IN_FLIGHT, ssl=task.tls)) as session:

        async def send() -> int:
            return sum(await asyncio.gather(*(_work(session, url, chats) for _ in range(IN_FLIGHT))))

        await measured(send)


if __name__ == "__main__":
    uvloop.run(main())
