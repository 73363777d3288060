"""`siarkim residents import FILE.csv`: bring in a list of residents who have agreed elsewhere."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import OperationalError

from domain.refusal import Refusal
from domain.resident_row import REQUIRED, Register, ResidentRow, RowFault, read
from handlers.shell.bad_rows import BadRows, cells_of
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.tables import Table, open_table
from services import residents_import, texts, upkeep
from services.residents_import import BATCH, Imported

_BREATH = 0.25
"""Pause after a batch, as a share of its time: others who want to write get their turn."""


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of residents."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-residents-help"))

    @shell.callback()
    def _root() -> None:
        """Residents."""

    @shell.command("import", help=texts.say("shell-residents-import-help"))
    def _import(file: Annotated[Path, typer.Argument(help=texts.say("shell-residents-import-file"))]) -> None:
        in_house(open_house, lambda house: _bring_in(house, file))

    return shell


@dataclass(slots=True)
class _Report:
    """What is told at the end."""

    rows: int = 0
    done: Imported = field(default_factory=Imported)
    bad: int = 0


async def _bring_in(house: House, path: Path) -> None:
    with open_table(path) as file:
        table = Table(file, path.name, REQUIRED)
        async with house.reads() as session:
            over = await residents_import.carriers(session)
            register = await residents_import.register(session, house.home_region, over, house.now())
        report = _Report()
        with BadRows(path, table.columns) as bad, _progress() as progress:
            bar = progress.add_task(texts.say("import-running"), total=table.size)
            for batch in _batches(table, register, bad, report):
                for platform, account_id in over.items():
                    await _store(house, account_id, [row for row in batch if row.platform is platform], report)
                progress.update(bar, completed=table.read)
            report.bad = bad.count
        async with house.sessions.begin() as session:
            await upkeep.refresh_statistics(session)
    typer.echo(_told(report, bad.path))


def _batches(table: Table, register: Register, bad: BadRows, report: _Report) -> Iterator[list[ResidentRow]]:
    batch: list[ResidentRow] = []
    for line in table:
        report.rows += 1
        try:
            batch.append(read(cells_of(line, table.columns), register))
        except RowFault as fault:
            bad.add(line, fault)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


async def _store(house: House, account_id: int, batch: Sequence[ResidentRow], report: _Report) -> None:
    if not batch:
        return
    began = time.monotonic()
    try:
        async with house.sessions.begin() as session:
            report.done.add(await residents_import.take(session, account_id, batch, house.now()))
    except OperationalError:  # locked for too long, disk full: what was committed stays
        raise Refusal("import-interrupted", residents=report.done.residents) from None
    await asyncio.sleep((time.monotonic() - began) * _BREATH)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _told(report: _Report, bad: Path) -> str:
    done = report.done
    values = {"rows": report.rows, "residents": done.residents, "subscriptions": done.subscriptions}
    told = texts.say("import-done", values={**values, "unchanged": done.unchanged})
    if not report.bad:
        return told
    return f"{told}\n{texts.say('import-bad', values={'bad': report.bad, 'file': str(bad)})}"
