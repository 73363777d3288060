"""`siarkim voices`: what residents say about an announcement, or said lately, and who says to be safe."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from domain.refusal import Refusal
from handlers.shell.house import House, OpenHouse, in_house
from services import regions, safety_counts, safety_sheets, tables, texts, voices, voices_sheets
from services.voices import Report

Number = Annotated[int, typer.Argument(min=0, help=texts.say("shell-voices-number"))]
Region = Annotated[str | None, typer.Option(help=texts.say("shell-voices-region"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of what residents say."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-voices-help"))

    @shell.command("list", help=texts.say("shell-voices-list-help"))
    def _list(region: Region = None) -> None:
        in_house(open_house, lambda house: _listed(house, region))

    @shell.command("show", help=texts.say("shell-voices-show-help"))
    def _show(number: Number = 0, region: Region = None) -> None:
        in_house(open_house, lambda house: _shown(house, number, region))

    @shell.command("export", help=texts.say("shell-voices-export-help"))
    def _export(number: Number = 0, region: Region = None) -> None:
        in_house(open_house, lambda house: _exported(house, number, region))

    @shell.command("safety", help=texts.say("shell-voices-safety-help"))
    def _safety(number: Number, region: Region = None) -> None:
        in_house(open_house, lambda house: _safe(house, number, region))

    return shell


async def _listed(house: House, region: str | None) -> None:
    code = await _inside(house, region)
    async with house.reads() as session:
        found = await voices.answered_in(session, code, house.now())
    for announcement_id, title, number in found:
        typer.echo(f"{announcement_id}  {title} ({number})")


async def _shown(house: House, number: int, region: str | None) -> None:
    typer.echo(voices.told(await _report(house, number, region), "id"))


async def _exported(house: House, number: int, region: str | None) -> None:
    report = await _report(house, number, region)
    typer.echo(tables.csv_text(voices_sheets.table(report, "id")), nl=False)


async def _safe(house: House, number: int, region: str | None) -> None:
    code = await _inside(house, region)
    with _known(number):
        async with house.reads() as session:
            found = await safety_counts.in_house(session, number, code)
    typer.echo(tables.csv_text(safety_sheets.table(found, "id")), nl=False)


async def _report(house: House, number: int, region: str | None) -> Report:
    code = await _inside(house, region)
    with _known(number):
        async with house.reads() as session:
            return await voices.in_house(session, code, number, house.now())


@contextmanager
def _known(number: int) -> Iterator[None]:
    """An announcement that there is not, or of which it is not asked, is named by its number."""
    try:
        yield
    except Refusal:
        raise Refusal("shell-voices-unknown", number=str(number)) from None


async def _inside(house: House, region: str | None) -> str:
    """The code of a region that there is; without one the whole house."""
    async with house.reads() as session:
        try:
            await regions.one(session, region or house.home_region)
        except Refusal:
            raise Refusal("shell-feedback-region-wrong", typed=region or house.home_region) from None
    return region or house.home_region
