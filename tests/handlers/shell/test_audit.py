"""`siarkim audit`, on a real file."""

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from data import audits
from data.database import opened
from handlers.shell import audit
from handlers.shell.house import House
from tests.conftest import ACCOUNT_ID


class Shell:
    """The command over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def say(self, *words: str) -> Result:
        return CliRunner().invoke(audit.app(self._house), words)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)

    async def write(self, rows: int) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            for n in range(rows):
                audits.write(session, None, "tested", f"a:{n}", self.now, {"n": n}, before={"n": n - 1})

    async def tamper(self, *statements: str) -> None:
        async with opened(self.url) as database, database.engines[0].begin() as connection:
            for statement in statements:
                await connection.execute(text(statement))


@pytest.fixture
def shell(sqlite_url: str, now: datetime) -> Shell:
    shell = Shell(sqlite_url, now)
    asyncio.run(shell.write(3))
    return shell


def test_a_whole_trail_is_said_to_be_whole_with_a_seal_that_proves_it_later(shell: Shell) -> None:
    said = shell.say("verify")
    assert said.exit_code == 0
    assert "3 baris" in said.stdout
    known = said.stdout.split("--known ")[1].strip()
    asyncio.run(shell.write(2))
    assert shell.say("verify", "--known", known).exit_code == 0
    assert shell.say("verify", "--known", f"3:{'0' * 64}").exit_code == 1


def test_the_first_broken_row_is_named(shell: Shell) -> None:
    asyncio.run(shell.tamper("DROP TRIGGER audits_unchanged", "UPDATE audits SET verb = 'x' WHERE number = 2"))
    said = shell.say("verify")
    assert said.exit_code == 1
    assert "baris 2" in said.stderr


def test_a_seal_that_can_not_be_read_is_named(shell: Shell) -> None:
    assert "--known 120" in shell.say("verify", "--known", "12").stderr


def test_the_export_has_every_row_and_is_a_row_itself(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell.say("export").stdout)))
    assert [(row["number"], row["verb"], row["origin"]) for row in rows[:3]] == [
        ("1", "tested", "system"),
        ("2", "tested", "system"),
        ("3", "tested", "system"),
    ]
    assert (rows[3]["verb"], rows[3]["origin"]) == ("audit-exported", "shell")
    assert json.loads(rows[1]["before"]) == {"n": 0}
    lines = json.loads(shell.say("export", "--format", "json", "--after", "2").stdout)
    assert [line["number"] for line in lines] == [3, 4, 5]
    assert lines[0]["after"] == {"n": 2}
