"""A warning asks who is safe; its official sees it live, goes to the one in need, and the resident hears of it."""

from simulator import Phone
from tests.flows.live import Live
from tests.flows.test_broadcast_control_story import join

WITHIN = 60.0


async def _warned(official: Phone) -> None:
    official.starts()
    await official.reads(within=WITHIN)
    official.says("/broadcast")
    await official.reads("isi siaran", within=WITHIN)
    official.says("Air sungai naik")
    await official.reads("Draf", within=WITHIN)
    official.presses("Ubah")
    for asked in ("Pilihan jawaban: tidak ada", "Pilihan jawaban: Tanya"):
        await official.reads("Draf", within=WITHIN)
        official.presses(asked)
    await official.reads("Draf", within=WITHIN)
    official.presses("Kembali")
    await official.reads("Draf", within=WITHIN)
    official.presses("Kirim")
    await official.reads("Penerima", within=WITHIN)
    official.presses("Ya, kirim")


async def test_a_call_for_help_is_counted_live_and_an_official_goes_there(live: Live) -> None:
    resident, official = live.resident, live.official
    await join(resident)
    await _warned(official)
    await live.lets_it_go()
    await live.sim.world.answer(resident.id, "Air sungai naik", within=WITHIN)
    resident.presses("Butuh bantuan")
    told = await resident.reads("nomor 1", within=WITHIN)
    assert told.text.startswith("Telepon 112 (gratis) atau BPBD")
    await official.reads("aman 0 · butuh bantuan 1", within=WITHIN)
    official.presses("Aman / butuh bantuan")
    await official.reads("Kel. Manggar: aman 0 · butuh bantuan 1", within=WITHIN)
    official.presses("Siapa yang butuh bantuan")
    await official.reads("Nomor 1, Kel. Manggar", within=WITHIN)
    official.presses("Saya tangani 1")
    await resident.reads("menangani permintaan bantuan Anda", within=WITHIN)
    resident.presses("Saya aman")
    await resident.reads("tercatat bahwa Anda aman", within=WITHIN)
    await official.reads("kini menyatakan aman", within=WITHIN)
