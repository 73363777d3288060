"""`siarkim schedule list`: the coming week and what recurs, as lines and as JSON."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
import typer
from typer.testing import CliRunner, Result

from data.database import opened
from handlers.shell import schedule
from handlers.shell.house import House
from services import series
from tests import towns
from tests.conftest import ACCOUNT_ID
from tests.services.test_series import a_series


class Shell:
    """The command over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        app.add_typer(schedule.app(self._house), name="schedule")
        return CliRunner().invoke(app, ("schedule", "list", *arguments))

    def recurs(self, rule: str) -> None:
        asyncio.run(self._recurs(rule))

    async def _recurs(self, rule: str) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            await towns.settle(session, ACCOUNT_ID, 1)
            await a_series(session, rule, at=self.now)
            await series.plan(session, self.now)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)


@pytest.fixture
def shell(home_url: str, now: datetime) -> Shell:
    return Shell(home_url, now)


def test_the_week_stands_in_lines_and_what_recurs_below(shell: Shell) -> None:
    shell.recurs("hari kerja 07.00")
    done = shell()
    assert done.exit_code == 0, done.output
    week, _, recurring = done.stdout.partition("\n\n")
    first = week.splitlines()[0].split("\t")
    assert first[:3] == ["2026-11-25", "07.00 WITA", "2"]
    assert first[4] == "Posyandu hari kerja 07.00"
    assert len(week.splitlines()) == 5
    assert recurring.splitlines() == ["Yang berulang:", "1\t07.00 WITA hari kerja\tPosyandu hari kerja 07.00"]


def test_the_same_as_json(shell: Shell) -> None:
    shell.recurs("setiap Senin 07.00")
    found = json.loads(shell("--json").stdout)
    assert [(each["on"], each["clock"], each["recurs"]) for each in found["week"]] == [
        ("2026-11-30", "07.00 WITA", True)
    ]
    assert [each["broadcast_id"] for each in found["series"]] == [1]


def test_an_empty_timetable_says_so_and_an_unknown_region_is_refused(shell: Shell) -> None:
    assert shell().stdout == "Tidak ada siaran yang dijadwalkan.\n"
    wrong = shell("--region", "32.01")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "32.01" in wrong.stderr


def test_another_region_has_its_own(shell: Shell) -> None:
    shell.recurs("setiap Senin 07.00")
    assert shell("--region", "64.72").stdout == "Tidak ada siaran yang dijadwalkan.\n"
