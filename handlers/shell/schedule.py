"""`siarkim schedule`: what is to leave in the coming week, and what recurs."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from handlers.shell.house import House, OpenHouse, in_house
from services import calendars, regions, texts
from services.calendars import Day, Recurring

Region = Annotated[str | None, typer.Option("--region", help=texts.say("shell-schedule-region"))]
AsJson = Annotated[bool, typer.Option("--json", help=texts.say("shell-json"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of the timetable."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-schedule-help"))

    @shell.callback()
    def _schedule() -> None:
        """One verb so far, and it keeps its name."""

    @shell.command("list", help=texts.say("shell-schedule-list-help"))
    def _list(region: Region = None, as_json: AsJson = False) -> None:
        in_house(open_house, lambda house: _listed(house, region, as_json=as_json))

    return shell


async def _listed(house: House, code: str | None, *, as_json: bool) -> None:
    async with house.reads() as session:
        region = await regions.one(session, code or house.home_region)
        days = await calendars.week_in(session, [region.code], house.now())
        recurring = await calendars.recurring_in(session, [region.code], "id")
    typer.echo(_json(days, recurring) if as_json else _lines(days, recurring))


def _json(days: list[Day], recurring: list[Recurring]) -> str:
    week = [{"on": day.on.isoformat()} | asdict(entry) for day in days for entry in day.entries]
    series = [asdict(each) for each in recurring]
    return json.dumps({"week": week, "series": series}, ensure_ascii=False, indent=2)


def _lines(days: list[Day], recurring: list[Recurring]) -> str:
    lines = [
        "\t".join((day.on.isoformat(), entry.clock, str(entry.broadcast_id), entry.region, entry.title))
        for day in days
        for entry in day.entries
    ]
    if recurring:
        lines += ["", texts.say("shell-schedule-recurring")]
        lines += ["\t".join((str(each.broadcast_id), each.rule, each.title)) for each in recurring]
    return "\n".join(lines) or texts.say("shell-schedule-none")
