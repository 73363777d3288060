"""An official broadcasts, a resident reads and answers, and the answer comes back: over the wire."""

from simulator import Message, Phone, Simulator
from tests.flows.live import Live, alive

NEWS = "Air PDAM mati besok pukul 09.00 sampai 12.00."


async def join_manggar(resident: Phone) -> None:
    resident.starts("r_6471011001")
    await resident.reads("gratis")
    resident.presses("Setuju (gratis)")
    await resident.reads("Kel. Manggar")


async def write_draft(official: Phone) -> None:
    official.says("/broadcast")
    await official.reads("isi siaran")
    official.says(NEWS)
    await official.reads("Draf siaran")


async def send_draft(live: Live) -> None:
    live.official.presses("Kirim")
    await live.official.reads("Penerima: 1 warga")
    live.official.presses("Ya, kirim")
    await live.lets_it_go()


async def arrival(resident: Phone) -> Message:
    return await resident.world.answer(resident.id, NEWS, within=30)


async def test_a_broadcast_reaches_the_resident_with_source_region_and_code(live: Live) -> None:
    await join_manggar(live.resident)
    await write_draft(live.official)
    await send_draft(live)
    news = await arrival(live.resident)
    assert "Prov. Kalimantan Timur" in news.text
    assert "WITA" in news.text
    assert "/cek " in news.text
    await live.official.reads("Lama pengiriman", within=30)


async def test_an_answer_reaches_the_official_and_comes_back(live: Live) -> None:
    await join_manggar(live.resident)
    await write_draft(live.official)
    await send_draft(live)
    news = await arrival(live.resident)
    live.resident.says("Tolong, rumah kami kebanjiran", reply_to=news)
    await live.resident.reads("nomor 1")
    pushed = await live.sim.world.answer(live.official.id, "kebanjiran", within=30)
    live.official.says("Tim BPBD sedang menuju ke sana.", reply_to=pushed)
    await live.sim.world.answer(live.resident.id, "Tim BPBD sedang menuju ke sana.", within=30)


async def test_a_draft_survives_a_restart_and_is_sent_after_it(sim: Simulator, sqlite_url: str) -> None:
    async with alive(sim, sqlite_url) as before:
        await join_manggar(before.resident)
        await write_draft(before.official)
    async with alive(sim, sqlite_url) as after:
        await send_draft(after)
        await arrival(after.resident)


async def test_who_is_no_official_is_told_so_with_their_own_id(live: Live) -> None:
    live.resident.says("/broadcast")
    await live.resident.reads(str(live.resident.id))
