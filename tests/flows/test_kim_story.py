"""A KIM group is linked, a feed's item appears there in its slot, the agent passes it on, the bot is thrown out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

import simulator
from bot.feeds import opened_feeds
from data.models import Proof
from domain.proof import ProofState
from domain.relay import Measure
from domain.slots import DEFAULT, next_slot
from scheduler.poll_feeds import poll_feeds
from scheduler.relay import relay
from scheduler.tell_lost_channels import tell_lost_channels
from services import feed_admin, people
from services.feed_wishes import Wish
from simulator import Chat, Message, Simulator
from tests.feed_server import FeedServer, Page, item, rss, serving
from tests.flows.live import Clock, Live, alive
from tests.flows.test_broadcast_control_story import send

CHOOSE_GROUP = 2  # the number of the group key, as the bot's keyboard writes it
EDITED = item("Pasar murah di Damai", guid="g1", link="https://balikpapan.go.id/1", summary="<p>Besok pagi.</p>")
ITEM = item("Pasar murah di Damai", guid="g1", link="https://balikpapan.go.id/1", summary="<p>Sabtu pagi.</p>")
OLD = item("Kabar lama", guid="g0")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def live(sim: Simulator, sqlite_url: str, clock: Clock) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url, clock=clock, feeds_allow_private=True) as running:
        yield running


@pytest.fixture
async def feed() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        server.pages["/feed"] = Page(rss(OLD))
        yield server


async def _linked(live: Live) -> Chat:
    """A group that its agent has proposed and the official has confirmed."""
    world, agent, official = live.sim.world, live.agent, live.official
    official.starts()
    await official.reads()
    group = world.add_group("KIM Damai", simulator.AGENT_ID)
    agent.says("/kim")
    await agent.reads("belum menautkan")
    agent.presses("Tautkan grup/kanal")
    await agent.reads("Sekarang pilih grup")
    world.adds_bot(simulator.AGENT_ID, group.id)
    world.shares_chat(simulator.AGENT_ID, CHOOSE_GROUP, group.id)
    await agent.reads("kabupaten/kota mana")
    agent.presses("Kota Balikpapan")
    await agent.reads("Kecamatan mana")
    agent.presses("Kec. Balikpapan Kota")
    await agent.reads("Kelurahan atau desa mana")
    agent.presses("Kel. Damai")
    await official.reads("Usulan menautkan")
    official.presses("Setuju, untuk Kel. Damai")
    await official.reads("KIM mana")
    official.presses("Baru: KIM Damai")
    await official.reads("sekarang kanal KIM Damai")
    await agent.reads("Anda sekarang agen KIM Damai")
    await world.answer(group.id, "sekarang kanal KIM Damai")
    return group


async def polled(live: Live, clock: Clock) -> int:
    house = live.house
    async with opened_feeds(live.settings) as source:
        return await poll_feeds(house.sessions, house.reads, source, clock)


async def _news_in_the_slot(live: Live, clock: Clock, feed: FeedServer, group: Chat) -> Message:
    """What the group reads once its feed had something new and its slot has come."""
    house = live.house
    async with house.sessions.begin() as session:
        official = await people.recognise(session, house.account_id, str(simulator.OFFICIAL_ID), "id", clock())
        assert (await feed_admin.add(session, Wish(feed.url("/feed"), "64.71"), official, clock())).holds
    assert await polled(live, clock) == 0
    clock.ahead += timedelta(minutes=6)
    feed.pages["/feed"] = Page(rss(EDITED, OLD))
    await polled(live, clock)
    clock.ahead += timedelta(minutes=6)
    feed.pages["/feed"] = Page(rss(ITEM, OLD))
    await polled(live, clock)
    slot = next_slot(DEFAULT, clock(), "Asia/Makassar")
    assert slot is not None
    clock.set(slot)
    await relay(house.sessions, house.reads, Measure(), clock)
    return await live.sim.world.answer(group.id, "Pasar murah", within=30)


async def test_a_feeds_item_reaches_the_linked_group_in_its_slot_once(
    live: Live, clock: Clock, feed: FeedServer
) -> None:
    group = await _linked(live)
    news = await _news_in_the_slot(live, clock, feed, group)
    assert "Sabtu pagi." in news.text
    assert "https://balikpapan.go.id/1" in news.text
    assert "Kota Balikpapan" in news.text
    assert "WITA" in news.text
    assert "Langganan" in str(news.body)
    assert not any("Kabar lama" in message.text for message in live.sim.world.answers(group.id))
    code = news.text.rpartition("/cek ")[2].strip()
    live.resident.says(f"/cek {code}")
    await live.resident.reads("asli")


async def test_the_agent_is_told_and_passes_the_news_on(live: Live, clock: Clock, feed: FeedServer) -> None:
    group = await _linked(live)
    await _news_in_the_slot(live, clock, feed, group)
    await live.sim.world.answer(live.agent.id, "untuk meneruskan", within=30)
    live.agent.presses("Pasar murah di Damai")
    pack = await live.agent.reads("Cek keaslian")
    assert "https://wa.me/?text=" in str(pack.body)
    live.agent.presses("Naskah suara")
    await live.agent.reads("Keterangan lengkap ada di pesan tertulis")
    live.agent.presses("Lembar papan")
    sheet = await live.agent.reads("papan pengumuman")
    assert "document" in sheet.body
    live.agent.presses("Sudah diteruskan")
    await live.agent.reads("ke mana")
    live.agent.presses("Papan pengumuman")
    await live.agent.reads("berapa orang")
    live.agent.presses("Sekitar 30")
    await live.agent.reads("sekitar 30 orang")


async def test_a_bot_thrown_out_is_told_and_a_bot_let_in_again_as_well(live: Live, clock: Clock) -> None:
    group = await _linked(live)
    world = live.sim.world
    group = world.upgrades(group.id)
    world.removes_bot(simulator.AGENT_ID, group.id)
    live.agent.says("/kim")
    await live.agent.reads("Terputus")
    await tell_lost_channels(live.house.sessions, live.house.reads, clock)
    await world.answer(live.official.id, "Bot tidak ada lagi di “KIM Damai”")
    world.adds_bot(simulator.AGENT_ID, group.id)
    await world.answer(live.official.id, "tersambung lagi")


async def test_a_post_that_a_group_removed_is_noticed_and_shown_in_pantau(live: Live, clock: Clock) -> None:
    group = await _linked(live)
    await send(live, "Air mati besok")
    await live.sim.world.answer(group.id, "Air mati besok", within=30)
    await live.official.reads("Di kanal KIM: masih ada 1 · diubah 0 · dihapus 0", within=30)
    live.sim.world.erases(live.sim.world.answers(group.id)[-1])
    clock.ahead += timedelta(hours=1)
    async with asyncio.timeout(60):
        while not await _removed(live):
            await asyncio.sleep(0.2)
    live.official.says("/pantau")
    await live.official.reads("masih ada 0 · diubah 0 · dihapus 1 · tidak diketahui 0")
    assert "Air mati besok" not in [message.text for message in live.sim.world.answers(group.id)]


async def _removed(live: Live) -> bool:
    async with live.house.reads() as session:
        return await session.scalar(select(Proof.state)) is ProofState.REMOVED
