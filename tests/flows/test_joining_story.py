"""A resident joins, changes their mind and leaves, over the wire."""

import asyncio

from simulator import Simulator
from tests.flows.live import Live, alive


async def test_a_resident_joins_in_five_taps(live: Live) -> None:
    resident = live.resident
    resident.starts()
    await resident.reads("gratis")
    resident.presses("Setuju (gratis)")
    await resident.reads("kabupaten atau kota mana")
    resident.presses("Kota Balikpapan")
    await resident.reads("kecamatan mana")
    resident.presses("Kec. Balikpapan Kota")
    await resident.reads("kelurahan atau desa mana")
    resident.presses("Kel. Damai")
    await resident.reads("Kel. Damai")


async def test_a_half_finished_dialogue_survives_a_restart(sim: Simulator, sqlite_url: str) -> None:
    async with alive(sim, sqlite_url) as before:
        before.resident.starts()
        await before.resident.reads("gratis")
        before.resident.presses("Setuju (gratis)")
        await before.resident.reads("kabupaten atau kota mana")
    async with alive(sim, sqlite_url) as after:
        after.resident.says("kel damai balikpapan")
        await after.resident.reads("Damai")


async def test_what_was_said_while_the_bot_was_down_is_answered_when_it_is_back(
    sim: Simulator, sqlite_url: str
) -> None:
    async with alive(sim, sqlite_url) as before:
        before.resident.starts()
        await before.resident.reads("gratis")
    before.resident.says("/bantuan")
    async with alive(sim, sqlite_url) as after:
        async with asyncio.timeout(60):
            await after.resident.reads("/aspirasi")
