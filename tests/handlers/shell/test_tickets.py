"""`siarkim tickets`, on the real database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta

import pytest
from typer.testing import CliRunner, Result

from data.database import opened
from data.models import Ticket
from handlers.shell import tickets
from handlers.shell.house import House
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, TOWN, founded


class Shell:
    """The command over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def run(self, *typed: str) -> Result:
        return CliRunner().invoke(tickets.app(self._house), typed)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)

    async def fill(self) -> None:
        """Two residents of Damai have written, one was answered."""
        async with opened(self.url) as database:
            town = founded(database, ACCOUNT_ID, self.now)
            await town.resident("5", DAMAI)
            await town.official("1", TOWN)
            await town.talk.say("5", "/aspirasi Jalan rusak")
            await town.talk.say("5", "Kapan posyandu?")
            await town.quarter()
            await town.talk.press("1", "Jawab 2")
            await town.talk.say("1", "Senin")

    async def terms(self, ticket_id: int) -> tuple[date, date, date]:
        async with opened(self.url) as database, database.reads() as session:
            found = await session.get_one(Ticket, ticket_id)
            return found.verify_due, found.act_due, found.complete_due


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> Shell:
    shell = Shell(sqlite_home_url, now)
    asyncio.run(shell.fill())
    return shell


def test_what_waits_is_listed_and_what_is_settled_or_overdue_when_asked_for(shell: Shell) -> None:
    listed = shell.run("list").output
    assert "Jalan rusak" in listed
    assert "posyandu" not in listed
    assert listed.endswith("1 seluruhnya\n")
    assert "posyandu" in shell.run("list", "--all", "--region", TOWN).output
    assert shell.run("list", "--overdue").output == "0 seluruhnya\n"
    shell.now += timedelta(days=4)
    assert "LEWAT TENGGAT" in shell.run("list", "--overdue").output
    assert shell.run("list", "--region", "99").exit_code == 1


def test_one_ticket_is_shown_with_its_words_and_its_history(shell: Shell) -> None:
    shown = shell.run("show", "2").output
    for said in ("Kapan posyandu?", "Senin", "Nomor 2: selesai", "opened", "claimed", "received > done"):
        assert said in shown
    unknown = shell.run("show", "9")
    assert (unknown.exit_code, "nomor 9 tidak ditemukan" in unknown.output) == (1, True)


def test_a_holiday_moves_running_terms_of_its_region_and_back(shell: Shell) -> None:
    before = asyncio.run(shell.terms(1))
    settled = asyncio.run(shell.terms(2))
    assert "bergeser: 1" in shell.run("holidays", "add", TOWN, "2026-11-27", "HUT Kota").output
    assert asyncio.run(shell.terms(1)) == (date(2026, 11, 30), date(2026, 12, 2), date(2026, 12, 9))
    assert asyncio.run(shell.terms(2)) == settled
    assert "HUT Kota, Kota Balikpapan (64.71)" in shell.run("holidays", "list").output
    assert "sudah hari libur" in shell.run("holidays", "add", TOWN, "2026-11-27", "Lagi").output
    assert "kembali: 1" in shell.run("holidays", "remove", TOWN, "2026-11-27").output
    assert asyncio.run(shell.terms(1)) == before
    assert "bukan hari libur" in shell.run("holidays", "remove", TOWN, "2026-11-27").output
    assert "bergeser: 0" in shell.run("holidays", "add", TOWN, "2026-11-28", "Sabtu").output
    assert "bukan tanggal" in shell.run("holidays", "add", TOWN, "besok", "x").output
