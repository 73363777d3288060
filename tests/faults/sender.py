"""A process that does nothing but deliver, until somebody kills it: DATABASE_URL, server's URL, engine."""

import asyncio
import signal
import sys

import uvloop

from bot.engine.embedded import Embedded
from data.database import opened
from tests.delivering import delivering


async def main(database_url: str, server_url: str) -> None:
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stopping.set)  # also where the shell ignores it
    async with opened(database_url) as database, delivering(database, server_url, engine=Embedded()):
        await stopping.wait()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], sys.argv[2]))
