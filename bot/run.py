"""The life of one process: take lock and port, open the house, start the parts, stop cleanly."""

import asyncio
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field

import uvloop

from bot import memory, systemd, web
from bot.house import database_file, opened_house
from bot.lock import alone
from bot.roles import Role, Roles, chosen, named
from bot.settings import Settings
from bot.stage import Stage, staged, web_host
from bot.wiring import working
from domain.refusal import Refusal
from services import texts


def run(settings: Settings, spoken: str | None = None) -> None:
    """Run (the roles that were asked for) until Ctrl-C or SIGTERM; whatever keeps it from starting is a Refusal."""
    file = database_file(settings)
    roles = chosen(spoken, shared=file is None)
    with alone(file):
        listening = web.take(web_host(settings), settings.web_port) if _is_reached(settings, roles) else None
        try:
            uvloop.run(_live(settings, roles, listening))
        except BaseExceptionGroup as fault:
            raise _refusal_in(fault) or fault from None
    sys.stderr.write(texts.say("stopped") + "\n")


def _refusal_in(fault: BaseExceptionGroup[BaseException]) -> Refusal | None:
    """What kept it from starting, out of what had been begun by then."""
    found: BaseException | None = fault.subgroup(Refusal)
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    return found if isinstance(found, Refusal) else None


def _is_reached(settings: Settings, roles: Roles) -> bool:
    """Whether anybody calls this process: for its pages, or with updates."""
    brought = settings.telegram_webhook_url or settings.whatsapp_access_token
    return Role.WEB in roles or (Role.UPDATES in roles and bool(brought))


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the life of the process and whoever watches over it tell each other."""

    started: asyncio.Event = field(default_factory=asyncio.Event)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)


async def _live(settings: Settings, roles: Roles, listening: socket.socket | None) -> None:
    """A stop during the start is heard at once; later on, the parts are stopped in peace."""
    signs = _Signs()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, signs.stopping.set)
    life = asyncio.create_task(_life(settings, roles, listening, signs))
    stop = asyncio.create_task(signs.stopping.wait())
    await asyncio.wait({life, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if not signs.started.is_set():
        life.cancel()
    with suppress(asyncio.CancelledError):
        await life


async def _life(settings: Settings, roles: Roles, listening: socket.socket | None, signs: _Signs) -> None:
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(opened_house(settings))
        stage = await stack.enter_async_context(staged(settings, listening))
        name = await stack.enter_async_context(working(settings, house, stage, roles))
        greeting = _greeting(settings, stage, name, house.first_admins)
        if Role.WEB not in roles:
            greeting = texts.say("started-roles", values={"bot": name, "roles": named(roles)})
        sys.stderr.write(greeting + "\n")
        memory.settle()
        systemd.tell("READY=1")
        signs.started.set()
        await signs.stopping.wait()
        systemd.tell("STOPPING=1")


def _greeting(settings: Settings, stage: Stage, bot: str, first_admins: Sequence[str]) -> str:
    if settings.simulated:
        return texts.say("started-simulator", values={"address": stage.address})
    admins = ", ".join(first_admins) or texts.say("started-no-admins")
    return texts.say("started-live", values={"bot": bot, "address": stage.address, "admins": admins})
