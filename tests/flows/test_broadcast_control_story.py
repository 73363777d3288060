"""What an official can do with a broadcast besides sending it, over the wire."""

import asyncio
import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

import simulator
from bot.__main__ import shell
from simulator import Phone, Simulator
from tests.flows.live import Live, alive

VILLAGE = "r_6471011001"
AS = ("--as", f"telegram:{simulator.OFFICIAL_ID}")


async def join(phone: Phone) -> None:
    phone.starts(VILLAGE)
    await phone.reads("gratis")
    phone.presses("Setuju (gratis)")
    await phone.reads("Kel. Manggar")


async def crowd(live: Live, number: int) -> list[Phone]:
    phones = [live.sim.phone(live.sim.world.add_person(f"Warga {place}").id) for place in range(number)]
    await asyncio.gather(*(join(phone) for phone in phones))
    return phones


async def send(live: Live, text: str) -> None:
    official = live.official
    official.says("/broadcast")
    await official.reads("isi siaran")
    official.says(text)
    await official.reads("Draf")
    official.presses("Kirim")
    await official.reads("Penerima")
    official.presses("Ya, kirim")
    await live.lets_it_go()


def reached(phones: list[Phone], text: str) -> int:
    return sum(any(text in message.text for message in phone.sees()) for phone in phones)


async def command(live: Live, *arguments: str) -> Result:
    """A command of the shell beside the running house."""
    return await asyncio.to_thread(CliRunner().invoke, shell(live.settings), arguments)


async def facts(live: Live, number: str = "1") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((await command(live, "broadcasts", "show", number, "--json")).stdout)
    return found


async def until(live: Live, state: str, number: str = "1") -> dict[str, Any]:
    async with asyncio.timeout(60):
        while (known := await facts(live, number))["state"] != state:
            await asyncio.sleep(0.2)
    return known


async def test_a_picture_with_bold_words_arrives_as_it_was_sent(live: Live) -> None:
    await join(live.resident)
    official = live.official
    official.says("/broadcast")
    await official.reads("isi siaran")
    before = official.sends_photo("Lomba desa besok")  # its file is then posted with bold words
    await official.reads("Draf siaran")
    picture = {"photo": before.body["photo"]}
    bold = {"caption": "Lomba desa", "caption_entities": [{"type": "bold", "offset": 0, "length": 5}]}
    official.presses("Ubah")
    await official.reads("Draf siaran")
    official.presses("Isi")
    await official.reads("isi yang baru")
    official.last = live.sim.world.person_posts(official.id, official.id, picture | bold)
    await official.reads("foto: Lomba desa")
    official.presses("Kirim")
    await official.reads("Penerima: 1 warga")
    official.presses("Ya, kirim")
    await live.lets_it_go()
    news = await live.sim.world.answer(live.resident.id, "Lomba desa", within=30)
    assert news.body["photo"]
    assert {"type": "bold", "offset": 0, "length": 5} in news.body["caption_entities"]


async def test_pause_stops_resume_goes_on_cancel_ends(sim: Simulator, sqlite_url: str) -> None:
    async with alive(sim, sqlite_url, telegram_rate=1) as live:
        phones = await crowd(live, 16)
        await send(live, "Air mati")
        await live.official.reads("Sedang dikirim", within=30)
        live.official.presses("Jeda")
        await live.official.reads("Dijeda")
        await asyncio.sleep(1.5)
        paused = reached(phones, "Air mati")
        await asyncio.sleep(1.5)
        assert reached(phones, "Air mati") == paused < 16
        live.official.presses("Lanjutkan")
        await live.official.reads("Sedang dikirim")
        async with asyncio.timeout(60):
            while reached(phones, "Air mati") == paused:
                await asyncio.sleep(0.1)
        live.official.presses("Batalkan")
        await live.official.reads("Dibatalkan")
        report = await live.official.reads("Tidak jadi dikirim", within=30)
        assert "Terkirim" in report.text
        assert reached(phones, "Air mati") < 16


async def test_the_shell_sends_beside_the_running_house(live: Live, tmp_path: Path) -> None:
    await join(live.resident)
    live.official.starts()
    await live.official.reads()
    text = tmp_path / "berita.txt"
    text.write_text("Bansos cair besok.", encoding="utf-8")
    sent = await command(live, "broadcast", "--region", "64.71", "--text-file", str(text), *AS)
    assert sent.stdout == "1\n", sent.output
    await live.sim.world.answer(live.resident.id, "Bansos cair besok.", within=30)
    known = await until(live, "done")
    assert (known["planned"], known["sent"], known["failed"], known["possibly_doubled"]) == (1, 1, 0, 0)
    assert "Selesai" in (await live.sim.world.answer(live.official.id, "Terkirim: 1", within=30)).text


async def test_the_shell_cancels_what_waits(live: Live, tmp_path: Path) -> None:
    text = tmp_path / "berita.txt"
    text.write_text("Nanti saja.", encoding="utf-8")
    await command(live, "broadcast", "--text-file", str(text), "--at", "besok 07.00", *AS)
    assert (await facts(live))["state"] == "scheduled"
    assert (await command(live, "broadcasts", "cancel", "1", *AS)).exit_code == 0
    assert (await facts(live))["state"] == "cancelled"
    live.official.says("/pantau")
    await live.official.reads("Tidak ada siaran")


async def test_an_emergency_reaches_who_subscribed_above(live: Live) -> None:
    live.resident.starts("r_6471")
    await live.resident.reads("gratis")
    live.resident.presses("Setuju (gratis)")
    await live.resident.reads("Kota Balikpapan")
    official = live.official
    official.says("/broadcast")
    await official.reads("isi siaran")
    official.presses("Peringatan darurat")
    await official.reads("Bahaya apa")
    official.presses("Banjir")
    await official.reads("Di mana")
    official.says("RT 12 Kelurahan Manggar")
    await official.reads("Sampai kapan")
    official.presses("6 jam lagi")
    await official.reads("PERINGATAN DARURAT: BANJIR")
    official.presses("Ubah")
    await official.reads("Draf")
    official.presses("Wilayah")
    await official.reads("wilayah mana")
    official.says("kelurahan manggar")
    await official.reads("untuk: Kel. Manggar")
    official.presses("Selesai")
    await official.reads("Draf")
    official.presses("Kirim")
    await official.reads("Penerima: 1 warga")
    official.presses("Ya, kirim")
    await live.lets_it_go()
    warning = await live.sim.world.answer(live.resident.id, "BANJIR", within=30)
    assert "Hubungi: 112" in warning.text


async def test_two_presses_of_yes_send_one_copy(live: Live) -> None:
    await join(live.resident)
    official = live.official
    official.says("/broadcast")
    await official.reads("isi siaran")
    official.says("Air mati")
    await official.reads("Draf")
    official.presses("Kirim")
    question = await official.reads("Penerima")
    first, second = official.presses("Ya, kirim", question), official.presses("Ya, kirim", question)
    assert await official.toast(second) == "Siaran ini sudah Anda kirim."
    await official.toast(first)
    await live.lets_it_go()
    await live.sim.world.answer(live.resident.id, "Air mati", within=30)
    await until(live, "done")
    assert reached([live.resident], "Air mati") == 1
    assert sum("Air mati" in message.text for message in live.resident.sees()) == 1


async def test_a_forwarded_message_is_broadcast(live: Live) -> None:
    await join(live.resident)
    original = live.resident.says("Jalan Mulawarman ditutup")
    await live.resident.reads("nomor 1")
    live.official.forwards(original)
    await live.official.reads("bisa Anda siarkan")
    live.official.presses("Siarkan")
    await live.official.reads("Draf siaran")
    live.official.presses("Kirim")
    await live.official.reads("Penerima: 1 warga")
    live.official.presses("Ya, kirim")
    await live.lets_it_go()
    await live.sim.world.answer(live.resident.id, "/cek", within=30)
