"""`siarkim setup`: from a token to a house that is ready to run; safe to run again."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated

import typer

from domain.grant import SETUP
from domain.refusal import Refusal
from domain.region import Region
from domain.role import Role
from handlers.shell.house import House
from handlers.shell.installing import Installation, Introduced, until_right
from handlers.shell.setup_number import set_up_number
from services import accounts, invitations, region_loading, texts
from services.granting import Wish

TokenFile = Annotated[str | None, typer.Option("--token-file", help=texts.say("shell-setup-token-file"))]
Place = Annotated[str | None, typer.Option("--region", help=texts.say("shell-setup-region"))]
NoLink = Annotated[bool, typer.Option("--no-link", help=texts.say("shell-setup-no-link"))]


def add(shell: typer.Typer, installation: Installation) -> None:
    """Put the verb into the shell."""

    @shell.command("setup", help=texts.say("shell-setup-help"))
    def _setup(token_file: TokenFile = None, region: Place = None, no_link: NoLink = False) -> None:
        asking = token_file is None and sys.stdin.isatty()
        try:
            _Setup(installation, asking).run(token_file, region, link=not no_link)
        except Refusal as refusal:
            typer.echo(texts.say(refusal.key, values=refusal.values), err=True)
            raise typer.Exit(1) from None


class _Setup:
    """One run: what is asked, and what is kept of it."""

    def __init__(self, installation: Installation, asking: bool) -> None:
        self._at, self._asking = installation, asking

    def run(self, token_file: str | None, region: str | None, *, link: bool) -> None:
        """Question after question; everything is kept as soon as it is known to be right."""
        token = self._token(token_file)
        called = self._bot(*token) if token else set_up_number(self._at, asking=self._asking)
        home = self._home(region)
        self._at.keep("HOME_REGION", home.code)
        _say("setup-home", region=home.title)
        for name in ("SECRET_KEY", "BACKUP_PASSPHRASE"):
            if not self._at.known(name):
                self._at.keep(name, token_urlsafe(24))
        _say("setup-kept", file=str(self._at.file))
        invitation = asyncio.run(self._furnish(called, home, link=link))
        if invitation:
            _say("setup-link", link=invitation, region=home.title)

    def _bot(self, token: str, bot: Introduced) -> str:
        self._at.keep("TELEGRAM_TOKEN", token)
        _say("setup-bot", bot=bot.username)
        self._warn(bot)
        asyncio.run(self._at.dress(token))
        return bot.username

    def _token(self, token_file: str | None) -> tuple[str, Introduced] | None:
        """The bot's token and who it is; None where there is only a WhatsApp number."""
        given = _read(token_file) if token_file else self._at.known("TELEGRAM_TOKEN")
        if given:
            return given, asyncio.run(self._at.introduce(given))
        if self._at.known("WHATSAPP_ACCESS_TOKEN"):
            return None
        self._require_person("--token-file")

        def ask() -> tuple[str, Introduced] | None:
            typed = typer.prompt(texts.say("setup-token"), default="", show_default=False, hide_input=True).strip()
            return (typed, asyncio.run(self._at.introduce(typed))) if typed else None

        return until_right(ask)

    def _home(self, given: str | None) -> Region:
        if given is not None:
            return _only(region_loading.find(given), given)
        if self._at.known("HOME_REGION") and not self._asking:
            return _only(region_loading.find(self._at.known("HOME_REGION")), self._at.known("HOME_REGION"))
        self._require_person("--region")
        return until_right(lambda: _picked(typer.prompt(texts.say("setup-region")).strip()))

    async def _furnish(self, name: str, home: Region, *, link: bool) -> str:
        """The house knows what its account is called; the first administrator's link, if one is wanted."""
        async with self._at.open_house()() as house:
            async with house.sessions.begin() as session:
                await accounts.name(session, house.account_id, name)
                account = await accounts.one(session, house.account_id)
            return self._at.link(account, await _invited(house, home)) if link else ""

    def _require_person(self, flag: str) -> None:
        if not self._asking:
            raise Refusal("setup-needs-flag", flag=flag)

    def _warn(self, bot: Introduced) -> None:
        if not bot.joins_groups:
            _say("setup-no-groups")
        if bot.reads_groups:
            _say("setup-reads-groups")


async def _invited(house: House, home: Region) -> str:
    async with house.sessions.begin() as session:
        wish = Wish(Role.REGION_ADMIN, home.code, None, texts.say("setup-reason"))
        return await invitations.make(session, None, wish, house.now(), SETUP)


def _read(source: str) -> str:
    try:
        return (sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")).strip()
    except OSError:
        raise Refusal("table-unreadable", file=source) from None


def _picked(typed: str) -> Region:
    found = region_loading.find(typed)
    if len(found) < 2:
        return _only(found, typed)
    for place, each in enumerate(found, 1):
        typer.echo(f"{place}. {each.title}")
    number = int(typer.prompt(texts.say("setup-which"), type=int))
    if not 1 <= number <= len(found):
        raise Refusal("setup-no-such-number")
    return found[number - 1]


def _only(found: Sequence[Region], typed: str) -> Region:
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal("setup-no-region", text=typed)
    raise Refusal("setup-several-regions", titles=", ".join(f"{each.title} ({each.code})" for each in found))


def _say(key: str, **values: object) -> None:
    typer.echo(texts.say(key, values=values))
