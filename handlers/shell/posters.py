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

Link = Callable[[Known, str], str]
"""The address that opens a chat with an account and hands it a payload."""

Region = Annotated[str, typer.Option("--region", help=texts.say("shell-qr-region"))]
Out = Annotated[Path, typer.Option("--out", help=texts.say("shell-qr-out"))]
On = Annotated[PlatformName | None, typer.Option("--on", help=texts.say("shell-qr-on"))]


def add(shell: typer.Typer, open_house: OpenHouse, link: Link) -> None:
    """Put the verb into the shell."""

    @shell.command("qr", help=texts.say("shell-qr-help"))
    def _qr(region: Region, out: Out, on: On = None) -> None:
        in_house(open_house, lambda house: _drawn(house, region, out, link, on))


async def _drawn(house: House, region: str, out: Path, link: Link, on: PlatformName | None) -> None:
    async with house.reads() as session:
        ours = await accounts.known(session, on or (await accounts.one(session, house.account_id)).platform)
        wanted = [(poster, _account(ours, poster.code)) async for poster in posters.below(session, region)]
    if not wanted:
        raise Refusal("qr-nothing", region=region)
    _make(out)
    console = Console(stderr=True)
    for poster, account in track(wanted, texts.say("shell-qr-running"), console=console, transient=True):
        sheet = await asyncio.to_thread(posters.draw, poster, link(account, poster.payload), account.platform)
        await asyncio.to_thread(posters.save, sheet, out, poster.name)
    typer.echo(texts.say("shell-qr-done", values={"number": len(wanted), "folder": str(out)}))


def _account(ours: Sequence[Known], code: str) -> Known:
    """Whose chat a poster opens: that of the nearest office around its place."""
    account = accounts.serving(ours, code)
    if account is None or not account.username:
        raise Refusal("qr-no-username")
    return account


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refusal("folder-unwritable", folder=str(folder)) from None
