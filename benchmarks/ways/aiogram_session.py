"""aiogram 3: `Bot.send_message` with its default session, and gather."""

import asyncio
from contextlib import suppress

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError

from benchmarks.measure import TEXT, TOKEN, Task, measured


def opened(task: Task) -> Bot:
    """A bot with the default session, which trusts the server's certificate."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(task.url))
    session._connector_init["ssl"] = task.tls
    return Bot(TOKEN, session=session)


async def main() -> None:
    """Send to all at once."""
    task = Task()

    async def one(chat: int) -> int:
        with suppress(TelegramForbiddenError):
            await bot.send_message(chat, TEXT)
        return 1

    async def send() -> int:
        return sum(await asyncio.gather(*(one(chat) for chat in task.chats)))

    async with opened(task) as bot:
        await measured(send)


if __name__ == "__main__":
    asyncio.run(main())
