"""`siarkim backup` and `siarkim restore`: the whole house into one encrypted file, and back."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy.ext.asyncio import AsyncSession

from domain.ports import Now
from domain.refusal import Refusal
from handlers.shell.house import House, OpenHouse, in_house
from services import backups, texts
from services.backups import Restored

File = Annotated[Path, typer.Argument(metavar="FILE", help=texts.say("shell-restore-file"))]
Yes = Annotated[bool, typer.Option("--yes", help=texts.say("shell-restore-yes"))]


class Vault(Protocol):
    """Files under one passphrase."""

    async def seal(self, blocks: AsyncIterator[bytes], path: Path) -> None:
        """Write blocks into a file that nobody else can read."""

    def open(self, path: Path) -> AbstractContextManager[Iterator[bytes]]:
        """Read its lines."""


class Folder(Protocol):
    """Where the backups lie."""

    def place(self, now: datetime) -> Path:
        """Where the backup of this moment goes."""

    def thin_out(self) -> int:
        """Remove what need not be kept."""

    def erased(self) -> Mapping[int, datetime]:
        """Who was erased and when, as far as it was noted."""


@dataclass(frozen=True, slots=True)
class Store:
    """What backups need: who opens and closes files, where they lie, and the database that is replaced."""

    vault: Callable[[], Vault]
    folder: Folder
    blank: Callable[[str, datetime], AbstractAsyncContextManager[AsyncSession]]
    erased_since: Callable[[datetime], Awaitable[Mapping[int, datetime]]]
    now: Now


def add(shell: typer.Typer, open_house: OpenHouse, store: Store) -> None:
    """Put both verbs into the shell."""

    @shell.command("backup", help=texts.say("shell-backup-help"))
    def _backup() -> None:
        in_house(open_house, lambda house: _back_up(house, store))

    @shell.command("restore", help=texts.say("shell-restore-help"))
    def _restore(file: File, yes: Yes = False) -> None:
        if not yes:
            typer.confirm(texts.say("shell-restore-sure", values={"file": file.name}), abort=True)
        try:
            restored = asyncio.run(_put_back(store, file))
        except Refusal as refusal:
            typer.echo(texts.say(refusal.key, values=refusal.values), err=True)
            raise typer.Exit(1) from None
        values = {"rows": restored.rows, "paused": restored.paused, "erased": restored.erased}
        typer.echo(texts.say("shell-restore-done", values=values))


async def _back_up(house: House, store: Store) -> None:
    now = house.now()
    path = store.folder.place(now)
    with _busy(texts.say("shell-backup-running")):
        async with house.reads() as session:
            await store.vault().seal(backups.blocks(session, now), path)
    removed = store.folder.thin_out()
    values = {"file": str(path), "size": max(0.1, round(path.stat().st_size / 2**20, 1)), "removed": removed}
    typer.echo(texts.say("shell-backup-done", values=values))


async def _put_back(store: Store, file: Path) -> Restored:
    with _busy(texts.say("shell-restore-running")), store.vault().open(file) as lines:
        head = backups.head(lines)
        erased = {**store.folder.erased(), **await store.erased_since(head.made_at)}
        since = {number: at for number, at in erased.items() if at > head.made_at}
        async with store.blank(head.revision, store.now()) as session:
            return await backups.restore(session, lines, since, store.now())


def _busy(what: str) -> Progress:
    progress = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=Console(stderr=True)
    )
    progress.add_task(what, total=None)
    return progress
