"""`siarkim engine status`: who works, what waits, how fast each account sends, what hangs."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from handlers.shell.house import House, OpenHouse, in_house
from services import engine_status, texts
from services.engine_status import AccountLine, Hanging, LaneLine, ProcessLine, Status

AsJson = Annotated[bool, typer.Option("--json", help=texts.say("shell-json"))]

BETWEEN = 2.0
"""Seconds between the two looks from which the rate in use is had."""


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of the engine."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-engine-help"))

    @shell.callback()
    def _root() -> None:
        """Verbs stay verbs, also while there is only one."""

    @shell.command("status", help=texts.say("shell-engine-status-help"))
    def _status(as_json: AsJson = False) -> None:
        in_house(open_house, lambda house: _shown(house, as_json=as_json))

    return shell


async def _shown(house: House, *, as_json: bool) -> None:
    async with house.reads() as session:
        before = await engine_status.look(session)
    await asyncio.sleep(BETWEEN)
    async with house.reads() as session:
        status = (await engine_status.look(session)).since(before)
    if as_json:
        typer.echo(json.dumps(_plain(status), ensure_ascii=False, indent=2))
        return
    _section("processes", (_process(each) for each in status.processes))
    _section("lanes", (_lane(each) for each in status.lanes))
    _section("accounts", (_account(each) for each in status.accounts))
    _section("hanging", (_hanging(each) for each in status.hanging))


def _section(name: str, rows: Iterable[Sequence[str]]) -> None:
    """A heading and its table, or the sentence that there is nothing."""
    heading = texts.say("shell-engine-heading", values={"name": name})
    filled = list(rows)
    if not filled:
        typer.echo(f"{heading}\n  {texts.say('shell-engine-none', values={'name': name})}\n")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2))
    for column in texts.say("shell-engine-columns", values={"name": name}).split("|"):
        table.add_column(column.strip(), overflow="fold")
    for row in filled:
        table.add_row(*row)
    typer.echo(heading)
    Console(width=None if Console().is_terminal else 160).print(table)
    typer.echo("")


def _process(each: ProcessLine) -> Sequence[str]:
    return each.process_id, f"{each.host}:{each.pid}", ", ".join(each.roles), _seconds(each.silent)


def _lane(each: LaneLine) -> Sequence[str]:
    lane = texts.say("shell-engine-lane", values={"lane": each.lane})
    return lane, str(each.running), str(each.waiting), str(each.postponed), _seconds(each.age)


def _account(each: AccountLine) -> Sequence[str]:
    used = texts.say("shell-engine-rate", values={"used": texts.number(each.used), "rate": str(each.rate)})
    rests = _seconds(each.rests) if each.rests else "–"
    fetched = "–" if each.fetched is None else _seconds(each.fetched)
    return each.account, used, rests, fetched, each.fetcher or "–"


def _hanging(each: Hanging) -> Sequence[str]:
    return (
        texts.say("shell-engine-hanging", values={"what": each.what, "thing": each.thing}),
        _seconds(each.seconds) if each.seconds else "–",
    )


def _seconds(seconds: float) -> str:
    return texts.say("shell-engine-seconds", values={"seconds": texts.number(round(seconds))})


def _plain(status: Status) -> dict[str, Any]:
    return asdict(status) | {"at": status.at.isoformat()}
