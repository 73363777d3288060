"""`siarkim qr`: what a phone's camera reads off the sheets."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
import typer
import zxingcpp
from PIL import Image
from sqlalchemy import make_url
from typer.testing import CliRunner, Result

from bot.links import private_link
from data import regions
from data.database import opened
from data.models import Account, Kim
from domain.kim import KimState
from handlers.shell import posters
from handlers.shell.house import House
from services import accounts
from services import posters as drawn_by
from services.accounts import Bot
from tests.conftest import ACCOUNT_ID


class Shell:
    """The command over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        app.callback()(lambda: None)
        posters.add(app, self.house, private_link)
        return CliRunner().invoke(app, ["qr", *arguments])

    @asynccontextmanager
    async def house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)


@pytest.fixture
async def shell(sqlite_home_url: str, now: datetime) -> Shell:
    async with opened(sqlite_home_url) as database, database.sessions.begin() as session:
        (await session.get_one(Account, ACCOUNT_ID)).username = "siarkim_bot"
        kim = Kim(
            region_code="64.71.05.1002", name="Damai/Jaya", state=KimState.ACTIVE, proposed_at=now, accepted_at=now
        )
        session.add(kim)
        session.add(Kim(region_code="64.71.05.1002", name="Belum", state=KimState.PROPOSED, proposed_at=now))
    return Shell(sqlite_home_url, now)


def _scanned(sheet: Path) -> str:
    with Image.open(sheet) as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    return str(code.text)


async def test_each_kelurahan_and_each_living_kim_of_a_region_gets_a_sheet(shell: Shell) -> None:
    async with opened(shell.url) as database, database.reads() as session:
        payloads = [poster.payload async for poster in drawn_by.below(session, "64.71.05")]
        villages = await regions.villages(session, "64.71.05")
    joins = [f"r_{village.code.replace('.', '')}" for village in villages]
    assert (payloads, len(joins) > 1) == ([*joins, "r_6471051002_k1"], True)


def test_a_sheet_is_a4_and_a_camera_reads_it(shell: Shell, tmp_path: Path) -> None:
    said = shell("--region", "64.71.05.1002", "--out", str(tmp_path / "poster"))
    assert said.exit_code == 0, said.output
    village, kim = "6471051002-kel-sepinggan", "6471051002-kim-1-damai-jaya"  # names that every system takes
    read = {sheet.stem: _scanned(sheet) for sheet in (tmp_path / "poster").glob("*.png")}
    address = "https://t.me/siarkim_bot?start=r_6471051002"
    assert read == {village: address, kim: f"{address}_k1"}
    assert "2 poster" in said.stdout
    with Image.open(tmp_path / "poster" / f"{village}.png") as sheet:
        inches = [pixels / sheet.info["dpi"][0] for pixels in sheet.size]
    assert inches == pytest.approx([8.27, 11.69], abs=0.02)
    assert (tmp_path / "poster" / f"{kim}.pdf").read_bytes().startswith(b"%PDF")


@pytest.fixture
async def number(shell: Shell) -> None:
    async with opened(shell.url) as database, database.sessions.begin() as session:
        await accounts.take_number(session, Bot("1001", 80, "62811000064"), "64")


@pytest.mark.usefixtures("number")
def test_a_sheet_for_whatsapp_opens_a_chat_with_the_words_written(shell: Shell, tmp_path: Path) -> None:
    said = shell("--region", "64.71.05.1002", "--out", str(tmp_path), "--on", "whatsapp")
    assert said.exit_code == 0, said.output
    read = {_scanned(sheet) for sheet in tmp_path.glob("*.png")}
    assert "https://wa.me/62811000064?text=mulai%20r_6471051002" in read


@pytest.mark.parametrize(("region", "said"), [("99.99", "99.99"), ("64.99", "64.99")])
def test_an_unknown_region_is_named(shell: Shell, tmp_path: Path, region: str, said: str) -> None:
    result = shell("--region", region, "--out", str(tmp_path))
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_bot_that_never_ran_has_no_link_yet(shell: Shell, tmp_path: Path) -> None:
    with sqlite3.connect(make_url(shell.url).database or "") as database:
        database.execute("UPDATE accounts SET username = ''")
    assert "siarkim run" in shell("--region", "64.71.05", "--out", str(tmp_path)).stderr


def test_a_folder_that_can_not_be_made_is_named(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = shell("--region", "64.71.05.1002", "--out", str(tmp_path / "file" / "poster"))
    assert result.exit_code == 1
    assert "file/poster" in result.stderr
