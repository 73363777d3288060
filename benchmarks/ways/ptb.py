"""python-telegram-bot: `Bot.send_message` with its default request, and gather."""

import asyncio
import os

from telegram import Bot
from telegram.error import TelegramError

from benchmarks.measure import TEXT, TOKEN, Task, measured


async def main() -> None:
    """Send to all at once, as its examples do."""
    task = Task()
    os.environ["SSL_CERT_FILE"] = task.ca
    bot = Bot(TOKEN, base_url=f"{task.url}/bot")

    async def one(chat: int) -> int:
        try:
            await bot.send_message(chat, TEXT)
        except TelegramError as error:
            return int("blocked" in str(error))
        return 1

    async def send() -> int:
        return sum(await asyncio.gather(*(one(chat) for chat in task.chats)))

    async with bot:
        await measured(send)


if __name__ == "__main__":
    asyncio.run(main())
