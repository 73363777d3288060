"""`siarkim accounts`: further bots of this house: add, list, rate, rotate their token, remove."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusal import Refusal
from handlers.shell.house import House, OpenHouse, in_house
from services import account_admin, accounts, regions, texts
from services.account_admin import Newcomer
from services.accounts import Known
from services.token_safe import TokenSafe

Introduce = Callable[[str], Awaitable[tuple[str, str]]]
"""Asks the messenger whose token this is: the bot's id and username; refused where it is nobody's."""

Named = Annotated[str, typer.Argument(metavar="AKUN", help=texts.say("shell-accounts-named"))]
Region = Annotated[str, typer.Option("--region", help=texts.say("shell-accounts-region"))]
Rate = Annotated[int, typer.Option("--rate", help=texts.say("shell-accounts-rate"))]
PerSecond = Annotated[int | None, typer.Argument(metavar="LAJU", help=texts.say("shell-accounts-rate"))]
Paid = Annotated[bool, typer.Option("--paid", help=texts.say("shell-accounts-paid"))]
PaidOrFree = Annotated[bool | None, typer.Option("--paid/--free", help=texts.say("shell-accounts-paid"))]
TokenFile = Annotated[str | None, typer.Option("--token-file", help=texts.say("shell-accounts-token-file"))]
Sure = Annotated[bool, typer.Option("--yes", help=texts.say("shell-accounts-yes"))]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the verbs need besides the house."""

    open_house: OpenHouse
    safe: TokenSafe
    introduce: Introduce


def app(open_house: OpenHouse, safe: TokenSafe, introduce: Introduce) -> typer.Typer:
    """The verbs of accounts."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-accounts-help"))
    desk = _Desk(open_house, safe, introduce)

    @shell.command("add", help=texts.say("shell-accounts-add-help"))
    def _add(region: Region, rate: Rate = 25, paid: Paid = False, token_file: TokenFile = None) -> None:
        in_house(open_house, lambda house: _added(house, desk, (region, rate, paid), token_file))

    @shell.command("list", help=texts.say("shell-accounts-list-help"))
    def _list() -> None:
        in_house(open_house, _listed)

    @shell.command("rate", help=texts.say("shell-accounts-rate-help"))
    def _rate(account: Named, per_second: PerSecond = None, paid: PaidOrFree = None) -> None:
        in_house(open_house, lambda house: _rated(house, account, per_second, paid))

    @shell.command("rotate", help=texts.say("shell-accounts-rotate-help"))
    def _rotate(account: Named, token_file: TokenFile = None) -> None:
        in_house(open_house, lambda house: _rotated(house, desk, account, token_file))

    @shell.command("remove", help=texts.say("shell-accounts-remove-help"))
    def _remove(account: Named, yes: Sure = False) -> None:
        if not yes:
            typer.confirm(texts.say("shell-accounts-sure", values={"account": account}), abort=True)
        in_house(open_house, lambda house: _removed(house, account))

    return shell


async def _added(house: House, desk: _Desk, wish: tuple[str, int, bool], token_file: str | None) -> None:
    desk.safe.seal("")  # without a key nobody needs to be asked for a token
    token = await asyncio.to_thread(_token, token_file)
    external_id, username = await desk.introduce(token)
    new = Newcomer(token, external_id, username, *wish)
    async with house.sessions.begin() as session:
        account_id = await account_admin.add(session, desk.safe, new, house.now())
        place = await regions.whole_title(session, new.region_code)
    after: str | None = ""
    while after is not None:
        async with house.sessions.begin() as session:
            after = await account_admin.reopen_some(session, account_id, after)
    values = {"id": str(account_id), "account": f"@{username}" if username else external_id, "region": place}
    typer.echo(texts.say("shell-accounts-added", values=values))


async def _listed(house: House) -> None:
    async with house.reads() as session:
        lines = [await _line(session, each) for each in await accounts.known(session) if not each.removed]
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(line) for line in lines))  # for other programs: a line each, nothing folded
        return
    table = Table(box=None)
    for heading in texts.say("shell-accounts-columns").split("|"):
        table.add_column(heading.strip(), overflow="fold")
    for line in lines:
        table.add_row(*line)
    Console().print(table)


async def _rated(house: House, account: str, per_second: int | None, paid: bool | None) -> None:
    async with house.sessions.begin() as session:
        account_id = await account_admin.numbered(session, account)
        await account_admin.rate(session, account_id, (per_second, paid), house.now())
        row = next(each for each in await accounts.known(session) if each.account_id == account_id)
    values = {"account": row.name, "rate": str(row.rate), "paid": "yes" if row.paid else "no"}
    typer.echo(texts.say("shell-accounts-rated", values=values))


async def _rotated(house: House, desk: _Desk, account: str, token_file: str | None) -> None:
    async with house.reads() as session:
        account_id = await account_admin.numbered(session, account)
    desk.safe.seal("")
    token = await asyncio.to_thread(_token, token_file)
    external_id, _ = await desk.introduce(token)
    async with house.sessions.begin() as session:
        await account_admin.rotate(session, desk.safe, account_id, (external_id, token), house.now())
    typer.echo(texts.say("shell-accounts-rotated", values={"account": account}))


async def _removed(house: House, account: str) -> None:
    async with house.sessions.begin() as session:
        account_id = await account_admin.numbered(session, account)
        await account_admin.remove(session, account_id, house.now())
    more = True
    while more:
        async with house.sessions.begin() as session:
            more = await account_admin.close_some(session, account_id, house.now())
    typer.echo(texts.say("shell-accounts-removed", values={"account": account}))


async def _line(session: AsyncSession, each: Known) -> tuple[str, ...]:
    place = await regions.whole_title(session, each.region_code) if each.region_code else "–"
    paid = texts.say("shell-accounts-stars") if each.paid else texts.say("shell-accounts-free")
    in_settings = texts.say("shell-accounts-in-settings", values={"platform": str(each.platform)})
    where = in_settings if each.sealed_token is None else texts.say("shell-accounts-sealed")
    return (
        str(each.account_id),
        each.name,
        place,
        texts.say("shell-accounts-speed", values={"rate": str(each.rate)}),
        paid,
        where,
    )


def _token(file: str | None) -> str:
    """A token from a file, from standard input (-), or asked for without echo; never an argument: `ps` shows those."""
    if file is not None and file != "-":
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise Refusal("shell-accounts-token-unreadable", file=file) from None
    if file == "-" or not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(typer.prompt(texts.say("shell-accounts-token"), hide_input=True)).strip()
