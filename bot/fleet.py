"""The fleet: every account of the house as this process speaks through it, kept as the database says.

An account that is added, gets a new token or is let go changes here within seconds; nothing must be started anew.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.http import Client, Fault
from bot.platforms import whatsapp
from bot.platforms.closed import Closed
from bot.platforms.telegram import Api, Telegram
from bot.platforms.whatsapp.api import dialled
from domain.intake import Raw
from domain.message import Held, Later
from domain.platform import PlatformName
from domain.ports import Archive, Lookout, MenuKeeper, Platform
from domain.refusal import Refusal
from handlers import whatsapp as whatsapp_in
from handlers.intake import Event
from handlers.shell.house import House
from handlers.telegram.translate import Bot, translate
from handlers.whatsapp import Number
from services import accounts
from services.accounts import Known
from services.token_safe import TokenSafe

EVERY = 3.0
"""Seconds between two looks at the accounts."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Line:
    """One bot that can be spoken through."""

    api: Api
    bot: Bot


@dataclass(frozen=True, slots=True)
class Keys:
    """How tokens are had: each platform's first from the settings, the others' from the safe."""

    first: Mapping[PlatformName, str]
    safe: TokenSafe

    def token(self, known: Known) -> str:
        """The token of an account; refused where it can't be opened."""
        if known.sealed_token is None:
            if known.platform not in self.first:
                raise Refusal("no-account-there", platform=known.platform.value)
            return self.first[known.platform]
        return self.safe.open(known.sealed_token, known.name)


class Fleet:
    """All its registers (`platforms`, `menus`, `lines` …) are live: whoever holds one sees every change."""

    def __init__(self, house: House, client: Client, servers: Mapping[PlatformName, str], keys: Keys) -> None:
        self.platforms: dict[int, Platform] = {}
        self.menus: dict[int, MenuKeeper] = {}
        self.lookouts: dict[int, Lookout] = {}
        self.lines: dict[int, Line] = {}
        self.numbers: dict[int, whatsapp.Api] = {}
        self.archives: dict[int, Archive] = {}
        self.translators: dict[int, Callable[[Raw, datetime], Event | None]] = {}
        self._house, self._client, self._servers, self._keys = house, client, servers, keys
        self._seen: dict[int, Known] = {}

    def number_of(self, number_id: str | None) -> int | None:
        """The account behind a number's id; the first number's where none is named."""
        known = (each for account_id, each in self._seen.items() if account_id in self.numbers)
        return next((each.account_id for each in known if number_id in {None, each.external_id}), None)

    def name(self, account_id: int) -> str:
        """What people call an account."""
        return self._seen[account_id].name

    async def muster(self, *, strict: bool) -> None:
        """Look at the accounts; `strict`: one that can't be opened is refused instead of left aside."""
        async with self._house.reads() as session:
            found = await accounts.known(session)
        for each in found:
            if self._seen.get(each.account_id) != each:
                self._take(each, strict=strict)
                self._seen[each.account_id] = each

    async def ask_numbers(self) -> None:
        """Learn what people dial to reach our numbers; one that can't be asked now is known by its id until later."""
        for account_id, api in self.numbers.items():
            try:
                said = await api.number()
            except Fault as fault:
                log.warning("number-not-asked", account=account_id, fault=type(fault).__name__)
                continue
            if not said.ok:
                log.warning("number-not-ready", account=account_id, code=said.code or said.status)
                continue
            async with self._house.sessions.begin() as session:
                await accounts.name(session, account_id, dialled(said))
        await self.muster(strict=False)

    async def fetch(self, held: Held) -> bytes | Later | None:
        """The bytes of a medium that one of our accounts has, for another one to send."""
        archive = self.archives.get(held.account_id)
        return await archive.fetch(held.ref) if archive else None

    async def run(self) -> None:
        """Follow the database until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.muster(strict=False)
            except SQLAlchemyError as fault:
                log.warning("accounts-not-read", fault=type(fault).__name__)

    def _take(self, known: Known, *, strict: bool) -> None:
        try:
            token = None if known.removed else self._keys.token(known)
        except Refusal as refusal:
            if strict:
                raise
            log.warning("account-closed", account=known.account_id, why=refusal.key)
            token = None
        if token is None:
            self._close(known)
        else:
            self._open(known, token)

    def _open(self, known: Known, token: str) -> None:
        before = self._seen.get(known.account_id)
        opened = not isinstance(self.platforms.get(known.account_id), Closed | None)
        if opened and before and _same_line(before, known):
            return
        server = self._servers[known.platform]
        if known.platform is PlatformName.WHATSAPP:
            number = whatsapp.Api(self._client, server, known.external_id, token)
            self.numbers[known.account_id] = number
            speaker = whatsapp.WhatsApp(number, known.account_id, known.username, self.fetch)
            self.platforms[known.account_id] = self.archives[known.account_id] = speaker
            self.translators[known.account_id] = partial(_heard, Number(known.account_id, known.username))
        else:
            self._open_bot(known, Api(self._client, server, token))

    def _open_bot(self, known: Known, api: Api) -> None:
        bot = Bot(known.account_id, known.external_id, known.username)
        telegram = Telegram(api, known.account_id, known.username, paid=known.paid, fetch=self.fetch)
        self.archives[known.account_id] = telegram
        self.platforms[known.account_id] = self.menus[known.account_id] = telegram
        self.lookouts[known.account_id] = telegram
        self.translators[known.account_id] = partial(_translated, bot)
        self.lines[known.account_id] = Line(api, bot)

    def _close(self, known: Known) -> None:
        self.platforms[known.account_id] = Closed(known.platform, known.account_id, known.username)
        for kept in (self.menus, self.lookouts, self.lines, self.numbers, self.translators, self.archives):
            kept.pop(known.account_id, None)


def _same_line(before: Known, after: Known) -> bool:
    """Whether only the rate or the office has changed, which nobody here needs to know."""
    keys = ("sealed_token", "username", "paid", "removed")
    return all(getattr(before, key) == getattr(after, key) for key in keys)


def _heard(number: Number, payload: Raw, at: datetime) -> Event | None:
    return whatsapp_in.translate(payload, number, at)


def _translated(bot: Bot, payload: Raw, at: datetime) -> Event | None:
    return translate(payload, bot, at)
