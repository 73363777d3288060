"""SiarKIM's HTTP client alone, in a loop that records nothing."""

import asyncio
import json
from collections.abc import Iterator

import uvloop

from benchmarks.measure import TEXT, TOKEN, Task, measured
from bot.http import Client, opened

IN_FLIGHT = 512


async def _work(client: Client, url: str, chats: Iterator[int]) -> int:
    done = 0
    for chat in chats:
        answer = await client.post(url, json.dumps({"chat_id": chat, "text": TEXT}).encode())
        json.loads(answer.body)
        done += 1
    return done


async def main() -> None:
    """Send with so many requests in flight."""
    task = Task()
    url, chats = f"{task.url}/bot{TOKEN}/sendMessage", iter(task.chats)
    async with opened(tls=task.tls) as client:

        async def send() -> int:
            return sum(await asyncio.gather(*(_work(client, url, chats) for _ in range(IN_FLIGHT))))

        await measured(send)


if __name__ == "__main__":
    uvloop.run(main())
