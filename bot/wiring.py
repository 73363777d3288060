"""Handing every part what it needs, and keeping them all going until the process stops."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import Route

from bot import http
from bot.dialogues import router
from bot.engine.embedded import Embedded
from bot.feeds import opened_feeds
from bot.house import identity
from bot.menu import commands
from bot.parts import Parts
from bot.platforms.telegram import Api, Refused, Telegram, account
from bot.platforms.telegram.updates import TelegramUpdates
from bot.settings import Settings
from bot.stage import Stage
from bot.ticks import ticks
from domain.refusal import Refusal
from handlers.intake import Intake
from handlers.keeping import Keeper
from handlers.mailroom import Mailroom
from handlers.poller import Poller
from handlers.shell.house import House
from handlers.telegram.translate import Bot, translate
from handlers.telegram.wanted import person, wanted
from handlers.telegram.webhook import webhook
from scheduler import timetable
from scheduler.deliver import Deliver
from services import accounts, broadcasts

WEBHOOK = "/telegram/webhook"
Work = Coroutine[Any, Any, None]


@asynccontextmanager
async def working(settings: Settings, house: House, stage: Stage) -> AsyncIterator[str]:
    """Everything that works while the block lasts; yields the bot's name."""
    async with http.opened() as client, opened_feeds(settings) as source:
        api = Api(client, stage.api_url, identity(settings).token)
        bot = await _introduced(settings, house, api)
        platforms = {house.account_id: Telegram(api, house.account_id, bot.username)}
        parts = Parts(house, platforms, Embedded(), settings.quiet, source, settings.backup_folder)
        async with house.sessions.begin() as session:
            await broadcasts.recall(session)
        async with _going(*_delivering(parts), *await _listening(settings, parts, stage, api, bot)):
            stage.up = True
            yield f"@{bot.username}" if bot.username else bot.ref


async def _introduced(settings: Settings, house: House, api: Api) -> Bot:
    """Who the bot is; refused with one line where the token is wrong or the server away."""
    try:
        me = await account.me(api)
        await account.offer_commands(api, commands())
    except Refused as refused:
        wrong = refused.code in {401, 404}
        raise Refusal("token-wrong" if wrong else "server-refuses", host=_host(settings)) from None
    except http.Fault:
        raise Refusal("server-unreachable", host=_host(settings)) from None
    async with house.sessions.begin() as session:
        await accounts.claim(session, accounts.Bot(identity(settings).bot_id, settings.telegram_rate, me.username))
    return Bot(house.account_id, me.id, me.username)


def _host(settings: Settings) -> str:
    return urlsplit(settings.telegram_api_url).netloc


def _delivering(parts: Parts) -> tuple[Work, ...]:
    house = parts.house
    deliver = Deliver(house.sessions, house.reads, parts.platforms, parts.engine, house.now, parts.quiet)
    return parts.engine.work(deliver), timetable.keep(ticks(parts))


async def _listening(settings: Settings, parts: Parts, stage: Stage, api: Api, bot: Bot) -> tuple[Work, ...]:
    """Intake, and either the webhook or the poller."""
    house = parts.house
    reading = {house.account_id: lambda payload, at: translate(payload, bot, at)}
    route = router(parts.office, parts.link, parts.quiet).route
    intake = Intake(house.sessions, house.reads, reading, route, Mailroom(parts.platforms), house.now)
    keeper = Keeper(house.sessions, house.account_id, person, partial(wanted, bot=bot), intake.wake, house.now)
    if settings.telegram_webhook_url and settings.telegram_webhook_secret:
        secret = settings.telegram_webhook_secret.get_secret_value()
        stage.app.router.routes.insert(0, Route(WEBHOOK, webhook(keeper, secret), methods=["POST"]))
        await account.listen(api, settings.telegram_webhook_url, secret)
        return (intake.run(),)
    await account.stop_listening(api)
    return intake.run(), Poller(TelegramUpdates(api, house.account_id), keeper).run()


@asynccontextmanager
async def _going(*works: Work) -> AsyncIterator[None]:
    """Run some works side by side during the block; one that ends on its own is a bug and ends them all."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
        tasks.append(group.create_task(_watch(frozenset(tasks))))
        yield
        for task in tasks:
            task.cancel()


async def _watch(tasks: frozenset[asyncio.Task[None]]) -> None:
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    raise RuntimeError("a part that works until the process stops has ended")
