"""An official adds a site in chat, tries it and saves it; its news is held, seen as it will look, and published."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.feeds import opened_feeds
from scheduler.poll_feeds import poll_feeds
from simulator import Simulator
from tests.bot.sources.test_pictures import drawn
from tests.feed_server import FeedServer, Page, item, rss, serving
from tests.flows.live import Clock, Live, alive

OLD = item("Kabar lama", guid="g0", summary="Sudah basi.")
SAID = "<p>Sabtu pagi.</p><img src='/foto.png'>"


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
        server.pages["/foto.png"] = Page(drawn((800, 600)))
        yield server


async def _polled(live: Live, clock: Clock) -> None:
    clock.ahead += timedelta(minutes=6)
    async with opened_feeds(live.settings) as source:
        await poll_feeds(live.house.sessions, live.house.reads, source, clock)


async def test_a_site_is_added_in_chat_and_its_news_is_published_by_a_tap(
    live: Live, clock: Clock, feed: FeedServer
) -> None:
    official = live.official
    official.starts()
    official.says("/sumber")
    await official.reads("Belum ada sumber")
    official.presses("Tambah sumber")
    await official.reads("alamat sumbernya")
    official.says(feed.url("/feed"))
    await official.reads("Untuk seluruh")
    official.presses("Seluruh Prov. Kalimantan Timur")
    await official.reads("Sumber baru. Periksa dulu")
    official.presses("Coba dulu")
    await official.reads("1 lolos saringan kata")
    await official.reads("Ini hanya percobaan")
    official.presses("Kembali ke sumber")
    official.presses("Simpan")
    await official.reads("disimpan dan mulai dibaca")
    await _polled(live, clock)
    news = item("Pasar murah di Damai", guid="g1", link=feed.url("/1"), summary=SAID)
    feed.pages["/feed"] = Page(rss(news, OLD))
    await _polled(live, clock)
    preview = await official.reads("Pasar murah di Damai", within=30)
    assert "— Kominfo Balikpapan" in str(preview.body["caption"])
    assert "photo" in preview.body
    await official.reads("menunggu Anda")
    official.presses("Siarkan")
    await official.reads("sudah Anda setujui, tetapi belum ada kanal KIM")
