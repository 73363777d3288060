"""aiogram-broadcaster: a mailer without interval, which sends one after another."""

import asyncio

from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents import TextContent

from benchmarks.measure import TEXT, Task, measured
from benchmarks.ways.aiogram_session import opened


async def main() -> None:
    """Send with one mailer."""
    task = Task()
    async with opened(task) as bot:
        broadcaster = Broadcaster(bot)

        async def send() -> int:
            mailer = await broadcaster.create_mailer(chats=task.chats, content=TextContent(text=TEXT))
            await mailer.start()
            return task.number

        await measured(send)


if __name__ == "__main__":
    asyncio.run(main())
