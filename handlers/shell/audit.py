"""`siarkim audit`: prove that the trail is whole, and put it out."""

import csv
import json
import sys
from collections.abc import AsyncIterator
from typing import Annotated

import typer

from domain.audit import Entry
from domain.refusal import Refusal
from handlers.shell.feedback import Format
from handlers.shell.house import House, OpenHouse, in_house
from services import audit, texts

Known = Annotated[str | None, typer.Option("--known", metavar="N:SEAL", help=texts.say("shell-audit-known"))]
Written = Annotated[Format, typer.Option("--format", help=texts.say("shell-audit-format"))]
After = Annotated[int, typer.Option("--after", metavar="N", min=0, help=texts.say("shell-audit-after"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of the audit trail."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-audit-help"))

    @shell.command("verify", help=texts.say("shell-audit-verify-help"))
    def _verify(known: Known = None) -> None:
        in_house(open_house, lambda house: _verified(house, _noted(known)))

    @shell.command("export", help=texts.say("shell-audit-export-help"))
    def _export(written: Written = Format.CSV, after: After = 0) -> None:
        in_house(open_house, lambda house: _put_out(house, written, after))

    return shell


async def _verified(house: House, known: tuple[int, str] | None) -> None:
    async with house.reads() as session:
        verdict = await audit.verify(session, known)
    if not verdict.whole:
        raise Refusal("shell-audit-broken", rows=str(verdict.rows), row=str(verdict.broken))
    typer.echo(texts.say("shell-audit-whole", values={"rows": str(verdict.rows), "seal": verdict.seal}))


async def _put_out(house: House, written: Format, after: int) -> None:
    async with house.sessions.begin() as session:
        audit.exported(session, None, house.now())
    async with house.reads() as session:
        lines = audit.entries(session, after)
        await (_as_csv(lines) if written is Format.CSV else _as_json(lines))


async def _as_csv(lines: AsyncIterator[Entry]) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(audit.COLUMNS)
    async for entry in lines:
        writer.writerow(audit.cells(entry))


async def _as_json(lines: AsyncIterator[Entry]) -> None:
    before = "[\n"
    async for entry in lines:
        sys.stdout.write(before + json.dumps(audit.fields(entry)))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def _noted(known: str | None) -> tuple[int, str] | None:
    if known is None:
        return None
    number, _, seal = known.partition(":")
    if not (number.isascii() and number.isdecimal() and seal):
        raise Refusal("shell-audit-known-wrong", typed=known)
    return int(number), seal
