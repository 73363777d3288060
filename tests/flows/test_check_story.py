"""A resident doubts what goes round, and asks: over the wire."""

import re

from simulator import Message
from tests.flows.live import Live
from tests.flows.test_broadcast_story import NEWS, arrival, join_manggar, send_draft, write_draft


async def published(live: Live) -> Message:
    await join_manggar(live.resident)
    await write_draft(live.official)
    await send_draft(live)
    return await arrival(live.resident)


async def test_a_forwarded_copy_is_genuine_a_changed_one_and_a_made_up_code_are_not(live: Live) -> None:
    news = await published(live)
    live.resident.forwards(news)
    genuine = await live.resident.reads("Isinya sama")
    assert "Prov. Kalimantan Timur" in genuine.text
    live.resident.says("/cek")
    await live.resident.reads("Ketik kodenya")
    live.resident.says(news.text.replace("09.00", "21.00"))
    await live.resident.reads("sudah diubah")
    assert (await live.resident.reads(f"{NEWS}\n\n—")).text == news.text
    live.resident.says("/cek ACDEFG")
    await live.resident.reads("tidak kami kenal")


async def test_the_code_alone_and_its_link_tell_who_said_what_and_show_the_original(live: Live) -> None:
    news = await published(live)
    found = re.search(r"/cek (\w{6})", news.text)
    assert found
    live.agent.says(f"/cek {found[1].lower()}")
    await live.agent.reads(f"Kode {found[1]} asli")
    live.agent.presses("Lihat aslinya")
    assert (await live.agent.reads(f"{NEWS}\n\n—")).text == news.text
    live.agent.starts(f"c_{found[1]}")
    await live.agent.reads(f"Kode {found[1]} asli")
