"""`siarkim mandates`, on a real file."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from data.database import opened
from data.models import Audit
from domain.audit import Origin
from handlers.shell import mandates
from handlers.shell.house import House
from tests.conftest import ACCOUNT_ID
from tests.mandate_town import Hall, founded

SARI = "20"


class Shell:
    """The command over one database."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def say(self, *words: str) -> Result:
        link = lambda account, payload: f"https://t.me/{account.username}?start={payload}"  # noqa: E731
        return CliRunner().invoke(mandates.app(self._house, link), words)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)

    @asynccontextmanager
    async def hall(self) -> AsyncIterator[Hall]:
        async with opened(self.url) as database:
            yield founded(database, ACCOUNT_ID, self.now)

    def listed(self) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(self.say("list", "--json").stdout)
        return rows


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> Shell:
    return Shell(sqlite_home_url, now)


def test_the_operator_gives_renews_lists_and_ends(shell: Shell) -> None:
    given = shell.say("give", SARI, "--role", "admin_wilayah", "--region", "64.71", "--until", "2027-12-31")
    assert "pengelola wilayah di Kota Balikpapan" in given.stdout
    (row,) = shell.listed()
    assert (row["role"], row["ends_at"]) == ("admin_wilayah", "2027-12-31T15:59:59+00:00")
    number = str(row["mandate"])
    assert shell.say("renew", number).exit_code == 0
    assert shell.listed()[0]["ends_at"] is None
    assert shell.say("end", number).exit_code == 0
    assert shell.listed() == []
    assert "sudah berakhir" in shell.say("end", number).stderr


def test_every_act_of_the_shell_is_in_the_trail_as_the_operators(shell: Shell) -> None:
    shell.say("give", SARI, "--role", "petugas", "--region", "64.71")
    shell.say("end", "1")

    async def trail() -> list[tuple[str, Origin, int | None]]:
        async with opened(shell.url) as database, database.reads() as session:
            rows = await session.scalars(select(Audit).where(Audit.object == "mandate:1").order_by(Audit.number))
            return [(row.verb, row.origin, row.actor_id) for row in rows]

    assert asyncio.run(trail()) == [
        ("mandate-given", Origin.SHELL, None),
        ("mandate-ended", Origin.SHELL, None),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["give", "sari", "--role", "petugas", "--region", "64.71"], "bukan nomor ID"),
        (["give", SARI, "--role", "petugas", "--region", "99"], "99"),
        (["give", SARI, "--role", "petugas", "--region", "64.71", "--until", "besok"], "bukan tanggal"),
        (["give", SARI, "--role", "petugas", "--region", "64.71", "--until", "2020-01-01"], "sudah lewat"),
        (["give", SARI, "--role", "provinsi", "--region", "64.71"], "provinsi"),
        (["give", SARI, "--role", "agen_kim", "--region", "64.71"], "register KIM"),
        (["renew", "77"], "tidak ada"),
    ],
)
def test_what_can_not_be_is_said_in_one_line(shell: Shell, words: list[str], said: str) -> None:
    result = shell.say(*words)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_link_makes_the_first_administrator_once_and_within_a_quarter_of_an_hour(shell: Shell) -> None:
    payload = shell.say("link").stdout.split("start=")[1].strip()
    late = shell.say("link").stdout.split("start=")[1].strip()

    async def use() -> tuple[str, str, str]:
        async with shell.hall() as hall:
            await hall.talk.say(SARI, f"/start {payload}")
            taken = await hall.talk.press(SARI, "Terima")
            again = await hall.talk.say("21", f"/start {payload}")
            hall.talk.now += timedelta(minutes=15)
            return taken, again, await hall.talk.say("21", f"/start {late}")

    taken, again, expired = asyncio.run(use())
    assert "Anda kini pengelola wilayah di Prov. Kalimantan Timur" in taken
    assert "sudah dipakai" in again
    assert "kedaluwarsa" in expired
