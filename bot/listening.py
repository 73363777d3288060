"""The role *updates*: taking in what people write, by webhook or long polling, and answering it."""

from collections.abc import Coroutine
from functools import partial
from typing import Any

from starlette.routing import Route

from bot.dialogues import router
from bot.parts import Parts
from bot.platforms.telegram import Api, account
from bot.platforms.telegram.updates import TelegramUpdates
from bot.settings import Settings
from bot.stage import Stage
from handlers.intake import Intake
from handlers.keeping import Keeper
from handlers.mailroom import Mailroom, heeding
from handlers.poller import Poller
from handlers.telegram.translate import Bot, translate
from handlers.telegram.wanted import person, wanted
from handlers.telegram.webhook import webhook

WEBHOOK = "/telegram/webhook"


async def listening(
    settings: Settings, parts: Parts, stage: Stage, api: Api, bot: Bot
) -> tuple[Coroutine[Any, Any, None], ...]:
    """Intake, and either the webhook or the poller."""
    house = parts.house
    reading = {house.account_id: lambda payload, at: translate(payload, bot, at)}
    route = router(parts.office, parts.link, parts.quiet).route
    mailroom = Mailroom(parts.platforms, heeding(house.sessions))
    intake = Intake(house.sessions, house.reads, reading, route, mailroom, house.now)
    keeper = Keeper(house.sessions, house.account_id, person, partial(wanted, bot=bot), intake.wake, house.now)
    if settings.telegram_webhook_url and settings.telegram_webhook_secret:
        secret = settings.telegram_webhook_secret.get_secret_value()
        stage.app.router.routes.insert(0, Route(WEBHOOK, webhook(keeper, secret), methods=["POST"]))
        await account.listen(api, settings.telegram_webhook_url, secret)
        return (intake.run(),)
    await account.stop_listening(api)
    return intake.run(), Poller(TelegramUpdates(api, house.account_id), keeper).run()
