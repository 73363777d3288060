"""Ears: how the updates of one bot come in, by long polling or by webhook."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

import structlog

from bot.http import Fault
from bot.platforms import whatsapp
from bot.platforms.telegram import Api, Refused, account
from handlers.poller import Poller
from services import menus

log = structlog.get_logger()

AGAIN = 10.0
"""Seconds until a bot that could not be made ready is tried again."""

CHECK = 30.0
"""Seconds between two questions whether the webhook is still ours."""

Renamed = Callable[[str], Awaitable[None]]


@dataclass(slots=True)
class PollingEar:
    """Fetches, once the bot has its menu and no webhook."""

    api: Api
    poller: Poller
    renamed: Renamed

    @property
    def good_at(self) -> float | None:
        """When updates were last fetched and kept."""
        return self.poller.good_at

    async def run(self) -> None:
        """Make ready, then fetch until cancelled."""
        await _ready(self.api, self.renamed, lambda: account.stop_listening(self.api))
        await self.poller.run()


@dataclass(slots=True)
class WebhookEar:
    """Has updates brought to `url`, and looks now and then whether they still are."""

    api: Api
    url: str
    secret: str
    renamed: Renamed
    good_at: float | None = None

    async def run(self) -> None:
        """Make ready, then watch until cancelled."""
        await _ready(self.api, self.renamed, self._ask)
        while True:
            await asyncio.sleep(CHECK)
            try:
                await self._look()
            except (Refused, Fault) as fault:
                log.warning("webhook-not-checked", fault=type(fault).__name__)

    async def _ask(self) -> None:
        await account.listen(self.api, self.url, self.secret)
        self.good_at = monotonic()

    async def _look(self) -> None:
        hook = await account.webhook(self.api)
        if hook.url != self.url:
            log.warning("webhook-lost")
            await self._ask()
        elif not (hook.waiting and hook.last_error):
            self.good_at = monotonic()


@dataclass(slots=True)
class NumberEar:
    """WhatsApp brings what it hears to our webhook by itself; we look now and then whether the number is still good."""

    api: whatsapp.Api
    good_at: float | None = None

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            try:
                said = await self.api.number()
            except Fault as fault:
                log.warning("number-not-asked", fault=type(fault).__name__)
            else:
                if said.ok:
                    self.good_at = monotonic()
                else:
                    log.warning("number-not-ready", code=said.code or said.status)
            await asyncio.sleep(CHECK)


async def _ready(api: Api, renamed: Renamed, listen: Callable[[], Awaitable[None]]) -> None:
    """The bot's name, its menu and its way in, as often as it takes."""
    while True:
        try:
            await listen()
            await renamed((await account.me(api)).username)
            await account.offer_commands(api, menus.for_everybody())
        except (Refused, Fault) as fault:
            log.warning("bot-not-ready", fault=type(fault).__name__, why=getattr(fault, "code", None))
            await asyncio.sleep(AGAIN)
        else:
            return
