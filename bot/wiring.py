"""Handing every part what it needs, and keeping the works of this process's roles going until it stops."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot import http, pulse, systemd
from bot.engine import engine_for
from bot.feeds import opened_feeds
from bot.fleet import Fleet, Keys
from bot.house import database_file, tokens
from bot.introduction import house_introduced
from bot.listening import listening
from bot.machine import machine
from bot.metrics import Metrics
from bot.parts import Parts
from bot.roles import ALL, Role, Roles
from bot.settings import Settings, database_url
from bot.stage import Stage
from bot.ticks import ticks
from domain.platform import PlatformName
from handlers.shell.house import House
from scheduler import timetable
from scheduler.deliver import Deliver
from services import account_admin, broadcasts, processes, texts

Work = Coroutine[Any, Any, None]


@asynccontextmanager
async def working(settings: Settings, house: House, stage: Stage, roles: Roles = ALL) -> AsyncIterator[str]:
    """Everything that works while the block lasts; yields the bot's name."""
    texts.read()
    async with http.opened() as client, opened_feeds(settings) as source:
        await house_introduced(settings, house, client, stage)
        servers = {
            PlatformName.TELEGRAM: stage.api_url,
            PlatformName.WHATSAPP: stage.graph_url or settings.whatsapp_api_url,
        }
        fleet = Fleet(house, client, servers, Keys(tokens(settings), settings.token_safe))
        await _mustered(settings, house, fleet)
        engine = engine_for(database_url(settings), house.sessions)
        look = partial(machine, settings)
        parts = Parts(
            house,
            fleet.platforms,
            engine,
            settings.quiet,
            settings.news_a_day,
            settings.channel_measure,
            settings.terms,
            settings.words,
            source,
            source.pictures,
            settings.backup_folder,
            look,
            fleet.menus,
            fleet.lookouts,
        )
        stage.show_metrics(Metrics(house.reads, look, house.now).__call__)  # an instance would be taken for a whole app
        beat = pulse.Pulse(house.sessions, pulse.identity(roles))
        works: list[Work] = [systemd.keep_alive(partial(_writes, house)), beat.run(), fleet.run()]
        if Role.WORKER in roles:
            works.append(await _delivering(parts))
        if Role.SCHEDULER in roles:
            works.append(timetable.keep(ticks(parts)))
        if Role.UPDATES in roles:
            works.append(listening(settings, parts, stage, fleet, beat.who.process_id).run())
        async with _going(*works):
            stage.health.begin(house.reads, beat)
            yield fleet.name(house.account_id)


async def _mustered(settings: Settings, house: House, fleet: Fleet) -> None:
    """Every account opened; refused with one line where SECRET_KEY does not fit. Alone, we owe nobody a wait."""
    async with house.sessions.begin() as session:
        await account_admin.reseal(session, settings.token_safe)
        if database_file(settings) is not None:
            await processes.alone(session)
    await fleet.muster(strict=True)
    await fleet.ask_numbers()


async def _delivering(parts: Parts) -> Work:
    """Chunks, one after another. An engine of this process has forgotten what the last one had: it gets it again."""
    house = parts.house
    if parts.engine.forgets:
        async with house.sessions.begin() as session:
            await broadcasts.recall(session)
    senders = (parts.platforms, parts.engine, house.now, parts.quiet, parts.news_a_day)
    deliver = Deliver(house.sessions, house.reads, *senders)
    return parts.engine.work(deliver)


async def _writes(house: House) -> bool:
    """Whether the database lets us write: nothing else is worth being alive for."""
    try:
        async with house.sessions.begin() as session:
            await session.connection()
    except SQLAlchemyError:
        return False
    return True


@asynccontextmanager
async def _going(*works: Work) -> AsyncIterator[None]:
    """Run some works side by side during the block; one that ends on its own is a bug and ends them all."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
        if tasks:
            tasks.append(group.create_task(_watch(frozenset(tasks))))
        yield
        for task in tasks:
            task.cancel()


async def _watch(tasks: frozenset[asyncio.Task[None]]) -> None:
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    raise RuntimeError("a part that works until the process stops has ended")
