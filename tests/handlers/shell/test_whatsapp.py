"""`siarkim whatsapp`: what an operator hands in to Meta."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.database import opened
from handlers.shell import whatsapp
from handlers.shell.house import House
from services import templates
from tests.conftest import ACCOUNT_ID


class Shell:
    """The verbs over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(whatsapp.app(self.house), list(arguments))

    @asynccontextmanager
    async def house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> Shell:
    return Shell(sqlite_home_url, now)


def test_the_templates_are_written_out_as_meta_takes_them(shell: Shell) -> None:
    said = shell("templates", "--format", "json")
    assert said.exit_code == 0, said.output
    handed_in = json.loads(said.stdout)
    assert len(handed_in) == 12
    assert {each["language"] for each in handed_in} == {"id", "en"}
    body = handed_in[0]["components"][0]
    assert len(body["example"]["body_text"][0]) == body["text"].count("{{")


async def _decided(shell: Shell) -> None:
    async with shell.house() as house, house.sessions.begin() as session:
        await templates.moved(session, ("siarkim_darurat_1", "id"), "REJECTED", "INVALID_FORMAT", shell.now)
        await templates.moved(session, ("siarkim_darurat_2", "id"), "APPROVED", None, shell.now)


def test_the_templates_are_shown_with_where_they_stand(shell: Shell) -> None:
    asyncio.run(_decided(shell))
    said = shell("templates").stdout
    assert "siarkim_darurat_1 (id): ditolak Meta" in said
    assert "siarkim_darurat_2 (id): disetujui" in said
    assert "siarkim_tiket_1 (en): belum diajukan" in said
    assert "[ Baca ]" in said


def test_what_meta_lists_of_our_templates_is_noted(shell: Shell, tmp_path: Path) -> None:
    listed = tmp_path / "templates.json"
    row = {"name": "siarkim_darurat_1", "language": "id", "status": "APPROVED", "category": "UTILITY", "id": "1"}
    listed.write_text(json.dumps({"data": [row, row | {"name": "hello_world"}]}))
    assert "1 templat SiarKIM dikenali" in shell("states", str(listed)).stdout
    assert "siarkim_darurat_1 (id): disetujui" in shell("templates").stdout
    listed.write_text("[1]")
    assert shell("states", str(listed)).exit_code == 1


def test_the_limit_is_set_and_its_reserve_keeps_its_share(shell: Shell) -> None:
    assert "250 orang dalam 24 jam, 50 di antaranya" in shell("limit").stdout
    assert "2000 orang dalam 24 jam, 400 di antaranya" in shell("limit", "--most", "2000").stdout
    assert "2000 orang dalam 24 jam, 100 di antaranya" in shell("limit", "--reserve", "100").stdout
    assert shell("limit", "--reserve", "3000").exit_code == 1
    assert "tanpa batas" in shell("limit", "--endless").stdout


def test_rates_of_one_s_own_are_loaded(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "tarif.toml"
    table.write_text('[[rate]]\nsince = 2026-10-01\ncurrency = "IDR"\nsource = "Meta"\nutility = "350"\n')
    assert "1 tarif dimuat" in shell("rates", str(table)).stdout
    assert shell("rates", str(tmp_path / "absent.toml")).exit_code == 1
