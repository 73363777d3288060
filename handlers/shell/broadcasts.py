"""`siarkim broadcasts`: see, pause, resume, cancel, retry, correct and withdraw broadcasts from the shell."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.shell import amendments
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from services import broadcast_facts, broadcasts, progress, texts
from services.people import Person

Verb = Callable[[AsyncSession, int, Person, datetime], Awaitable[None]]
Number = Annotated[int, typer.Argument(metavar="ID", help=texts.say("shell-broadcasts-id"))]
AsJson = Annotated[bool, typer.Option("--json", help=texts.say("shell-json"))]
As = Annotated[str | None, typer.Option("--as", help=texts.say("shell-as"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of broadcasts."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-broadcasts-help"))

    @shell.command("show", help=texts.say("shell-broadcasts-show-help"))
    def _show(number: Number, as_json: AsJson = False) -> None:
        in_house(open_house, lambda house: _shown(house, number, as_json=as_json))

    @shell.command("list", help=texts.say("shell-broadcasts-list-help"))
    def _list(as_json: AsJson = False) -> None:
        in_house(open_house, lambda house: _listed(house, as_json=as_json))

    @shell.command("pause", help=texts.say("shell-broadcasts-pause-help"))
    def _pause(number: Number, official: As = None) -> None:
        in_house(open_house, lambda house: _done(house, broadcasts.pause, number, official))

    @shell.command("resume", help=texts.say("shell-broadcasts-resume-help"))
    def _resume(number: Number, official: As = None) -> None:
        in_house(open_house, lambda house: _done(house, broadcasts.resume, number, official))

    @shell.command("cancel", help=texts.say("shell-broadcasts-cancel-help"))
    def _cancel(number: Number, official: As = None) -> None:
        in_house(open_house, lambda house: _done(house, broadcasts.cancel, number, official))

    @shell.command("retry", help=texts.say("shell-broadcasts-retry-help"))
    def _retry(number: Number, official: As = None) -> None:
        in_house(open_house, lambda house: _retried(house, number, official))

    amendments.add(shell, open_house)
    return shell


async def _shown(house: House, number: int, *, as_json: bool) -> None:
    async with house.reads() as session:
        facts = await broadcast_facts.one(session, number, house.now())
        said = (await progress.view(session, number, "id", house.now())).content.text
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=2) if as_json else said)


async def _listed(house: House, *, as_json: bool) -> None:
    async with house.reads() as session:
        facts = await broadcast_facts.newest(session, 50)
    if as_json:
        typer.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for each in facts:
        typer.echo("\t".join(str(each[name] or "-") for name in ("id", "state", "lane", "due_at", "region", "title")))


async def _done(house: House, verb: Verb, number: int, official: str | None) -> None:
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        await verb(session, number, person, house.now())


async def _retried(house: House, number: int, official: str | None) -> None:
    async with house.sessions.begin() as session:
        person = await acting(session, house, official)
        count = await broadcasts.retry_failed(session, number, person, house.now())
    typer.echo(texts.say("shell-broadcasts-retried", values={"count": count}))
