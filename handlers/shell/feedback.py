"""`siarkim feedback export`: what residents wrote and what was answered, to standard output."""

import csv
import json
import sys
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from domain.refusal import Refusal
from domain.spreadsheet import cell
from handlers.shell.house import House, OpenHouse, in_house
from services import feedback_export, regions, search, showing, texts
from services.feedback_export import COLUMNS, PAGE, Line, Wanted


class Format(StrEnum):
    """How the lines are written."""

    CSV = "csv"
    JSON = "json"


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of feedback."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-feedback-help"))

    @shell.callback()
    def _root() -> None:
        """Feedback."""

    @shell.command("export", help=texts.say("shell-feedback-export-help"))
    def _export(
        written: Annotated[Format, typer.Option("--format", help=texts.say("shell-feedback-format"))] = Format.CSV,
        region: Annotated[str | None, typer.Option(help=texts.say("shell-feedback-region"))] = None,
        since: Annotated[str | None, typer.Option(help=texts.say("shell-feedback-since"))] = None,
    ) -> None:
        in_house(open_house, lambda house: _put_out(house, written, region, since))

    @shell.command("find", help=texts.say("shell-feedback-find-help"))
    def _find(
        typed: Annotated[str, typer.Argument(help=texts.say("shell-feedback-find-typed"))],
        region: Annotated[str | None, typer.Option(help=texts.say("shell-feedback-region"))] = None,
        before: Annotated[int, typer.Option(help=texts.say("shell-feedback-find-before"))] = 0,
    ) -> None:
        in_house(open_house, lambda house: _show_found(house, typed, region, before))

    return shell


async def _show_found(house: House, typed: str, region: str | None, before: int) -> None:
    async with house.sessions.begin() as session:
        await _zone(session, region or house.home_region)
        through = search.everywhere(region, house.home_region)
        found = await search.find(session, None, through, search.Wanted(typed, before), house.now())
        lines = [await showing.line(session, row, "id") for row in found.rows]
    if found.resembling:
        key = "shell-feedback-find-resembling" if lines else "shell-feedback-find-nothing"
        lines.insert(0, texts.say(key, values={"typed": typed}))
    if found.more:
        lines.append(texts.say("shell-feedback-find-more", values={"number": str(found.rows[-1].feedback_id)}))
    sys.stdout.write("\n\n".join(lines) + "\n")


async def _put_out(house: House, written: Format, region: str | None, since: str | None) -> None:
    async with house.reads() as session:
        zone = await _zone(session, region or house.home_region)
    wanted = Wanted(region, _begin(since, zone))
    async with house.sessions.begin() as session:
        feedback_export.begun(session, wanted, house.now())
    lines = _lines(house, wanted)
    await (_as_csv(lines) if written is Format.CSV else _as_json(lines))


async def _lines(house: House, wanted: Wanted) -> AsyncIterator[Line]:
    after = 0
    while True:
        async with house.reads() as session:
            page = await feedback_export.page(session, wanted, after)
        for line in page:
            yield line
        if len(page) < PAGE:
            return
        after = page[-1].number


async def _as_csv(lines: AsyncIterator[Line]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    async for line in lines:
        writer.writerow([cell(str(value)) for value in feedback_export.values(line).values()])


async def _as_json(lines: AsyncIterator[Line]) -> None:
    before = "[\n"
    async for line in lines:
        sys.stdout.write(before + json.dumps(feedback_export.values(line), ensure_ascii=False))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


async def _zone(session: AsyncSession, code: str) -> str:
    try:
        return await regions.zone_of(session, code)
    except Refusal:
        raise Refusal("shell-feedback-region-wrong", typed=code) from None


def _begin(since: str | None, zone: str) -> datetime | None:
    if since is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(since), time(), ZoneInfo(zone))
    except ValueError:
        raise Refusal("shell-feedback-since-wrong", typed=since) from None
