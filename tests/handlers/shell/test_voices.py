"""`siarkim voices`, on the real database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from typer.testing import CliRunner, Result

from data.database import opened
from handlers.shell import voices
from handlers.shell.house import House
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, OTHER
from tests.safety_town import warned


class _Shell:
    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now

    def run(self, *typed: str) -> Result:
        return CliRunner().invoke(voices.app(self._house), typed)

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)

    async def talk(self) -> None:
        """Four were warned; three write the same in Damai, and one of them needs help."""
        people = [("777005", DAMAI), ("777006", DAMAI), ("777007", DAMAI), ("777009", OTHER)]
        async with opened(self.url) as database:
            town = await warned(database, ACCOUNT_ID, self.now, people)
            for ref, _ in people[:3]:
                await town.talk.say(ref, "=kapan air surut?")
            await town.talk.press("777006", "Butuh bantuan")


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> _Shell:
    return _Shell(sqlite_home_url, now)


def test_an_operator_reads_and_keeps_what_residents_say_and_never_who(shell: _Shell) -> None:
    asyncio.run(shell.talk())
    said = {verb: shell.run(verb, *of).stdout for verb, of in (("list", ()), ("show", ("0",)), ("export", ("0",)))}
    assert said["list"].startswith("1  ")
    assert "air surut" in said["show"]
    assert said["export"].splitlines()[:3] == ["Hitungan,Dari,Jumlah", "Pesan,semua,4", "Warga,semua,3"]
    said["safety"] = shell.run("safety", "1").stdout
    assert said["safety"].splitlines()[1:] == [
        f"{DAMAI},Kel. Damai,0,1,0,2",
        f"{OTHER},Kel. Prapatan,0,0,0,1",
        ",Semua,0,1,0,3",
    ]
    assert shell.run("safety", "1", "--region", OTHER).stdout.splitlines()[1:] == [
        f"{OTHER},Kel. Prapatan,0,0,0,1",
        ",Semua,0,0,0,1",
    ]
    assert "7770" not in "".join(said.values())


@pytest.mark.parametrize(
    "typed", [("show", "7"), ("safety", "7"), ("list", "--region", "64.99")], ids=["show", "safety", "region"]
)
def test_what_there_is_not_is_named(shell: _Shell, typed: tuple[str, ...]) -> None:
    result = shell.run(*typed)
    assert result.exit_code == 1
    assert typed[-1] in result.stderr
