"""Two officials agree to what a third one wrote, over the wire; a press too late, or too early, does nothing."""

from collections.abc import AsyncIterator

import pytest

import simulator
from simulator import Phone, Simulator
from tests.flows.live import Live, alive
from tests.flows.test_broadcast_story import NEWS, arrival, join_manggar, write_draft

OFFICIALS = (simulator.OFFICIAL_ID, *simulator.COLLEAGUE_IDS)


@pytest.fixture
async def office(sim: Simulator, sqlite_url: str) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url, admin_telegram_ids=OFFICIALS) as running:
        yield running


def colleagues(live: Live) -> tuple[Phone, Phone]:
    first, second = (live.sim.phone(each) for each in simulator.COLLEAGUE_IDS)
    return first, second


async def put_forward(live: Live) -> None:
    await write_draft(live.official)
    live.official.presses("Kirim")
    await live.official.reads("Perlu persetujuan 2 petugas lain")
    live.official.presses("Ajukan")
    await live.official.reads("Menunggu persetujuan: 0 dari 2")


async def test_it_leaves_once_both_have_agreed_to_what_they_saw(office: Live) -> None:
    await join_manggar(office.resident)
    await put_forward(office)
    first, second = colleagues(office)
    asked = await first.reads("Persetujuan diminta", within=30)
    shown = [message.text for message in first.sees() if NEWS in message.text]
    assert "/cek " in shown[0]
    assert "Penerima: 1 warga" in asked.text
    first.presses("Setujui", asked)
    await first.reads("Masih menunggu petugas lain: 1 dari 2")
    await office.official.reads("disetujui: 1 dari 2", within=30)
    assert not any(NEWS in message.text for message in office.resident.sees())
    question = await second.reads("Persetujuan diminta", within=30)
    second.presses("Setujui", question)
    await second.reads("Persetujuan lengkap: 2 dari 2")
    news = await arrival(office.resident)
    assert news.text.split("\n")[0] == shown[0].split("\n")[0]
    await office.official.reads("Lama pengiriman", within=30)


async def test_returned_with_a_reason_changed_and_put_forward_again(office: Live) -> None:
    await put_forward(office)
    first, second = colleagues(office)
    old = await second.reads("Persetujuan diminta", within=30)
    asked = await first.reads("Persetujuan diminta", within=30)
    first.presses("Kembalikan", asked)
    await first.reads("Apa yang perlu diperbaiki")
    first.says("Tulis juga kelurahannya")
    await first.reads("dikembalikan")
    told = await office.official.reads("Tulis juga kelurahannya", within=30)
    office.official.presses("Buka siaran", told)
    await office.official.reads("Draf siaran 1")
    office.official.presses("Kirim")
    await office.official.reads("Perlu persetujuan")
    office.official.presses("Ajukan")
    await office.official.reads("Menunggu persetujuan: 0 dari 2")
    second.presses("Setujui", old)
    await second.reads("sudah dikembalikan kepada penulisnya")
    await office.official.reads("Menunggu persetujuan: 0 dari 2")


async def test_pantau_shows_an_approver_what_waits_for_them(office: Live) -> None:
    await put_forward(office)
    _, second = colleagues(office)
    await second.reads("Persetujuan diminta", within=30)
    second.says("/pantau")
    asked = await second.reads("Persetujuan diminta")
    second.presses("Setujui", asked)
    await second.reads("1 dari 2")
    second.says("/pantau")
    assert (await second.reads("Menunggu persetujuan: 1 dari 2")).buttons[0].text == "Batalkan"
