"""`siarkim kims`: take over a list of KIMs, show and export the register, note where civil servants may not serve."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from domain.kim_register import name_key
from domain.kim_row import REQUIRED, KimRow, read
from domain.resident_row import RowFault
from domain.spreadsheet import cell
from handlers.shell.bad_rows import BadRows, cells_of
from handlers.shell.house import House, OpenHouse, in_house
from handlers.shell.officials import acting
from handlers.shell.tables import Line, Table, open_table
from services import kim_bars, kims_export, kims_import, regions, texts
from services.kims_import import BATCH, Imported, KimLists

As = Annotated[str | None, typer.Option("--as", help=texts.say("shell-as"))]
Region = Annotated[str, typer.Argument(metavar="REGION", help=texts.say("shell-kims-region"))]
Number = Annotated[int, typer.Argument(metavar="ID", help=texts.say("shell-kims-id"))]


def app(open_house: OpenHouse) -> typer.Typer:
    """The verbs of KIMs."""
    shell = typer.Typer(no_args_is_help=True, help=texts.say("shell-kims-help"))

    @shell.command("import", help=texts.say("shell-kims-import-help"))
    def _import(
        file: Annotated[Path, typer.Argument(help=texts.say("shell-kims-import-file"))],
        official: As = None,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=texts.say("shell-kims-dry-run"))] = False,
    ) -> None:
        in_house(open_house, lambda house: _Import(house, official, dry_run).run(file))

    @shell.command("list", help=texts.say("shell-kims-list-help"))
    def _list(region: Annotated[str | None, typer.Option(help=texts.say("shell-kims-region"))] = None) -> None:
        in_house(open_house, lambda house: _listed(house, region or house.home_region))

    @shell.command("show", help=texts.say("shell-kims-show-help"))
    def _show(number: Number) -> None:
        in_house(open_house, lambda house: _shown(house, number))

    @shell.command("export", help=texts.say("shell-kims-export-help"))
    def _export(
        file: Annotated[Path, typer.Argument(help=texts.say("shell-kims-export-file"))], official: As = None
    ) -> None:
        in_house(open_house, lambda house: _exported(house, file, official))

    @shell.command("bar", help=texts.say("shell-kims-bar-help"))
    def _bar(
        region: Region,
        basis: Annotated[str, typer.Option(help=texts.say("shell-kims-basis"))],
        official: As = None,
    ) -> None:
        in_house(open_house, lambda house: _barred(house, region, basis, official))

    @shell.command("unbar", help=texts.say("shell-kims-unbar-help"))
    def _unbar(region: Region, official: As = None) -> None:
        in_house(open_house, lambda house: _barred(house, region, None, official))

    return shell


class _Import:
    """One list on its way into the register, a batch a transaction."""

    def __init__(self, house: House, official: str | None, dry_run: bool) -> None:
        self._house, self._official, self._dry = house, official, dry_run
        self._done, self._rows = Imported(), 0
        self._seen: set[tuple[str, str]] = set()

    async def run(self, path: Path) -> None:
        with open_table(path) as file:
            table = Table(file, path.name, REQUIRED)
            async with self._house.reads() as session:
                await acting(session, self._house, self._official)
                lists = await kims_import.lists(session, self._house.home_region, self._house.now())
            with BadRows(path, table.columns) as bad:
                for batch in self._batches(table, lists, bad):
                    await self._store(batch, bad)
        self._tell(bad)

    def _batches(self, table: Table, lists: KimLists, bad: BadRows) -> Iterator[list[tuple[Line, KimRow]]]:
        batch: list[tuple[Line, KimRow]] = []
        for line in table:
            self._rows += 1
            try:
                batch.append((line, self._once(read(cells_of(line, table.columns), lists))))
            except RowFault as fault:
                bad.add(line, fault)
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch

    def _once(self, row: KimRow) -> KimRow:
        key = (row.region_code, name_key(row.name))
        if key in self._seen:
            raise RowFault("row-kim-twice")
        self._seen.add(key)
        return row

    async def _store(self, batch: list[tuple[Line, KimRow]], bad: BadRows) -> None:
        async with self._house.sessions() as session, session.begin() as transaction:
            official = await acting(session, self._house, self._official)
            for line, row in batch:
                try:
                    await kims_import.take(session, official, row, self._done, self._house.now())
                except RowFault as fault:
                    bad.add(line, fault)
            if self._dry:
                await transaction.rollback()

    def _tell(self, bad: BadRows) -> None:
        done = self._done
        values = {"rows": self._rows, "new": done.new, "filled": done.filled, "unchanged": done.unchanged}
        typer.echo(texts.say("kims-import-dry" if self._dry else "kims-import-done", values=values))
        if bad.count:
            typer.echo(texts.say("import-bad", values={"bad": bad.count, "file": str(bad.path)}))


async def _listed(house: House, region: str) -> None:
    """For people and programs alike: a heading, then a line a KIM, cells parted by tabs."""
    typer.echo("\t".join(kims_export.LISTED))
    after = 0
    while True:
        async with house.reads() as session:
            await regions.one(session, region)
            page = await kims_export.overview(session, region, after)
        for after, cells in page:  # noqa: B007 - the last id is where the next page begins
            typer.echo("\t".join(cells))
        if len(page) < kims_export.PAGE:
            return


async def _shown(house: House, number: int) -> None:
    async with house.reads() as session:
        for name, value in await kims_export.one(session, number):
            typer.echo(f"{name}\t{value}")


async def _exported(house: House, path: Path, named: str | None) -> None:
    async with house.sessions.begin() as session:
        codes = kims_export.begun(session, await acting(session, house, named), house.now())
    count, after = 0, 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(kims_export.COLUMNS)
        while page := await _page(house, codes, after):
            writer.writerows([cell(each) for each in cells] for _, cells in page)
            count, after = count + len(page), page[-1][0]
    typer.echo(texts.say("kims-exported", values={"count": count, "file": str(path)}))


async def _page(house: House, codes: kims_export.Codes, after: int) -> list[tuple[int, list[str]]]:
    async with house.reads() as session:
        return await kims_export.lines(session, codes, after)


async def _barred(house: House, region: str, basis: str | None, named: str | None) -> None:
    async with house.sessions.begin() as session:
        official = await acting(session, house, named)
        title = await _note(session, house, (official, region, basis))
    key = "kims-unbarred" if basis is None else "kims-barred"
    typer.echo(texts.say(key, values={"region": title}))


async def _note(session: AsyncSession, house: House, said: tuple[kim_bars.Person, str, str | None]) -> str:
    official, region, basis = said
    if basis is None:
        return await kim_bars.lift(session, official, region, house.now())
    return await kim_bars.note(session, official, region, basis, house.now())
