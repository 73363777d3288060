"""The life of one process: take lock and port, open the house, start the parts, stop cleanly."""

import asyncio
import signal
import socket
import sys
from contextlib import AsyncExitStack

import uvloop

from bot import web
from bot.house import database_file, identity, opened_house
from bot.lock import alone
from bot.settings import Settings
from bot.stage import Stage, staged
from bot.wiring import working
from services import texts


def run(settings: Settings) -> None:
    """Run until Ctrl-C or SIGTERM; whatever keeps it from starting is a Refusal."""
    with alone(database_file(settings)):
        host = "127.0.0.1" if settings.simulated else settings.web_host  # the simulator never leaves this machine
        listening = web.take(host, settings.web_port)
        uvloop.run(_live(settings, listening))
    sys.stderr.write(texts.say("stopped") + "\n")


async def _live(settings: Settings, listening: socket.socket) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(opened_house(settings))
        stage = await stack.enter_async_context(staged(settings, listening))
        name = await stack.enter_async_context(working(settings, house, stage))
        sys.stderr.write(_greeting(settings, stage, name) + "\n")
        await stopping.wait()


def _greeting(settings: Settings, stage: Stage, bot: str) -> str:
    if settings.simulated:
        return texts.say("started-simulator", values={"address": stage.address})
    admins = ", ".join(identity(settings).admin_refs) or texts.say("started-no-admins")
    return texts.say("started-live", values={"bot": bot, "address": stage.address, "admins": admins})
