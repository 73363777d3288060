"""`siarkim broadcast` and `siarkim broadcasts`, on a real database beside nothing else."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from sqlalchemy import select
from typer.testing import CliRunner, Result

from data.database import opened
from data.models import Announcement, Audit, Broadcast
from domain.audit import Origin
from domain.broadcast import BroadcastState
from domain.lane import Lane
from domain.message import ContentKind
from handlers.shell import broadcast, broadcasts
from handlers.shell.house import House
from services import announcements, mandates
from services import broadcasts as verbs
from tests import towns
from tests.conftest import ACCOUNT_ID

ADMIN = "900"


class Shell:
    """The commands over one database."""

    def __init__(self, url: str, folder: Path, now: datetime) -> None:
        self.url, self.folder, self.now = url, folder, now
        self.text = folder / "berita.txt"
        self.text.write_text("Air PDAM mati besok.\n", encoding="utf-8")
        self.official = f"telegram:{ADMIN}"
        asyncio.run(self._people())

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        broadcast.add(app, self._house)
        app.add_typer(broadcasts.app(self._house), name="broadcasts")
        acting = () if "--as" in arguments or "show" in arguments or "list" in arguments else ("--as", self.official)
        return CliRunner().invoke(app, (*arguments, *acting))

    def send(self, *more: str) -> Result:
        return self("broadcast", "--text-file", str(self.text), *more)

    def facts(self, number: int = 1) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self("broadcasts", "show", str(number), "--json").stdout)
        return found

    def rows(self) -> list[tuple[Broadcast, Announcement]]:
        return asyncio.run(self._rows())

    async def _rows(self) -> list[tuple[Broadcast, Announcement]]:
        async with opened(self.url) as database, database.reads() as session:
            found = []
            for number in range(1, 3):
                row = await session.get(Broadcast, number)
                if row:
                    found.append((row, await announcements.get(session, row.announcement_id)))
            return found

    def audits(self) -> list[tuple[str, int | None, Origin]]:
        return asyncio.run(self._audits())

    async def _audits(self) -> list[tuple[str, int | None, Origin]]:
        async with opened(self.url) as database, database.reads() as session:
            rows = await session.scalars(select(Audit).where(Audit.object.startswith("broadcast")))
            return [(row.verb, row.actor_id, row.origin) for row in rows]

    def start(self) -> None:
        asyncio.run(self._start())

    async def _start(self) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            await verbs.open_due(session, self.now)

    async def _people(self) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            await mandates.bootstrap(session, ACCOUNT_ID, (ADMIN,), "64", self.now)
            await towns.settle(session, ACCOUNT_ID, 3, ("64.71.05.1002",), first=1000)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (ADMIN,), lambda: self.now)


@pytest.fixture
def shell(home_url: str, tmp_path: Path, now: datetime) -> Shell:
    return Shell(home_url, tmp_path, now)


@pytest.fixture
def fast(sqlite_home_url: str, tmp_path: Path, now: datetime) -> Shell:
    return Shell(sqlite_home_url, tmp_path, now)


def test_a_broadcast_is_scheduled_and_its_id_printed_alone(shell: Shell) -> None:
    done = shell.send("--region", "64.71")
    assert (done.exit_code, done.stdout) == (0, "1\n")
    facts = shell.facts()
    assert (facts["state"], facts["planned"], facts["sent"]) == ("scheduled", 3, 0)
    assert facts["by_state"]["unreachable"] == 0
    assert facts["due_at"] == shell.now.isoformat()
    assert "Air PDAM mati besok." in shell("broadcasts", "list").stdout
    assert json.loads(shell("broadcasts", "list", "--json").stdout)[0]["id"] == 1
    assert "Dijadwalkan" in shell("broadcasts", "show", "1").stdout


def test_every_option_reaches_the_broadcast(fast: Shell) -> None:
    photo = fast.folder / "air.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a small picture")
    done = fast.send(
        "--region", "64.71", "--region", "64.72", "--minus", "64.71.05.1002", "--at", "2026-12-01 07:00",
        "--to", "residents", "--topic", "layanan", "--photo", str(photo), "--source", "PDAM", "--in-slots",
    )  # fmt: skip
    assert done.stdout == "1\n", done.output
    ((row, said),) = fast.rows()
    assert row.audience["regions"] == ["64.71", "64.72"]
    assert row.audience["minus"] == ["64.71.05.1002"]
    assert (row.audience["to"], row.audience["topics"], row.in_slots) == ("residents", ["layanan"], True)
    assert row.due_at == datetime.fromisoformat("2026-12-01T07:00:00+08:00")
    assert (said.kind, said.source, said.region_code) == (ContentKind.PHOTO, "PDAM", "64")


def test_an_emergency_from_the_shell_is_whole(fast: Shell) -> None:
    done = fast.send(
        "--region", "64.71", "--lane", "emergency", "--hazard", "banjir", "--place", "RT 12", "--until", "6 jam lagi"
    )  # fmt: skip
    assert done.stdout == "1\n", done.output
    ((row, said),) = fast.rows()
    assert (row.lane, row.state) == (Lane.EMERGENCY, BroadcastState.SCHEDULED)
    assert said.text.startswith("PERINGATAN DARURAT: BANJIR\nDi mana: RT 12\n")
    assert said.text.endswith("\n\nAir PDAM mati besok.")


def test_pause_resume_and_cancel(shell: Shell) -> None:
    shell.send("--region", "64.71")
    shell.start()
    for verb, state in (("pause", "paused"), ("resume", "running"), ("cancel", "cancelled")):
        assert shell("broadcasts", verb, "1").exit_code == 0
        assert shell.facts()["state"] == state
    again = shell("broadcasts", "cancel", "1")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "sudah selesai" in again.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--region", "99"], "99"),
        (["--region", "32.01"], "Wilayah dengan kode 32.01"),
        (["--region", "64.71", "--to", "semua"], "residents, channels, all"),
        (["--region", "64.71", "--lane", "penting"], "news, emergency"),
        (["--region", "64.71", "--topic", "cinta"], "lowongan"),
        (["--region", "64.71", "--at", "31/2 07:00"], "tidak ada di kalender"),
        (["--region", "64.71", "--at", "2025-01-01 07:00"], "sudah lewat"),
        (["--region", "64.71", "--minus", "64.72"], "harus berada di dalam"),
        (["--region", "64.71", "--as", "5"], "ID 5 tidak dikenal"),
        (["--region", "64.71", "--as", "1000"], "hanya untuk petugas"),
        (["--region", "64.71", "--photo", "tidak-ada.jpg"], "tidak ada atau tidak dapat dibaca"),
        (["--region", "64.71", "--lane", "emergency"], "jenis bahaya, tempat, berlaku sampai kapan"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_sent(fast: Shell, options: list[str], said: str) -> None:
    done = fast.send(*options)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not fast.rows()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "belum ada isinya"),
        (b"\xff\xfe\x00", "bukan teks UTF-8"),
        (b"a" * 5000, "karakter terlalu panjang"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused(fast: Shell, raw: bytes, said: str) -> None:
    fast.text.write_bytes(raw)
    done = fast.send("--region", "64.71")
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr


def test_a_picture_that_is_none_is_refused(fast: Shell) -> None:
    fake = fast.folder / "foto.jpg"
    fake.write_text("bukan foto")
    assert "bukan foto JPEG" in fast.send("--region", "64.71", "--photo", str(fake)).stderr


@pytest.mark.parametrize("named", ["", "  "])
def test_whoever_acts_must_be_named(fast: Shell, named: str) -> None:
    done = fast.send("--region", "64.71", "--as", named)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Sebutkan petugas yang bertindak dengan --as" in done.stderr
    assert not fast.rows()


def test_the_audit_says_that_the_shell_acted_for_the_official(fast: Shell) -> None:
    fast.send("--region", "64.71", "--as", "resident:1")
    assert fast.audits() == [("broadcast-confirmed", 1, Origin.SHELL)]


def test_an_unknown_broadcast_is_refused(fast: Shell) -> None:
    done = fast("broadcasts", "show", "7", "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nomor 7 tidak ada" in done.stderr
