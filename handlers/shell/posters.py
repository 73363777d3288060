"""`siarkim qr`: posters with a QR code, for every kelurahan, desa and KIM of a region."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from domain.platform import PlatformName
from domain.refusal import Refusal
from handlers.shell.house import House, OpenHouse, in_house
from services import accounts, posters, texts
from services.accounts import Known

Link = Callable[[str, str], str]
"""The address that opens the bot of a username with a payload."""

Region = Annotated[str, typer.Option("--region", help=texts.say("shell-qr-region"))]
Out = Annotated[Path, typer.Option("--out", help=texts.say("shell-qr-out"))]


def add(shell: typer.Typer, open_house: OpenHouse, link: Link) -> None:
    """Put the verb into the shell."""

    @shell.command("qr", help=texts.say("shell-qr-help"))
    def _qr(region: Region, out: Out) -> None:
        in_house(open_house, lambda house: _drawn(house, region, out, link))


async def _drawn(house: House, region: str, out: Path, link: Link) -> None:
    async with house.reads() as session:
        bots = await accounts.known(session, PlatformName.TELEGRAM)
        wanted = [(poster, _username(bots, poster.code)) async for poster in posters.below(session, region)]
    if not wanted:
        raise Refusal("qr-nothing", region=region)
    _make(out)
    console = Console(stderr=True)
    for poster, username in track(wanted, texts.say("shell-qr-running"), console=console, transient=True):
        sheet = await asyncio.to_thread(posters.draw, poster, link(username, poster.payload))
        await asyncio.to_thread(posters.save, sheet, out, poster.name)
    typer.echo(texts.say("shell-qr-done", values={"number": len(wanted), "folder": str(out)}))


def _username(bots: Sequence[Known], code: str) -> str:
    """Whose bot a poster opens: that of the nearest office around its place."""
    bot = accounts.serving(bots, code)
    if bot is None or not bot.username:
        raise Refusal("qr-no-username")
    return bot.username


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refusal("folder-unwritable", folder=str(folder)) from None
