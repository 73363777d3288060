"""The installation as `siarkim setup` sees it: the file of settings, and the bot at its messenger."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values, set_key

from bot import http
from bot.house import opened_house
from bot.introduction import number_introduced
from bot.links import private_link
from bot.platforms import whatsapp
from bot.platforms.telegram import Api, Refused, account
from bot.settings import PROJECT, Settings, is_token
from domain.refusal import Refusal
from handlers.shell.house import OpenHouse
from handlers.shell.installing import Introduced
from services import menus, texts
from services.accounts import Known

_EXAMPLE = PROJECT / ".env.example"


@dataclass(frozen=True, slots=True)
class Installation:
    """Settings in `file`; every question to the messenger goes to its Bot API server."""

    file: Path = PROJECT / ".env"

    def known(self, name: str) -> str:
        """What a setting is now, in the environment or the file."""
        return os.environ.get(name) or (dotenv_values(self.file).get(name) or "" if self.file.exists() else "")

    def keep(self, name: str, value: str) -> None:
        """Write a setting; the file begins as a copy of the example, and nobody else may read it."""
        try:
            if not self.file.exists():
                with os.fdopen(os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(_EXAMPLE.read_bytes())
            self.file.chmod(0o600)
            set_key(self.file, name, value, quote_mode="never")
        except OSError:
            raise Refusal("folder-unwritable", folder=str(self.file.parent)) from None

    async def introduce(self, token: str) -> Introduced:
        """Ask the messenger who this is."""
        if not is_token(token):
            raise Refusal("token-shape")
        async with self._asking(token) as api:
            me = await account.me(api)
        return Introduced(me.username, me.joins_groups, me.reads_groups)

    async def dress(self, token: str) -> None:
        """Commands, descriptions and the menu button, in both languages."""
        async with self._asking(token) as api:
            await account.offer_commands(api, menus.for_everybody())
            for language in texts.LANGUAGES:
                description, about = texts.say("bot-description", language), texts.say("bot-about", language)
                await account.describe(api, language, description, about)
            await account.show_menu(api)

    def open_house(self) -> OpenHouse:
        """How the house opens with the settings as they are now."""
        return partial(opened_house, Settings(_env_file=self.file))

    async def dial(self, token: str, number_id: str) -> str:
        """Ask WhatsApp which number this is."""
        server = (self.known("WHATSAPP_API_URL") or Settings.model_fields["whatsapp_api_url"].default).rstrip("/")
        async with http.opened() as client:
            return await number_introduced(whatsapp.Api(client, server, number_id, token), urlsplit(server).netloc)

    def link(self, account: Known, payload: str) -> str:
        """The address that opens a chat with an account and hands it a payload."""
        return private_link(account, payload)

    @asynccontextmanager
    async def _asking(self, token: str) -> AsyncIterator[Api]:
        server = (self.known("TELEGRAM_API_URL") or "https://api.telegram.org").rstrip("/")
        host = urlsplit(server).netloc
        try:
            async with http.opened() as client:
                yield Api(client, server, token)
        except Refused as refused:
            raise Refusal("token-wrong" if refused.code in {401, 404} else "server-refuses", host=host) from None
        except http.Fault:
            raise Refusal("server-unreachable", host=host) from None
