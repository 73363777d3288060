"""A resident reads their data, erases it and comes back as somebody new, over the wire and a restart."""

import asyncio
from pathlib import Path

from sqlalchemy import select

import simulator
from data.models import Update
from simulator import Phone, Simulator
from tests.flows.live import Live, alive

SAID = "jalan berlubang di depan masjid raya"


def _raw(url: str) -> bytes:
    return Path(url.partition("///")[2]).read_bytes()


async def _joined(live: Live) -> Phone:
    live.resident.starts("r_6471061005")
    await live.resident.reads("Kel. Damai")
    live.resident.presses("Setuju (gratis)")
    await live.resident.reads("Terima kasih")
    return live.resident


async def _all_answered(live: Live) -> None:
    async with asyncio.timeout(60):
        while True:
            async with live.house.reads() as session:
                if not await session.scalar(select(Update.update_id).where(Update.answered_at.is_(None)).limit(1)):
                    return
            await asyncio.sleep(0.02)


async def test_what_was_erased_is_gone_from_the_file_and_a_restart_knows_nobody(
    sim: Simulator, sqlite_url: str
) -> None:
    ref = str(simulator.RESIDENT_ID)
    async with alive(sim, sqlite_url) as live:
        resident = await _joined(live)
        resident.says(SAID)
        await resident.reads("nomor")
        resident.says("/dataku")
        await resident.reads(SAID)
    assert SAID.encode() in _raw(sqlite_url)
    async with alive(sim, sqlite_url) as live:
        resident = live.resident
        resident.says("/hapusdata")
        await resident.reads("tidak bisa dibatalkan")
        resident.presses("Ya, hapus semua")
        await resident.reads("sudah dihapus")
        await _all_answered(live)
    raw = _raw(sqlite_url)
    assert SAID.encode() not in raw
    assert ref.encode() not in raw
    async with alive(sim, sqlite_url) as live:
        resident = live.resident
        resident.says("/dataku")
        await resident.reads("tidak menyimpan data")
        await _all_answered(live)
    assert ref.encode() not in _raw(sqlite_url)
    async with alive(sim, sqlite_url) as live:
        resident = live.resident
        resident.says("/mulai")
        await resident.reads("Apakah Anda setuju")


async def test_who_blocks_the_bot_and_returns_is_still_subscribed(sim: Simulator, sqlite_url: str) -> None:
    async with alive(sim, sqlite_url) as live:
        resident = await _joined(live)
        live.sim.world.blocks(simulator.RESIDENT_ID)
        live.sim.world.unblocks(simulator.RESIDENT_ID)
        resident.says("/langganan")
        await resident.reads("Anda menerima kabar untuk")
