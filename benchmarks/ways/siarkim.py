"""SiarKIM's whole path: the house as `siarkim run` wires it, with everything else that it does meanwhile.

Planned, claimed, paced, sent, recorded; over when the last outcome is committed.
More arguments: database, rate, platform.
"""

import asyncio
import os

import uvloop
from starlette.applications import Starlette

from benchmarks import town
from benchmarks.measure import Task, measured
from bot import memory
from bot.house import opened_house
from bot.stage import Stage
from bot.wiring import working
from domain.platform import PlatformName
from handlers.shell.house import House
from services import broadcasts

_LOOK = 0.1


async def main() -> None:
    """Send one broadcast."""
    task = Task()
    os.environ["SSL_CERT_FILE"] = task.ca
    database_url, rate = task.more[0], int(task.more[1])
    platform = PlatformName(task.more[2]) if len(task.more) > 2 else PlatformName.TELEGRAM
    settings = town.settings(database_url, task.url)
    async with opened_house(settings) as house:
        stage = Stage(Starlette(), task.url, task.url)
        async with working(settings, house, stage):
            async with house.sessions.begin() as session:
                await town.set_rate(session, rate)
                await town.move(session, platform)
            memory.settle()
            await measured(lambda: _send(house))


async def _send(house: House) -> int:
    async with house.sessions.begin() as session:
        broadcast_id = await town.broadcast(session)
    while True:
        await asyncio.sleep(_LOOK)
        async with house.reads() as session:
            if await town.is_over(session, broadcast_id):
                counts = await broadcasts.counts(session, broadcast_id)
                return counts.arrived + counts.failed


if __name__ == "__main__":
    uvloop.run(main())
