"""An official makes an agent an official too, by a link; the menu follows; then it is over at once."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

import simulator
from services import audit
from simulator import Simulator
from simulator.methods.profile import commands_for
from tests.flows.live import Live, alive


@pytest.fixture
async def live(sim: Simulator, sqlite_url: str) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url) as running:
        yield running


def _menu(live: Live, chat: int = simulator.AGENT_ID, who: int = simulator.AGENT_ID) -> Sequence[str]:
    return [str(each["command"]) for each in commands_for(live.sim.world, chat, who)]


async def _menu_changes(live: Live, *, official: bool) -> None:
    async with asyncio.timeout(60):
        while ("broadcast" in _menu(live)) is not official:
            await asyncio.sleep(0.05)


async def test_groups_are_offered_what_works_there_and_their_administrators_a_little_more(live: Live) -> None:
    async with asyncio.timeout(60):
        while "tautkan" not in _menu(live, simulator.GROUP_ID):
            await asyncio.sleep(0.05)
    assert _menu(live, simulator.GROUP_ID, simulator.RESIDENT_ID) == ["cek"]
    assert _menu(live, simulator.GROUP_ID, simulator.AGENT_ID) == ["tautkan", "cek"]


async def _invitation(live: Live) -> str:
    official = live.official
    official.starts()
    official.says("/peran")
    await official.reads("pengelola wilayah di Prov. Kalimantan Timur")
    asked = (("Beri peran", "Siapa yang"), ("Buat tautan undangan", "Peran apa"), ("give:role:petugas", "Di wilayah"))
    for button, question in asked:
        official.presses(button)
        await official.reads(question)
    official.presses("Prov. Kalimantan Timur seluruhnya")
    await official.reads("Berapa lama")
    official.presses("6 bulan")
    await official.reads("Apa alasannya")
    official.says("SK 12/2026")
    await official.reads("Periksa dulu")
    official.presses("Ya, beri")
    letter = await official.reads("Anda diundang menjadi petugas")
    return str(letter.body["text"]).split("start=")[1].strip()


async def test_a_role_is_given_by_a_link_shown_in_the_menu_and_ended_at_once(live: Live) -> None:
    official, agent = live.official, live.agent
    payload = await _invitation(live)
    assert "broadcast" not in _menu(live)
    agent.starts(payload)
    await agent.reads("Anda diundang menjadi petugas")
    agent.presses("Terima")
    await agent.reads("Anda kini petugas")
    await _menu_changes(live, official=True)
    assert _menu(live)[:2] == ["broadcast", "pantau"]
    agent.says("/broadcast")
    await agent.reads("Kirim isi siaran")
    await official.reads("Bukan orang yang Anda maksud?")
    official.presses("Lihat")
    await official.reads("SK 12/2026")
    official.presses("Akhiri")
    await official.reads("Berlaku saat ini juga")
    official.presses("Ya, akhiri")
    await agent.reads("sudah berakhir")
    await _menu_changes(live, official=False)
    agent.says("/broadcast")
    await agent.reads("hanya untuk petugas")
    async with live.house.reads() as session:
        verdict = await audit.verify(session)
    assert verdict.whole
    assert verdict.rows >= 4
