"""`siarkim kims`: a list goes in, the register comes out, and whoever may not."""

import asyncio
import csv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
import typer
from sqlalchemy import select
from typer.testing import CliRunner, Result

from data.database import opened
from data.models import Audit, Kim, KimMember, Mandate
from domain.kim import KimState
from domain.mandate import Mandate as Held
from domain.region import RegionCode
from domain.role import Role
from handlers.shell import kims
from handlers.shell.house import House
from services import kim_sheet
from tests.conftest import ACCOUNT_ID
from tests.kim_town import DAMAI, a_person

HEADING = (
    "region_code,name,kind,theme,kim_id_number,state,sk_number,sk_date,sk_signer,inaugurated_on,"
    "chair,secretary,treasurer,members\n"
)
WHOLE = f"{DAMAI},KIM Damai,,UMKM,KT-1,aktif,188/1,1 Maret 2026,Lurah,15/03/2026,Budi,Siti,Ani,Joko;Rina\n"
BARE = "64.71.06,KIM Balikpapan Kota\n"


class Shell:
    """The command over one database and one list."""

    def __init__(self, url: str, now: datetime, folder: Path) -> None:
        self.url, self.now, self.folder = url, now, folder

    def __call__(self, *arguments: str) -> Result:
        app = typer.Typer()
        app.callback()(lambda: None)
        app.add_typer(kims.app(self.house), name="kims")
        return CliRunner().invoke(app, ["kims", *arguments])

    def bring_in(self, rows: str, *more: str, by: str = "20") -> Result:
        (self.folder / "kims.csv").write_text(HEADING + rows, encoding="utf-8")
        return self("import", str(self.folder / "kims.csv"), "--as", by, *more)

    def bad(self) -> list[list[str]]:
        path = self.folder / "kims.bad.csv"
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[1:] if path.exists() else []

    @asynccontextmanager
    async def house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            async with database.sessions.begin() as session:
                if await session.scalar(select(Mandate.mandate_id).limit(1)) is None:
                    await a_person(session, "10", self.now)
                    await a_person(session, "20", self.now, Held(Role.OFFICIAL, RegionCode("64.71")))
                    await a_person(session, "30", self.now, Held(Role.OFFICIAL, RegionCode("64.72")))
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)


@pytest.fixture
def shell(home_url: str, now: datetime, tmp_path: Path) -> Shell:
    return Shell(home_url, now, tmp_path)


@pytest.fixture
def fast(sqlite_home_url: str, now: datetime, tmp_path: Path) -> Shell:
    return Shell(sqlite_home_url, now, tmp_path)


async def _kims(shell: Shell) -> list[Kim]:
    async with opened(shell.url) as database, database.reads() as session:
        return list((await session.scalars(select(Kim).order_by(Kim.kim_id))).all())


def stored(shell: Shell) -> list[Kim]:
    return asyncio.run(_kims(shell))  # the command runs its own loop, so the tests are plain functions


def test_a_list_goes_in_whole_and_a_second_time_changes_nothing(shell: Shell) -> None:
    assert "2 baris dibaca: 2 KIM baru, 0 dilengkapi, 0 tidak berubah" in shell.bring_in(WHOLE + BARE).output
    assert "0 KIM baru, 0 dilengkapi, 2 tidak berubah" in shell.bring_in(WHOLE + BARE).output
    damai, kota = stored(shell)
    assert (damai.state, damai.decree_number, str(damai.inaugurated_on)) == (KimState.ACTIVE, "188/1", "2026-03-15")
    assert (kota.state, kota.accepted_at) == (KimState.PROPOSED, shell.now)
    assert shell.bad() == []


def test_a_trial_stores_nothing_and_says_the_same(shell: Shell) -> None:
    said = shell.bring_in(WHOLE + BARE + "64.71.06,x\n", "--dry-run").output
    assert "Percobaan saja, tidak ada yang disimpan. 3 baris dibaca: 2 KIM baru" in said
    assert stored(shell) == []
    assert len(shell.bad()) == 1


def test_gaps_of_a_known_kim_are_filled(fast: Shell) -> None:
    fast.bring_in(f"{DAMAI},KIM Damai\n")
    assert "1 dilengkapi" in fast.bring_in(f"{DAMAI},kim  damai,,UMKM,,,,,,,Budi,Siti,Ani,\n").output
    (kim,) = stored(fast)
    assert (kim.name, kim.theme) == ("KIM Damai", "UMKM")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("64.71.06,", "Nama KIM kosong"),
        ("64.71.06,x", "3 sampai 60"),
        ("Balikpapan,KIM A", "bukan kode wilayah"),
        ("64.99,KIM A", "tidak ada"),
        ("64.72,Forum Samarinda", "tidak berwenang"),
        (f"{DAMAI},KIM A,forum", "tidak bisa ada"),
        ("64.71,KIM A,kim", "tidak bisa ada"),
        (f"{DAMAI},KIM A,grup", "tidak dikenal"),
        (f"{DAMAI},KIM A,,,,bubar", "tidak dikenal"),
        (f"{DAMAI},KIM A,,,,terbentuk", "perlu SK"),
        (f"{DAMAI},KIM A,,,,aktif,188/1,1/3/2026", "perlu tanggal pengukuhan"),
        (f"{DAMAI},KIM A,,,,,188/1", "SK harus lengkap"),
        (f"{DAMAI},KIM A,,,,,188/1,kapan-kapan", "tidak terbaca"),
        (f"{DAMAI},KIM A,,,,,188/1,1/3/2030", "belum terjadi"),
        (f"{DAMAI},KIM A,,,nomor lima!", "kim.id"),
        (f"{DAMAI},KIM A,,,,,,,,," + ",,," + ";".join("Nama" for _ in range(16)), "paling banyak 15"),
        (f"{DAMAI},kim damai", "baris sebelumnya"),
    ],
)
def test_a_bad_row_is_listed_with_reason_and_way_out_and_the_others_go_in(fast: Shell, row: str, reason: str) -> None:
    result = fast.bring_in(f"{DAMAI},KIM Damai\n{row}\n64.71.06,KIM Balikpapan Kota\n")
    assert "2 KIM baru" in result.output
    ((line, told, *_),) = fast.bad()
    assert line == "3"
    assert reason in told


@pytest.mark.parametrize(
    "row",
    [
        WHOLE.replace("UMKM", "Wisata"),
        WHOLE.replace("188/1", "188/2"),
        WHOLE.replace("15/03/2026", "16/03/2026"),
        WHOLE.replace("Budi", "Bayu"),
    ],
)
def test_a_list_that_contradicts_the_register_changes_nothing(fast: Shell, row: str) -> None:
    fast.bring_in(WHOLE)
    assert "0 KIM baru, 0 dilengkapi, 0 tidak berubah" in fast.bring_in(row).output
    ((_, told, *_cells),) = fast.bad()
    assert "ubah lewat /kim" in told


@pytest.mark.parametrize("by", ["10", "30", "99", ""])
def test_only_an_official_of_the_region_brings_a_list_in(fast: Shell, by: str) -> None:
    result = fast.bring_in(WHOLE, by=by)
    assert result.exit_code == 1 or "0 KIM baru" in result.output
    assert stored(fast) == []


def test_what_goes_out_comes_in_again(shell: Shell, tmp_path: Path) -> None:
    shell.bring_in(WHOLE + BARE)
    out = tmp_path / "out.csv"
    assert "2 KIM disimpan" in shell("export", str(out), "--as", "20").output
    assert "Joko;Rina" in out.read_text(encoding="utf-8-sig")
    again = shell("import", str(out), "--as", "20").output
    assert "0 KIM baru, 0 dilengkapi, 2 tidak berubah" in again
    assert shell("export", str(out), "--as", "10").exit_code == 1
    assert "0 KIM disimpan" in shell("export", str(out), "--as", "30").output


def test_list_and_show_name_nobody(fast: Shell) -> None:
    fast.bring_in(WHOLE + BARE)
    listed = fast("list").output
    assert "KIM Damai\tactive\t5\t0\tphoto channel\n" in listed
    shown = fast("show", "1").output
    assert "sk_number\t188/1" in shown
    assert "board done" in shown
    assert not any(name in listed + shown for name in ("Budi", "Siti", "Lurah"))
    assert "Tidak ada KIM nomor 9" in fast("show", "9").output
    assert "KIM" not in fast("list", "--region", "64.72").output


async def _facts(shell: Shell) -> tuple[list[str], str | None, int]:
    async with opened(shell.url) as database, database.reads() as session:
        verbs = list((await session.scalars(select(Audit.verb).order_by(Audit.number))).all())
        bar = await kim_sheet.bar(session, DAMAI)
        return verbs, bar, len((await session.scalars(select(KimMember))).all())


def test_where_civil_servants_are_barred_is_noted_by_an_official(fast: Shell) -> None:
    assert "Tercatat" in fast("bar", "64.71", "--basis", "Perwali 12/2020", "--as", "20").output
    assert fast("bar", "64.71", "--basis", "x y z", "--as", "30").exit_code == 1
    assert asyncio.run(_facts(fast)) == (["kim-bar-noted"], "Perwali 12/2020", 0)
    assert "dihapus" in fast("unbar", "64.71", "--as", "20").output
    assert asyncio.run(_facts(fast)) == (["kim-bar-noted", "kim-bar-lifted"], None, 0)


def test_taking_the_register_out_is_noted(fast: Shell, tmp_path: Path) -> None:
    fast.bring_in(WHOLE)
    fast("export", str(tmp_path / "out.csv"), "--as", "20")
    assert asyncio.run(_facts(fast)) == (["kim-imported", "kims-exported"], None, 5)
