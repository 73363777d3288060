"""The role *updates*: taking in what people write, by webhook or long polling, and answering it."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from starlette.routing import Route

from bot.dialogues import router
from bot.ears import NumberEar, PollingEar, WebhookEar
from bot.fleet import Fleet, Line
from bot.house import webhook_words
from bot.parts import Parts
from bot.platforms import whatsapp
from bot.platforms.telegram.updates import TelegramUpdates
from bot.settings import Settings
from bot.stage import WHATSAPP_WEBHOOK, Stage
from domain.intake import Raw
from handlers.intake import Intake
from handlers.keeping import Keeper
from handlers.listening import Ear, Listening
from handlers.mailroom import Mailroom, heeding
from handlers.poller import Poller
from handlers.shell.house import House
from handlers.telegram.comments import overhearing
from handlers.telegram.wanted import bare, person, wanted
from handlers.telegram.webhook import Door, webhook
from handlers.whatsapp import webhook as whatsapp_webhook
from handlers.whatsapp.events import person as whatsapp_person
from services import accounts
from services.leases import Hold

WEBHOOK = "/telegram/webhook"


@dataclass(frozen=True, slots=True)
class Webhooks:
    """Where all bots' updates are brought: a path and a secret each, made from one address and one secret."""

    url: str
    secret: str
    first: int  # the account that has the bare path and the secret itself

    def url_of(self, line: Line) -> str:
        """Where this bot's updates are brought."""
        return self.url if line.bot.account_id == self.first else f"{self.url}/{line.bot.ref}"

    def secret_of(self, line: Line) -> str:
        """What this bot's messenger says, and no other bot's."""
        if line.bot.account_id == self.first:
            return self.secret
        return hmac.digest(self.secret.encode(), line.bot.ref.encode(), "sha256").hex()


def listening(settings: Settings, parts: Parts, stage: Stage, fleet: Fleet, process_id: str) -> Listening:
    """Intake, and a poller or a webhook for every account that this process gets the lease of."""
    house, holds = parts.house, dict[int, Hold]()
    route = router(parts.office, parts.link, parts.quiet).route
    mailroom = Mailroom(parts.platforms, heeding(house.sessions))
    intake = Intake(house.sessions, house.reads, fleet.translators, route, mailroom, house.now)
    intake.holds = holds
    ears = Ears(house, fleet, intake, holds)
    if settings.telegram_webhook_url and settings.telegram_webhook_secret:
        secret = settings.telegram_webhook_secret.get_secret_value()
        ears.webhooks = Webhooks(settings.telegram_webhook_url, secret, house.account_id)
        receive = webhook(ears.door)
        for path in (WEBHOOK, WEBHOOK + "/{bot}"):
            stage.app.router.routes.insert(0, Route(path, receive, methods=["POST"]))
    words = webhook_words(settings)
    if words is not None:
        receive_signed = whatsapp_webhook.webhook(whatsapp_webhook.Door(*words, ears.box))
        stage.app.router.routes.insert(0, Route(WHATSAPP_WEBHOOK, receive_signed, methods=["GET", "POST"]))
        if stage.bring is not None:
            stage.bring(stage.address + WHATSAPP_WEBHOOK)
    return Listening(house.sessions, process_id, ears.current, holds, intake)


@dataclass(slots=True)
class Ears:
    """The way in of every line and number of the fleet; one that is exchanged gets another."""

    house: House
    fleet: Fleet
    intake: Intake
    holds: Mapping[int, Hold]
    webhooks: Webhooks | None = None
    _made: dict[int, tuple[Line | whatsapp.Api, Ear]] = field(default_factory=dict)

    def current(self) -> Mapping[int, Ear]:
        """One ear for each account that can be spoken through."""
        ways: dict[int, Line | whatsapp.Api] = {**self.fleet.lines, **self.fleet.numbers}
        for account_id in set(self._made) - set(ways):
            del self._made[account_id]
        for account_id, way in ways.items():
            if account_id not in self._made or self._made[account_id][0] is not way:
                self._made[account_id] = way, self._ear(way) if isinstance(way, Line) else NumberEar(way)
        return {account_id: ear for account_id, (_, ear) in self._made.items()}

    def door(self, ref: str) -> Door | None:
        """Where a bot's updates are brought; "" is the first account."""
        for account_id, line in self.fleet.lines.items():
            if self.webhooks and ref == ("" if account_id == self.webhooks.first else line.bot.ref):
                return Door(self._keeper(line), self.webhooks.secret_of(line))
        return None

    def box(self, number_id: str | None) -> Keeper | None:
        """Where the updates of one of our WhatsApp numbers are kept; what names none goes to the first."""
        account_id = self.fleet.number_of(number_id)
        if account_id is None:
            return None
        house = self.house
        return Keeper(house.sessions, account_id, whatsapp_person, _anything, self.intake.wake, house.now)

    def _ear(self, line: Line) -> Ear:
        renamed = partial(self._renamed, line)
        if self.webhooks:
            return WebhookEar(line.api, self.webhooks.url_of(line), self.webhooks.secret_of(line), renamed)
        keeper = self._keeper(line)
        keeper.hold = partial(self.holds.get, line.bot.account_id)
        return PollingEar(line.api, Poller(TelegramUpdates(line.api, line.bot.account_id), keeper), renamed)

    def _keeper(self, line: Line) -> Keeper:
        is_wanted = partial(wanted, bot=line.bot)
        house, account_id = self.house, line.bot.account_id
        keeper = Keeper(house.sessions, account_id, person, is_wanted, self.intake.wake, house.now, bare)
        keeper.overheard = overhearing(house.sessions, house.reads, account_id, house.now)
        return keeper

    async def _renamed(self, line: Line, username: str) -> None:
        async with self.house.sessions.begin() as session:
            await accounts.name(session, line.bot.account_id, username)


def _anything(_update: Raw) -> bool:
    """Nobody talks to a WhatsApp number but to us."""
    return True
