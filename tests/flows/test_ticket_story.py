"""From a question to its rating: verified, asked back, answered, settled, rated, each told to the resident."""

from collections.abc import AsyncIterator

import pytest

from simulator import Simulator
from tests.flows.live import Live, alive

WITHIN = 40.0


@pytest.fixture
async def live(sim: Simulator, sqlite_url: str) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url) as running:
        yield running


async def _written(live: Live) -> None:
    """The resident has filed an aspirasi that the desk must be looking for in its inbox."""
    resident, official = live.resident, live.official
    official.starts()
    await official.reads(within=WITHIN)
    resident.says("/aspirasi Jalan Mawar berlubang")
    await resident.reads("dengan nomor 1", within=WITHIN)
    official.says("/kotakmasuk")
    await official.reads("Jalan Mawar berlubang", within=WITHIN)
    official.presses("Nomor 1")
    await official.reads("Balas pesan ini untuk menjawab warga", within=WITHIN)
    official.presses("Tindakan")
    await official.reads("Nomor 1: diterima", within=WITHIN)


async def test_an_aspirasi_goes_its_way_from_the_question_to_the_rating(live: Live) -> None:
    await _written(live)
    resident, official = live.resident, live.official
    official.presses("diverifikasi")
    await resident.reads("Nomor 1 sudah diperiksa", within=WITHIN)
    official.presses("Tanya balik")
    await official.reads("Tulis pertanyaan Anda", within=WITHIN)
    official.says("Dekat nomor berapa?")
    question = await resident.reads("Dekat nomor berapa?", within=WITHIN)
    resident.says("Dekat nomor 7", reply_to=question)
    await resident.reads("Tambahan untuk nomor 1", within=WITHIN)
    official.says("/kotakmasuk")
    await official.reads("Keadaan: diverifikasi", within=WITHIN)
    official.presses("Nomor 1")
    shown = await official.reads("Dekat nomor 7", within=WITHIN)
    official.says("Hari ini ditambal.", reply_to=shown)
    await resident.reads("Hari ini ditambal.", within=WITHIN)
    await _settled_and_rated(live)
    official.says("/kotakmasuk")
    await official.reads("Tidak ada pesan di sini", within=WITHIN)


async def _settled_and_rated(live: Live) -> None:
    resident, official = live.resident, live.official
    official.presses("Tindakan")
    await official.reads("Nomor 1: dikerjakan", within=WITHIN)
    official.presses("selesai")
    await resident.reads("dinyatakan selesai", within=WITHIN)
    resident.presses("Nilai atau buka lagi")
    await resident.reads("Hari ini ditambal.", within=WITHIN)
    resident.presses("5")
    await resident.reads("Nilai 5 untuk nomor 1 tersimpan", within=WITHIN)
