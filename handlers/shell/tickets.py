"""`siarkim tickets`: what waits and what is overdue, one ticket with its history, and the local holidays."""

from datetime import date
from typing import Annotated

import typer

from domain.refusal import Refusal
from handlers.shell.house import House, OpenHouse, in_house
from services import local_holidays, texts, ticket_register
from services.ticket_register import Asked

Region = Annotated[str, typer.Argument(help=texts.say("shell-tickets-region"))]
Day = Annotated[str, typer.Argument(help=texts.say("shell-tickets-day"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of tickets."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-tickets-help"))
    shell.add_typer(_holidays(open_house), name="holidays")

    @shell.command("list", help=texts.say("shell-tickets-list-help"))
    def _list(
        region: Annotated[str | None, typer.Option(help=texts.say("shell-tickets-region"))] = None,
        overdue: Annotated[bool, typer.Option("--overdue", help=texts.say("shell-tickets-overdue"))] = False,
        everything: Annotated[bool, typer.Option("--all", help=texts.say("shell-tickets-all"))] = False,
        page: Annotated[int, typer.Option(min=1, help=texts.say("shell-tickets-page"))] = 1,
    ) -> None:
        in_house(open_house, lambda house: _listed(house, Asked(region, overdue, everything, page - 1)))

    @shell.command("show", help=texts.say("shell-tickets-show-help"))
    def _show(number: Annotated[int, typer.Argument(help=texts.say("shell-tickets-number"))]) -> None:
        in_house(open_house, lambda house: _shown(house, number))

    return shell


def _holidays(open_house: OpenHouse) -> typer.Typer:
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-holidays-help"))

    @shell.command("add", help=texts.say("shell-holidays-add-help"))
    def _add(
        region: Region, day: Day, name: Annotated[str, typer.Argument(help=texts.say("shell-holidays-name"))]
    ) -> None:
        in_house(open_house, lambda house: _added(house, region, day, name))

    @shell.command("remove", help=texts.say("shell-holidays-remove-help"))
    def _remove(region: Region, day: Day) -> None:
        in_house(open_house, lambda house: _removed(house, region, day))

    @shell.command("list", help=texts.say("shell-holidays-list-help"))
    def _list() -> None:
        in_house(open_house, _holidays_listed)

    return shell


async def _listed(house: House, asked: Asked) -> None:
    async with house.sessions.begin() as session:  # that words of residents were read is noted
        lines, total = await ticket_register.page(session, asked, house.home_region, house.now())
    for line in lines:
        typer.echo(line + "\n")
    typer.echo(texts.say("shell-tickets-total", values={"number": total}))


async def _shown(house: House, number: int) -> None:
    async with house.sessions.begin() as session:
        typer.echo(await ticket_register.whole(session, number, house.now()))


async def _added(house: House, region: str, day: str, name: str) -> None:
    async with house.sessions.begin() as session:
        moved = await local_holidays.add(session, region, _day(day), name, house.now())
    typer.echo(texts.say("shell-holidays-added", values={"number": moved}))


async def _removed(house: House, region: str, day: str) -> None:
    async with house.sessions.begin() as session:
        moved = await local_holidays.remove(session, region, _day(day), house.now())
    typer.echo(texts.say("shell-holidays-removed", values={"number": moved}))


async def _holidays_listed(house: House) -> None:
    async with house.reads() as session:
        lines = await local_holidays.lines(session)
    typer.echo("\n".join(lines) or texts.say("shell-holidays-none"))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Refusal("shell-holidays-day-wrong", typed=typed) from None
