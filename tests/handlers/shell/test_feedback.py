"""`siarkim feedback export`, on the real database."""

import asyncio
import csv
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest
from typer.testing import CliRunner, Result

from data import residents
from data.database import opened
from data.models import Feedback
from domain.feedback import FeedbackKind, MatchReason
from domain.spreadsheet import cell
from handlers.shell import feedback
from handlers.shell.house import House
from services.feedback_export import COLUMNS, PAGE
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, OTHER, founded


class Shell:
    """The command over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def export(self, *options: str) -> Result:
        return self.run("export", *options)

    def run(self, *typed: str) -> Result:
        return CliRunner().invoke(feedback.app(self._house), typed)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)

    async def fill(self, number: int, code: str = DAMAI) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            found = await residents.at_address(session, ACCOUNT_ID, "5")
            resident = found[0] if found else await residents.add(session, ACCOUNT_ID, "5", "id", self.now)
            found = await residents.at_address(session, ACCOUNT_ID, "5")
            assert found
            session.add_all(
                Feedback(
                    resident_id=resident.resident_id,
                    address_id=found[1],
                    region_code=code,
                    kind=FeedbackKind.FREE,
                    matched_by=MatchReason.NONE,
                    text=f"Laporan {n}",
                    account_id=ACCOUNT_ID,
                    received_at=self.now,
                )
                for n in range(number)
            )

    async def talk(self) -> None:
        async with opened(self.url) as database:
            town = founded(database, ACCOUNT_ID, self.now)
            await town.resident("777001", DAMAI)
            await town.official("777002", DAMAI)
            await town.talk.say("777001", '=HYPERLINK("http://x") 👍\nbaris kedua')
            await town.quarter()
            await town.answer("777002", "Sudah, terima kasih", to="HYPERLINK")


@pytest.fixture
def shell(home_url: str, now: datetime) -> Shell:
    return Shell(home_url, now)


def test_each_line_says_what_was_said_and_answered_but_not_by_whom(shell: Shell) -> None:
    asyncio.run(shell.talk())
    result = shell.export()
    assert result.exit_code == 0
    [line] = list(csv.DictReader(result.stdout.splitlines(keepends=True)))
    assert tuple(line) == COLUMNS
    assert line["text"] == '\'=HYPERLINK("http://x") 👍\nbaris kedua'
    assert (line["region"], line["kind"], line["answers"]) == ("Kel. Damai", "free", "Sudah, terima kasih")
    assert line["received_at"] == "2026-11-24T02:30:00+00:00"
    assert "777001" not in result.stdout
    assert "777002" not in result.stdout


def test_words_are_found_by_the_operator_too_inside_a_region(shell: Shell) -> None:
    asyncio.run(shell.talk())
    assert "HYPERLINK" in shell.run("find", "hyperlink").stdout
    assert "HYPERLINK" in shell.run("find", "hyperlinc", "--region", "64.71").stdout
    assert shell.run("find", "hyperlink", "--region", OTHER).stdout == 'Tidak ada pesan dengan "hyperlink".\n'
    assert shell.run("find", "hyperlink", "--before", "1").stdout == 'Tidak ada pesan dengan "hyperlink".\n'
    assert shell.run("find", "x", "--region", "64.99").exit_code == 1


def test_json_is_one_array_with_the_words_as_they_were(shell: Shell) -> None:
    assert json.loads(shell.export("--format", "json").stdout) == []
    asyncio.run(shell.talk())
    [line] = json.loads(shell.export("--format", "json").stdout)
    assert line["text"].startswith("=HYPERLINK")
    assert line["number"] == 1


def test_more_lines_than_a_page_come_each_once(shell: Shell) -> None:
    asyncio.run(shell.fill(2 * PAGE + 3))
    lines = json.loads(shell.export("--format", "json").stdout)
    assert [line["number"] for line in lines] == list(range(1, 2 * PAGE + 4))


def test_a_region_and_a_date_narrow_it(shell: Shell) -> None:
    asyncio.run(shell.fill(2, DAMAI))
    shell.now += timedelta(days=2)
    asyncio.run(shell.fill(1, OTHER))
    assert len(json.loads(shell.export("--format", "json", "--region", "64.71.06").stdout)) == 3
    assert len(json.loads(shell.export("--format", "json", "--region", OTHER).stdout)) == 1
    assert len(json.loads(shell.export("--format", "json", "--since", "2026-11-25").stdout)) == 1


def test_what_cannot_be_understood_is_one_clear_line(shell: Shell) -> None:
    for wrong in (["--region", "64.99"], ["--since", "kemarin"]):
        result = shell.export(*wrong)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "＝1", "＋62", "－1", " ＠x", "\t=1", "  =1", "\r=1"])
def test_no_cell_starts_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert cell(f"a{text}") == f"a{text}"
