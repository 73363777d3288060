"""`siarkim approvals`, on a real database: decided in an official's name, ruled by admins and the operator."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest
import typer
from typer.testing import CliRunner, Result

from data.database import opened
from domain.broadcast import BroadcastState
from domain.role import Role
from handlers.shell import approvals
from handlers.shell.house import House
from tests.conftest import ACCOUNT_ID
from tests.office import KELURAHAN, KOTA, Office

ANN, BEN = "901", "902"


class Shell:
    """The commands over one database, in which Ann has put something forward for the town."""

    def __init__(self, url: str, now: datetime) -> None:
        self.url, self.now = url, now
        asyncio.run(self._put_forward())

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        app.add_typer(approvals.app(self._house), name="approvals")
        return CliRunner().invoke(app, ["approvals", *arguments])

    def state(self) -> BroadcastState:
        return asyncio.run(self._state())

    async def _put_forward(self) -> None:
        async with opened(self.url) as database:
            office = Office(database, self.now)
            await office.hire(ANN)
            await office.hire(BEN)
            await office.hire("903", Role.OFFICIAL)
            await office.put_forward(ANN, KOTA)

    async def _state(self) -> BroadcastState:
        async with opened(self.url) as database:
            return (await Office(database, self.now).broadcast(1)).state

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)


@pytest.fixture
def shell(sqlite_home_url: str, now: datetime) -> Shell:
    return Shell(sqlite_home_url, now)


def test_what_waits_is_listed_and_approved_in_a_name(shell: Shell) -> None:
    assert "1: Air mati., disetujui 0 dari 1" in shell("list").stdout
    assert "tulisan Anda sendiri" in shell("approve", "1", "--as", f"telegram:{ANN}").stderr
    assert "tidak berwenang" in shell("approve", "1", "--as", "telegram:903").stderr
    assert "--as" in shell("approve", "1").stderr
    assert "Persetujuan lengkap: 1 dari 1" in shell("approve", "1", "--as", f"telegram:{BEN}").stdout
    assert shell.state() is BroadcastState.SCHEDULED
    assert "Tidak ada yang menunggu" in shell("list").stdout


@pytest.mark.parametrize(("verb", "state"), [("return", BroadcastState.RETURNED), ("reject", BroadcastState.CANCELLED)])
def test_turned_down_with_a_reason(shell: Shell, verb: str, state: BroadcastState) -> None:
    assert shell(verb, "1", "--why", " ", "--as", f"telegram:{BEN}").exit_code == 1
    assert shell(verb, "1", "--why", "Jamnya salah", "--as", f"telegram:{BEN}").exit_code == 0
    assert shell.state() is state


def test_an_admin_demands_more_and_the_operator_sets_satu_petugas(shell: Shell) -> None:
    assert "aturan biasa" in shell("rules").stdout
    assert "belum punya wewenang" in shell("tighten", KOTA, "--village", "1", "--as", "telegram:903").stderr
    said = shell("tighten", KOTA, "--village", "1", "--as", f"telegram:{ANN}").stdout
    assert "desa/kelurahan 1, kabupaten/kota 1, lebih luas 2" in said
    assert shell("tighten", KOTA, "--village", "9", "--as", f"telegram:{ANN}").exit_code == 2
    assert "Kota Balikpapan: satu petugas" in shell("single", KOTA).stdout
    assert "satu petugas" in shell("rules").stdout
    assert "satu petugas" not in shell("single", KOTA, "--off").stdout
    assert shell("single", "99.99").exit_code == 1


async def _village(url: str, now: datetime) -> tuple[BroadcastState, BroadcastState]:
    async with opened(url) as database:
        office = Office(database, now)
        village, town = await office.put_forward(ANN, KELURAHAN), await office.put_forward(ANN, KOTA)
        return (await office.broadcast(village)).state, (await office.broadcast(town)).state


def test_a_tightened_village_waits_and_a_single_town_does_not(shell: Shell) -> None:
    shell("tighten", KOTA, "--village", "1", "--as", f"telegram:{ANN}")
    waits = (BroadcastState.SUBMITTED, BroadcastState.SUBMITTED)
    assert asyncio.run(_village(shell.url, shell.now)) == waits
    shell("single", KOTA)
    goes = (BroadcastState.SCHEDULED, BroadcastState.SCHEDULED)
    assert asyncio.run(_village(shell.url, shell.now)) == goes


def test_the_operator_reviews_only_what_nobody_else_may(shell: Shell) -> None:
    shell("single", KOTA)

    async def went(*, alone: bool) -> None:
        async with opened(shell.url) as database:
            office = Office(database, shell.now)
            if alone:
                await office.dismiss(BEN)
                return
            await office.put_forward(ANN, KOTA)
            await office.open(later=timedelta(minutes=2))

    asyncio.run(went(alone=False))
    assert "tinjauan 1: Air mati." in shell("list").stdout
    assert "petugas lain yang berwenang" in shell("review", "1").stderr
    asyncio.run(went(alone=True))
    assert "sudah ditinjau: benar" in shell("review", "1").stdout
    assert "sudah ditinjau" in shell("review", "1").stderr
