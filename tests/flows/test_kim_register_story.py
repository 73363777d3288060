"""A KIM from its proposal to its first relay: agent and official on their phones, the SK as a photo, then news."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

import simulator
from domain.relay import Measure
from domain.slots import DEFAULT, next_slot
from scheduler.look_after_kims import look_after_kims
from scheduler.relay import relay
from services import feed_admin, people
from services.feed_wishes import Wish
from simulator import Chat, Simulator
from tests.feed_server import FeedServer, Page, item, rss, serving
from tests.flows.live import Live, alive
from tests.flows.test_kim_story import CHOOSE_GROUP, polled

NEWS = item("Posyandu Damai", guid="g1", link="https://balikpapan.go.id/1", summary="<p>Kamis pagi.</p>")
OLD = item("Kabar lama", guid="g0")


@pytest.fixture
async def live(sim: Simulator, sqlite_url: str) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url, feeds_allow_private=True) as running:
        yield running


@pytest.fixture
async def feed() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        server.pages["/feed"] = Page(rss(OLD))
        yield server


async def _proposed_and_accepted(live: Live) -> None:
    agent, official = live.agent, live.official
    official.starts()
    await official.reads()
    agent.says("/kim")
    await agent.reads("belum mengurus KIM")
    agent.presses("Daftarkan KIM")
    await agent.reads("kabupaten/kota mana")
    for pressed, asked in (
        ("Kota Balikpapan", "Kecamatan mana"),
        ("Kec. Balikpapan Kota", "Kelurahan atau desa mana"),
        ("Kel. Damai", "Apa nama KIM"),
        ("KIM Damai", "Apa tema"),
    ):
        agent.presses(pressed)
        await agent.reads(asked)
    agent.says("Kebencanaan")
    await agent.reads("sudah sampai ke petugas")
    await official.reads("Usulan pendaftaran")
    official.presses("Setuju")
    await agent.reads("sudah dicatat petugas")


async def _board(live: Live) -> None:
    agent, official = live.agent, live.official
    agent.presses("Buka: KIM Damai")
    await agent.reads("Yang kurang")
    agent.presses("Isi pengurus")
    for asked, name in (("ketua", "Budi"), ("sekretaris", "Siti"), ("bendahara", "Ani")):
        await agent.reads(f"nama {asked}")
        agent.says(name)
    await agent.reads("Masih ada anggota lain")
    agent.presses("Cukup")
    await agent.reads("Yang mana Anda")
    agent.presses("Budi")
    await agent.reads("Ketua: Budi (akunnya tersambung)")
    agent.presses("Kirim")
    await official.reads("Usulan susunan pengurus")
    official.presses("Setuju")
    await agent.reads("susunan pengurus sudah dicatat")


async def _decree_and_inauguration(live: Live) -> None:
    agent, official = live.agent, live.official
    agent.presses("Buka: KIM Damai")
    await agent.reads("Yang kurang:\n• SK")
    agent.presses("Kirim SK")
    for asked, typed in (("nomor SK", "188.45/12"), ("Tanggal berapa", "1 Maret 2026"), ("menandatangani", "Lurah")):
        await agent.reads(asked)
        agent.says(typed)
    await agent.reads("kirim foto SK")
    agent.sends_photo()
    await official.reads("SK nomor 188.45/12")
    official.presses("Lihat foto SK")
    assert "photo" in (await official.reads("SK KIM Damai")).body
    official.presses("Setuju")
    await agent.reads("SK sudah dicatat")
    agent.presses("Buka: KIM Damai")
    await agent.reads("belum dikukuhkan")
    agent.presses("Catat pengukuhan")
    await agent.reads("dikukuhkan?")
    agent.says("15 Maret 2026")
    await official.reads("Dikukuhkan: Minggu, 15 Maret 2026")
    official.presses("Setuju")
    await agent.reads("pengukuhan sudah dicatat")


async def _linked(live: Live) -> Chat:
    world, agent, official = live.sim.world, live.agent, live.official
    group = world.add_group("Grup Damai", simulator.AGENT_ID)
    agent.presses("Buka: KIM Damai")
    await agent.reads("grup atau kanal yang tertaut")
    agent.presses("Tautkan grup/kanal")
    await agent.reads("Sekarang pilih grup")
    world.adds_bot(simulator.AGENT_ID, group.id)
    world.shares_chat(simulator.AGENT_ID, CHOOSE_GROUP, group.id)
    await agent.reads("Untuk wilayah mana")
    agent.presses("Kel. Damai")
    await official.reads("Usulan menautkan")
    official.presses("Setuju, untuk Kel. Damai")
    await official.reads("KIM mana")
    official.presses("KIM Damai")
    await official.reads("sekarang kanal KIM Damai")
    return group


async def _first_relay(live: Live, feed: FeedServer, group: Chat) -> None:
    house, clock = live.house, live.clock
    async with house.sessions.begin() as session:
        official = await people.recognise(session, house.account_id, str(simulator.OFFICIAL_ID), "id", clock())
        await feed_admin.add(session, Wish(feed.url("/feed"), "64.71"), official, clock())
    await polled(live, clock)
    clock.ahead += timedelta(minutes=6)
    feed.pages["/feed"] = Page(rss(NEWS, OLD))
    await polled(live, clock)
    slot = next_slot(DEFAULT, clock(), "Asia/Makassar")
    assert slot is not None
    clock.set(slot)
    await relay(house.sessions, house.reads, Measure(), clock)
    await live.sim.world.answer(group.id, "Posyandu Damai", within=30)


async def test_a_kim_goes_from_its_proposal_to_its_first_relay(live: Live, feed: FeedServer) -> None:
    await _proposed_and_accepted(live)
    await _board(live)
    await _decree_and_inauguration(live)
    group = await _linked(live)
    await _first_relay(live, feed, group)
    woken, _, _ = await look_after_kims(live.house.sessions, live.house.reads, live.house.now)
    assert woken == 1
    await live.sim.world.answer(live.agent.id, "KIM Damai tercatat aktif", within=30)
    live.agent.says("/kim")
    await live.agent.reads("KIM dan kanal Anda")
    live.agent.presses("Buka: KIM Damai")
    await live.agent.reads("Status: aktif")
