"""`siarkim accounts` over a real database; who a token belongs to is asked of the simulator."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from data.database import opened
from data.models import Account, Address
from domain.recipient import AddressEnd
from domain.refusal import Refusal
from handlers.shell import accounts
from handlers.shell.house import House
from services import people
from services.token_safe import TokenSafe
from tests.conftest import ACCOUNT_ID

KEY = "k" * 32
TOKEN = "6402000002:AA-rahasia"


async def introduce(token: str) -> tuple[str, str]:
    if "rahasia" not in token:
        raise Refusal("account-token-wrong")
    return token.partition(":")[0], "kukar_bot"


class Shell:
    """The verbs over one database."""

    def __init__(self, url: str, now: datetime, key: str | None = KEY) -> None:
        self.url, self.now, self.key = url, now, key

    def __call__(self, *arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(accounts.app(self._house, TokenSafe(self.key), introduce), arguments, input=typed)

    def add(self, token: str = TOKEN, *more: str) -> Result:
        return self("add", "--region", "64.02", "--token-file", "-", *more, typed=token + "\n")

    def row(self, external_id: str = "6402000002") -> Account:
        async def found() -> Account:
            async with opened(self.url) as database, database.reads() as session:
                return (await session.scalars(select(Account).where(Account.external_id == external_id))).one()

        return asyncio.run(found())

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> Shell:
    return Shell(sqlite_home_url, now)


def test_a_bot_is_added_and_its_token_lies_sealed_in_the_database(shell: Shell) -> None:
    said = shell.add()
    assert said.exit_code == 0, said.output
    assert "Kab. Kutai Kartanegara" in said.output
    row = shell.row()
    assert (row.username, row.region_code, row.rate, row.paid) == ("kukar_bot", "64.02", 25, False)
    assert row.sealed_token is not None
    assert "rahasia" not in row.sealed_token
    assert TokenSafe(KEY).open(row.sealed_token, "") == TOKEN
    assert "@kukar_bot\tKab. Kutai Kartanegara" in shell("list").output
    assert "rahasia" not in shell("list").output


def test_the_token_comes_from_a_file_as_well(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN + "\n", encoding="utf-8")
    assert shell("add", "--region", "64.02", "--token-file", str(file)).exit_code == 0
    assert "tidak bisa dibaca" in shell("add", "--region", "64.02", "--token-file", str(tmp_path / "none")).output


@pytest.mark.parametrize(
    ("token", "more", "said"),
    [
        ("1:salah", (), "Telegram menolak token itu"),
        (TOKEN, ("--rate", "0"), "Laju harus 1 sampai 1000"),
        (TOKEN, ("--rate", "100"), "hanya dengan --paid"),
        (TOKEN, ("--region", "99.99"), "99.99"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(shell: Shell, token: str, more: tuple[str, ...], said: str) -> None:
    refused = shell.add(token, *more)
    assert refused.exit_code == 1
    assert said in refused.output
    assert refused.output.count("\n") == 1


def test_without_a_key_nobody_is_asked_for_a_token(sqlite_home_url: str, now: datetime) -> None:
    refused = Shell(sqlite_home_url, now, key=None)("add", "--region", "64.02")
    assert (refused.exit_code, refused.output.count("\n")) == (1, 1)
    assert "SECRET_KEY" in refused.output


def test_only_who_pays_sends_faster_than_telegram_carries_for_nothing(shell: Shell) -> None:
    shell.add()
    assert shell("rate", "@kukar_bot", "200").exit_code == 1
    assert shell("rate", "@kukar_bot", "200", "--paid").exit_code == 0
    assert (shell.row().rate, shell.row().paid) == (200, True)
    assert shell("rate", "@kukar_bot", "--free").exit_code == 1
    assert shell("rate", "6402000002", "20", "--free").exit_code == 0
    assert (shell.row().rate, shell.row().paid) == (20, False)


def test_the_main_bot_is_kept_in_the_settings(shell: Shell) -> None:
    assert "TELEGRAM_RATE" in shell("rate", "1", "10").output
    assert "TELEGRAM_TOKEN" in shell("rotate", "1", "--token-file", "-", typed="1:rahasia\n").output
    assert "TELEGRAM_TOKEN" in shell("remove", "1", "--yes").output


def test_a_new_token_must_be_of_the_same_bot(shell: Shell) -> None:
    shell.add()
    assert "bot lain" in shell("rotate", "@kukar_bot", "--token-file", "-", typed="7:rahasia\n").output
    assert shell("rotate", "@kukar_bot", "--token-file", "-", typed="6402000002:rahasia-baru\n").exit_code == 0
    assert TokenSafe(KEY).open(shell.row().sealed_token or "", "") == "6402000002:rahasia-baru"


def test_who_used_only_a_bot_that_is_let_go_is_reached_again_once_it_is_back(shell: Shell) -> None:
    shell.add()
    account_id = shell.row().account_id

    async def meet() -> None:
        async with opened(shell.url) as database, database.sessions.begin() as session:
            stranger = await people.recognise(session, account_id, "77", "id", shell.now)
            await people.ensure_known(session, account_id, stranger, shell.now)

    async def closed() -> list[AddressEnd | None]:
        async with opened(shell.url) as database, database.reads() as session:
            return list(await session.scalars(select(Address.closed_why).where(Address.ref == "77")))

    asyncio.run(meet())
    assert shell("remove", "@kukar_bot", "--yes").exit_code == 0
    assert asyncio.run(closed()) == [AddressEnd.REMOVED]
    assert shell.row().sealed_token == ""
    assert "kukar_bot" not in shell("list").output
    assert shell.add().exit_code == 0
    assert asyncio.run(closed()) == [None]
