"""News goes wrong, is put right, and is taken back: as residents see it on their phones, on both databases."""

import asyncio

import pytest

from simulator import Phone, Simulator
from tests.flows.live import Live, alive
from tests.flows.test_broadcast_control_story import join, send


@pytest.fixture
def urls(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def lines(phone: Phone) -> list[str]:
    """The first line of every message that stands on a phone."""
    return [message.text.splitlines()[0] for message in phone.sees() if message.text]


async def gone(phone: Phone, text: str) -> None:
    async with asyncio.timeout(60):
        while any(text in line for line in lines(phone)):
            await asyncio.sleep(0.1)


async def _put_right(live: Live, code: str) -> None:
    official = live.official
    official.says("/ralat")
    await official.reads("Kabar mana")
    official.presses(f"Air mati 19.00 · {code}")
    await official.reads("Kirim isi yang benar")
    official.says("Air mati 09.00")
    await official.reads("tadinya salah")
    official.says("Pukul 09.00, bukan 19.00.")
    await official.reads("Ralat 1 salinan")
    official.presses("Ya, ralat")
    await official.reads("Siaran 2: RALAT")  # the first broadcast's progress may still be changing


async def _take_back(live: Live, code: str) -> None:
    official = live.official
    official.says(f"/tarik {code}")
    await official.reads("Mengapa ditarik")
    official.presses("Tanpa keterangan")
    await official.reads("Tarik 1 salinan")
    official.presses("Ya, tarik")


@pytest.mark.parametrize("urls", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
async def test_what_was_wrong_is_put_right_and_then_taken_back(sim: Simulator, urls: str) -> None:
    async with alive(sim, urls) as live:
        await join(live.resident)
        await send(live, "Air mati 19.00")
        news = await live.sim.world.answer(live.resident.id, "Air mati 19.00", within=30)
        code = news.text.split()[-1]
        await live.official.reads("Terkirim: 1", within=30)
        await _put_right(live, code)
        await live.lets_it_go()
        answer = await live.sim.world.answer(live.resident.id, "RALAT: Pukul 09.00", within=30)
        assert "Air mati 09.00" in lines(live.resident)
        assert "Air mati 19.00" not in lines(live.resident)
        assert answer.body["reply_to_message"]["text"].startswith("Air mati 09.00")
        await live.official.reads("Sudah diralat: 1", within=30)
        await _take_back(live, code)
        await gone(live.resident, "Air mati")
        await gone(live.resident, "RALAT")
        await live.official.reads("Sudah ditarik: 1", within=30)
        live.resident.says("/berita")
        assert "Air mati" not in (await live.resident.reads()).text
