"""`siarkim residents import`, on the real database and on files as people have them."""

import asyncio
import csv
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from data.database import opened
from data.models import Address, Resident, Subscription
from domain.topic import ALL_TOPICS, Topic
from handlers.shell import residents
from handlers.shell.house import House
from services import accounts
from services.accounts import Bot
from tests.conftest import ACCOUNT_ID

HEADING = "platform,address,region_code,consented_at,topics,language\n"
GOOD = "telegram,6281000001,64.71.06.1005,2026-11-01,,\n"


class Shell:
    """The command over one database, and what it left there."""

    def __init__(self, url: str, folder: Path, now: datetime) -> None:
        self.url, self.folder, self.now = url, folder, now
        self.file = folder / "warga.csv"

    def bring_in(self, content: str | bytes) -> Result:
        self.file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return CliRunner().invoke(residents.app(self._house), ["import", str(self.file)])

    @asynccontextmanager
    async def _house(self) -> AsyncIterator[House]:
        async with opened(self.url) as database:
            yield House(database.sessions, database.reads, ACCOUNT_ID, "64", (), lambda: self.now)

    def bad(self) -> list[list[str]]:
        with (self.folder / "warga.bad.csv").open(encoding="utf-8-sig") as file:
            return list(csv.reader(file))[1:]

    async def wishes(self) -> list[tuple[str, str, int]]:
        async with opened(self.url) as database, database.reads() as session:
            rows = await session.execute(
                select(Address.ref, Subscription.region_code, Subscription.topics)
                .join(Subscription, Subscription.recipient_id == Address.recipient_id)
                .where(Subscription.ended_at.is_(None))
                .order_by(Subscription.subscription_id)
            )
            return [(row[0], row[1], row[2]) for row in rows]

    async def residents(self) -> list[Resident]:
        async with opened(self.url) as database, database.reads() as session:
            return list(await session.scalars(select(Resident).order_by(Resident.resident_id)))

    async def takes_number(self) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            await accounts.take_number(session, Bot("1065403", 80), "64")

    async def leave(self, left_at: datetime) -> None:
        async with opened(self.url) as database, database.sessions.begin() as session:
            (await session.scalars(select(Resident))).one().left_at = left_at
            (await session.scalars(select(Subscription))).one().ended_at = left_at


@pytest.fixture
def shell(home_url: str, tmp_path: Path, now: datetime) -> Shell:
    return Shell(home_url, tmp_path, now)


@pytest.fixture
def fast(sqlite_home_url: str, tmp_path: Path, now: datetime) -> Shell:
    return Shell(sqlite_home_url, tmp_path, now)


def test_residents_with_their_consent_topics_and_language_are_brought_in(shell: Shell) -> None:
    result = shell.bring_in(HEADING + GOOD + "telegram,6281000002,64.02,2026-11-01 08:00,darurat|cuaca,en\n")
    assert result.exit_code == 0, result.output
    assert "2 warga baru" in result.output
    assert not (shell.folder / "warga.bad.csv").exists()


async def test_their_rows_say_what_the_file_said(fast: Shell) -> None:
    text = (
        HEADING
        + GOOD
        + "telegram,6281000001,64.02,2026-11-01,,\ntelegram,6281000002,64.74,01/11/2026 08.00,darurat cuaca,en\n"
    )
    await asyncio.to_thread(fast.bring_in, text)
    assert await fast.wishes() == [
        ("6281000001", "64.71.06.1005", ALL_TOPICS),
        ("6281000001", "64.02", ALL_TOPICS),
        ("6281000002", "64.74", Topic.EMERGENCY.bit | Topic.WEATHER.bit),
    ]
    first, second = await fast.residents()
    assert (first.language, second.language) == ("id", "en")
    assert first.consent_version == "import"
    assert second.consented_at is not None
    assert second.consented_at.isoformat() == "2026-11-01T00:00:00+00:00"


def test_people_on_whatsapp_come_in_under_the_number_that_is_dialled(shell: Shell) -> None:
    asyncio.run(shell.takes_number())
    row = "whatsapp,{},64.71,2026-11-01,,\n"
    same = [row.format(number) for number in ("0812-3456-7801", "'+62 812 3456 7801", "81234567801")]
    result = shell.bring_in(HEADING + GOOD + "".join(same) + row.format("ID.1234abc") + row.format("08x"))
    assert "3 warga baru, 3 langganan baru, 2 tidak" in result.output
    assert sorted(ref for ref, _, _ in asyncio.run(shell.wishes())) == ["6281000001", "6281234567801", "ID.1234abc"]
    assert "nomor telepon" in " ".join(shell.bad()[0])


def test_a_second_run_changes_nothing(shell: Shell) -> None:
    many = HEADING + "".join(f"telegram,{6281000000 + n},64.71.06,2026-11-01,,\n" for n in range(1, 1201))
    assert "1.200 warga baru" in shell.bring_in(many).output
    again = shell.bring_in(many).output
    assert "0 warga baru, 0 langganan baru, 1.200 tidak berubah" in again


def test_more_regions_of_the_same_person_are_more_subscriptions(shell: Shell) -> None:
    shell.bring_in(HEADING + GOOD)
    assert (
        "0 warga baru, 1 langganan baru, 1 tidak"
        in shell.bring_in(HEADING + GOOD + "telegram,6281000001,64.02,2026-11-01,,\n").output
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("telegram,6281000009,64.71,,,", "Tanpa persetujuan"),
        ("telegram,6281000009,64.71,kemarin,,", "tidak terbaca"),
        ("telegram,6281000009,64.71,31/02/2026,,", "tidak terbaca"),
        ("telegram,6281000009,64.71,2030-01-01,,", "belum terjadi"),
        ('telegram,"6,28123E+11",64.71,2026-11-01,,', "dibulatkan Excel"),
        ("telegram,6.28E11,64.71,2026-11-01,,", "dibulatkan Excel"),
        ("telegram,-100123,64.71,2026-11-01,,", "angka saja"),
        ("telegram,,64.71,2026-11-01,,", "angka saja"),
        ("telegram,@andi,64.71,2026-11-01,,", "angka saja"),
        ("telegram,6281000009,64.99,2026-11-01,,", "tidak ada"),
        ("telegram,6281000009,64.7,2026-11-01,,", "bukan kode wilayah"),
        ("telegram,6281000009,Balikpapan,2026-11-01,,", "bukan kode wilayah"),
        ("whatsapp,6281000009,64.71,2026-11-01,,", "Belum ada akun"),
        ("sms,6281000009,64.71,2026-11-01,,", "tidak dikenal"),
        ("telegram,6281000009,64.71,2026-11-01,gosip,", "tidak dikenal"),
        ("telegram,6281000009,64.71,2026-11-01,,jv", "tidak dikenal"),
        ("telegram,6281000009,64.71,2026-11-01,,id,lebih", "lebih banyak"),
        ("telegram", "angka saja"),
    ],
)
def test_a_bad_row_is_listed_with_its_line_and_reason_and_the_others_go_in(fast: Shell, row: str, reason: str) -> None:
    result = fast.bring_in(HEADING + GOOD + row + "\n" + GOOD.replace("01,64", "02,64"))
    assert "2 warga baru" in result.output
    ((line, told, *cells),) = fast.bad()
    assert line == "3"
    assert reason in told
    assert cells[0] == row.split(",", 1)[0]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + HEADING + GOOD,
        (HEADING + GOOD).replace(",", ";"),
        (HEADING + GOOD).replace(",", "\t"),
        (HEADING + GOOD).replace("\n", "\r\n"),
        "\ufeffsep=;\r\n" + (HEADING + GOOD).replace(",", ";").replace("\n", "\r\n"),
        HEADING.upper().replace("PLATFORM", " Platform ") + GOOD + "\n\n,,,,,\n",
        HEADING + "Telegram,'6281000001,6471061005,1/11/2026 8.00,,ID\n",
        HEADING + 'telegram,6281000001.0,"64,71",2026-11-01T08:00:00+08:00,"darurat,cuaca",\n',
        "consented_at,address,platform,region_code\n2026-11-01,6281000001,telegram,64.71\n",
    ],
)
def test_files_as_spreadsheets_write_them_are_understood(fast: Shell, content: str) -> None:
    result = fast.bring_in(content)
    assert "1 baris dibaca: 1 warga baru" in result.output, result.output + str(list(fast.folder.iterdir()))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"nama,\xe9,address\n", "bukan UTF-8"),
        ("platform,address\n".encode("utf-16"), "bukan UTF-8"),
        (b"PK\x03\x04....", "buku kerja Excel"),
        (b"", "tidak punya kolom: platform, address, region_code, consented_at"),
        (b"platform,address,region_code\ntelegram,1,64\n", "tidak punya kolom: consented_at"),
    ],
)
def test_what_is_no_such_list_is_named_in_one_line(fast: Shell, content: bytes, told: str) -> None:
    result = fast.bring_in(content)
    assert result.exit_code == 1
    assert told in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_bytes_that_are_no_utf8_in_a_row_make_that_row_bad(fast: Shell) -> None:
    result = fast.bring_in((HEADING + GOOD).encode() + b"telegram,6281000002,64.71,2026-11-01,,\xe9\n")
    assert "1 warga baru" in result.output
    assert "UTF-8" in fast.bad()[0][1]


def test_a_file_that_is_not_there(fast: Shell) -> None:
    result = CliRunner().invoke(residents.app(fast._house), ["import", str(fast.folder / "tidak.csv")])
    assert result.exit_code == 1
    assert "tidak ada" in result.output


async def test_who_has_left_since_agreeing_stays_gone_and_a_newer_consent_brings_them_back(
    shell: Shell, now: datetime
) -> None:
    await asyncio.to_thread(shell.bring_in, HEADING + GOOD)
    await shell.leave(now.replace(day=10))
    await asyncio.to_thread(shell.bring_in, HEADING + GOOD)
    assert await shell.wishes() == []
    await asyncio.to_thread(shell.bring_in, HEADING + GOOD.replace("2026-11-01", "2026-11-20"))
    assert [code for _, code, _ in await shell.wishes()] == ["64.71.06.1005"]
    assert (await shell.residents())[0].left_at is None
