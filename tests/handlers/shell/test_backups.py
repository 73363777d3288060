"""`siarkim backup` and `restore`, through the real vault and folder, between both kinds of database."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from pyrage.x25519 import Identity
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner, Result

from bot.lock import alone
from bot.restoring import store
from bot.settings import Settings
from data import archive
from data.database import Database, opened, sqlite_path
from data.models import Address, Audit, Broadcast, Feedback, Resident
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.feedback import FeedbackKind, MatchReason
from domain.lane import Lane
from domain.recipient import AddressEnd
from handlers.shell import backups
from handlers.shell.house import House
from scheduler.note_erasures import NoteErasures
from services import broadcasts, privacy
from tests import towns
from tests.conftest import ACCOUNT_ID

KEY = str(Identity.generate())  # quick; a passphrase is slow on purpose


class Shell:
    """The two verbs over one database and one folder of backups."""

    def __init__(self, url: str, folder: Path, passphrase: str | None = KEY) -> None:
        self.settings = Settings(database_url=url, backup_dir=folder, backup_passphrase=passphrase)
        self.url, self.folder = url, folder

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        backups.add(app, self._house, store(self.settings))
        return CliRunner().invoke(app, arguments)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: datetime.now(UTC))

    def backed_up(self) -> Path:
        said = self("backup")
        assert said.exit_code == 0, said.output
        return max(self.folder.glob("*.backup"))


@pytest.fixture
def shell(home_url: str, tmp_path: Path) -> Shell:
    return Shell(home_url, tmp_path / "backups")


@pytest.fixture
def fast(sqlite_home_url: str, tmp_path: Path) -> Shell:
    return Shell(sqlite_home_url, tmp_path / "backups")


async def _feedback(session: AsyncSession, address_id: int) -> None:
    session.add(
        Feedback(
            resident_id=1000,
            address_id=address_id,
            region_code="64.71.05.1002",
            kind=FeedbackKind.ASPIRATION,
            matched_by=MatchReason.QUOTED,
            text="Jalan «rusak» 🚧\n",
            account_id=ACCOUNT_ID,
            received_at=towns.LONG_AGO,
        )
    )
    await session.flush()


async def _peopled(database: Database) -> None:
    async with database.sessions.begin() as session:
        await towns.settle(session, ACCOUNT_ID, 30, ("64.71.05.1002",), first=1000)
        address_id = await session.scalar(select(Address.address_id).where(Address.recipient_id == 1000))
        await _feedback(session, address_id or 0)
        announcement_id = await towns.announce(session, "Air mati.", Lane.NEWS)
        for due in (timedelta(hours=-1), timedelta(hours=-1), timedelta(days=300)):
            number = await towns.approve(session, announcement_id, Audience(regions=("64.71.05",)), Lane.NEWS)
            await broadcasts.schedule(session, number, datetime.now(UTC))
            (await session.get_one(Broadcast, number)).due_at = datetime.now(UTC) + due
    async with database.sessions.begin() as session:
        (await session.get_one(Broadcast, 2)).due_at = datetime.now(UTC) + timedelta(hours=1)
        await broadcasts.open_due(session, datetime.now(UTC))  # the first runs, the second is due soon, the third late
    async with database.sessions.begin() as session:
        (await session.get_one(Broadcast, 2)).due_at = datetime.now(UTC) - timedelta(minutes=1)


def run(url: str, work: Any) -> Any:
    async def within() -> Any:
        async with opened(url) as database:
            return await work(database)

    coroutine: Coroutine[Any, Any, Any] = within()
    return asyncio.run(coroutine)


async def _told(database: Database) -> list[Any]:
    """Every row as an archive tells it, but for what a restore changes by its nature."""
    changed = re.compile(rb'"(audits|audit_heads|broadcasts|chunks|tallies|relays)"')
    async with database.reads() as session:
        text = b"".join([block async for block in archive.blocks(session, towns.LONG_AGO)])
    tables: dict[bytes, list[Any]] = {}
    for line in text.splitlines():
        if line.startswith(b'{"table"'):
            rows = tables.setdefault(line, [])
        elif line.startswith(b"["):
            rows.append(json.loads(line))
    return [(name, sorted(rows, key=str)) for name, rows in tables.items() if not changed.search(name)]


def test_everything_comes_back_and_what_was_about_to_leave_waits(shell: Shell) -> None:
    run(shell.url, _peopled)
    before = run(shell.url, _told)
    file = shell.backed_up()
    assert b"rusak" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0

    async def spoil(database: Database) -> None:
        async with database.sessions.begin() as session:
            for said in await session.scalars(select(Feedback)):
                said.text = "hilang"

    run(shell.url, spoil)
    said = shell("restore", str(file), "--yes")
    assert said.exit_code == 0, said.output
    assert "Siaran yang dijeda: 2" in said.stdout
    assert run(shell.url, _told) == before

    async def states(database: Database) -> Any:
        async with database.reads() as session:
            found = await session.execute(select(Broadcast.broadcast_id, Broadcast.state, Broadcast.paused_why))
            return sorted(tuple(row) for row in found)

    assert run(shell.url, states) == [
        (1, BroadcastState.PAUSED, "restored"),
        (2, BroadcastState.PAUSED, "restored"),
        (3, BroadcastState.SCHEDULED, None),
    ]


def test_after_a_restore_new_rows_get_new_numbers(shell: Shell) -> None:
    run(shell.url, _peopled)
    assert shell("restore", str(shell.backed_up()), "--yes").exit_code == 0

    async def add(database: Database) -> int:
        async with database.sessions.begin() as session:
            return await towns.announce(session, "Baru.", Lane.NEWS)

    assert run(shell.url, add) == 2


@pytest.mark.postgres
def test_a_house_moves_from_one_kind_of_database_to_the_other_and_back(
    sqlite_home_url: str, postgres_home_url: str, tmp_path: Path
) -> None:
    small, large = Shell(sqlite_home_url, tmp_path / "a"), Shell(postgres_home_url, tmp_path / "b")
    run(small.url, _peopled)
    before = run(small.url, _told)
    assert large("restore", str(small.backed_up()), "--yes").exit_code == 0
    assert run(large.url, _told) == before
    assert small("restore", str(large.backed_up()), "--yes").exit_code == 0
    assert run(small.url, _told) == before


def test_who_was_erased_after_the_backup_stays_erased(shell: Shell) -> None:
    run(shell.url, _peopled)
    file = shell.backed_up()

    async def erase(database: Database) -> None:
        async with database.sessions.begin() as session:
            await privacy.erase(session, 1000, datetime.now(UTC) + timedelta(seconds=1))

    run(shell.url, erase)
    said = shell("restore", str(file), "--yes")
    assert "Warga yang dihapus lagi: 1" in said.stdout

    async def left(database: Database) -> Any:
        async with database.reads() as session:
            ends = await session.scalars(select(Address.closed_why).where(Address.recipient_id == 1000))
            return ends.all(), await session.scalar(select(Feedback.text)), await session.scalar(_unerased())

    assert run(shell.url, left) == ([AddressEnd.ERASED], "", 30)  # the broadcast has an author besides


def test_erasures_are_noted_beside_the_backups_and_hold_where_the_database_is_gone(fast: Shell) -> None:
    run(fast.url, _peopled)
    file = fast.backed_up()
    folder = fast.settings.backup_folder

    async def erase(database: Database) -> tuple[int, int]:
        note = NoteErasures(database.reads, folder.erased, folder.note_erased)
        async with database.sessions.begin() as session:
            await privacy.erase(session, 1000, datetime.now(UTC) + timedelta(seconds=1))
        return await note(), await note()

    assert run(fast.url, erase) == (1, 0)
    path = sqlite_path(fast.url)
    assert path
    path.unlink()
    said = fast("restore", str(file), "--yes")
    assert "Warga yang dihapus lagi: 1" in said.stdout, said.output


def test_the_replaced_file_is_kept_under_another_name(fast: Shell) -> None:
    path = sqlite_path(fast.url)
    assert path
    assert fast("restore", str(fast.backed_up()), "--yes").exit_code == 0
    assert len(list(path.parent.glob(f"{path.name}.2*Z"))) == 1
    assert not list(path.parent.glob("*.restoring*"))


def test_the_restore_itself_stands_in_the_trail(fast: Shell) -> None:
    fast("restore", str(fast.backed_up()), "--yes")

    async def last(database: Database) -> Any:
        async with database.reads() as session:
            return await session.scalar(select(Audit.verb).order_by(Audit.number.desc()).limit(1))

    assert run(fast.url, last) == "house-restored"


def test_a_backup_that_breaks_off_changes_nothing(shell: Shell) -> None:
    run(shell.url, _peopled)
    before = run(shell.url, _told)
    file = shell.backed_up()
    file.write_bytes(file.read_bytes()[:-100])
    said = shell("restore", str(file), "--yes")
    assert (said.exit_code, "tidak utuh" in said.stderr) == (1, True)
    assert run(shell.url, _told) == before


def test_nothing_is_restored_under_a_running_siarkim(fast: Shell) -> None:
    file = fast.backed_up()
    with alone(sqlite_path(fast.url)):
        said = fast("restore", str(file), "--yes")
    assert (said.exit_code, "sudah berjalan" in said.stderr) == (1, True)


@pytest.mark.parametrize("another", ["kata lain", str(Identity.generate())], ids=["words", "key"])
def test_another_secret_opens_nothing(fast: Shell, another: str) -> None:
    said = Shell(fast.url, fast.folder, another)("restore", str(fast.backed_up()), "--yes")
    assert (said.exit_code, "BACKUP_PASSPHRASE" in said.stderr) == (1, True)


def test_a_passphrase_opens_what_it_closed(sqlite_home_url: str, tmp_path: Path) -> None:
    house = Shell(sqlite_home_url, tmp_path / "backups", "empat kata yang panjang")
    assert house("restore", str(house.backed_up()), "--yes").exit_code == 0


def test_without_a_passphrase_nothing_is_written(fast: Shell) -> None:
    said = Shell(fast.url, fast.folder, None)("backup")
    assert (said.exit_code, "BACKUP_PASSPHRASE" in said.stderr) == (1, True)
    assert not list(fast.folder.glob("*.backup*"))


def test_a_file_that_is_none_is_named(fast: Shell, tmp_path: Path) -> None:
    assert "tidak bisa dibaca" in fast("restore", str(tmp_path / "tidak-ada"), "--yes").stderr
    (tmp_path / "surat.txt").write_text("bukan cadangan\n")
    assert "bukan cadangan SiarKIM" in fast("restore", str(tmp_path / "surat.txt"), "--yes").stderr


def test_whoever_does_not_say_yes_keeps_what_there_is(fast: Shell) -> None:
    assert fast("restore", str(fast.backed_up())).exit_code == 1


def test_old_backups_are_thinned_out(fast: Shell) -> None:
    folder = fast.settings.backup_folder
    for day in range(40):
        folder.place(datetime(2026, 1, 1, 19, tzinfo=UTC) + timedelta(days=day)).write_bytes(b"")
    (fast.folder / "catatan.backup").write_bytes(b"")  # somebody else's
    assert "dibuang: " in fast("backup").stdout
    assert len(folder.made()) == 9  # today, of 40 old days the last two months, weeks and days beside it
    assert (fast.folder / "catatan.backup").exists()


def _unerased() -> Any:
    return select(func.count()).select_from(Resident).where(Resident.erased_at.is_(None), Resident.resident_id >= 1000)
