"""A weather warning comes over BMKG's index, goes on, and ends: as residents and officials see it on their phones."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from simulator import Phone, Simulator
from tests import cap_alerts
from tests.feed_server import FeedServer, serving
from tests.flows.live import Live, alive
from tests.flows.test_broadcast_control_story import AS, command, join

INDEX = "/nowcast/id/rss.xml"


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        yield server


@pytest.fixture
async def live(sim: Simulator, sqlite_url: str) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url, feeds_allow_private=True) as running:
        yield running


async def asked(server: FeedServer, path: str, times: int) -> None:
    async with asyncio.timeout(60):
        while sum(each == path for each, _ in server.asked) < times:
            await asyncio.sleep(0.02)


async def read(live: Live, server: FeedServer, *more: str) -> None:
    """A feed is added, and its empty index looked at for the first time."""
    live.official.says("/bantuan")
    await live.official.reads("/broadcast")
    cap_alerts.publish(server)
    rule = ("--region", "64.71", "--kind", "nowcast", "--every", "60", *more)
    added = await command(live, "feeds", "add", server.url(INDEX), *rule, *AS)
    assert added.exit_code == 0, added.output
    async with asyncio.timeout(60):
        while "terbaca" not in (await command(live, "feeds", "list")).stdout:
            await asyncio.sleep(0.5)


async def appear(live: Live, server: FeedServer, **alerts: bytes) -> None:
    """The index lists these now, and a look has asked for it."""
    cap_alerts.publish(server, **alerts)
    before = len(server.asked)
    live.clock.ahead += timedelta(seconds=61)
    await asked(server, INDEX, sum(path == INDEX for path, _ in server.asked[:before]) + 1)


def rain(now: datetime, number: int, *names: str, hours: float = 2, **about: str) -> bytes:
    key = cap_alerts.identifier(now, number)
    return cap_alerts.alert(key, now, cap_alerts.info(now, names, hours=hours), **about)


async def elsewhere(live: Live) -> Phone:
    """Somebody in another kecamatan of the same town."""
    phone = live.sim.phone(live.sim.world.add_person("Warga Damai").id)
    phone.starts("r_6471061005")
    await phone.reads("gratis")
    phone.presses("Setuju (gratis)")
    await phone.reads("Kel. Damai")
    return phone


def warned(phone: Phone) -> int:
    return sum("PERINGATAN DARURAT" in message.text for message in phone.sees())


async def test_a_warning_reaches_who_is_touched_goes_on_and_ends(live: Live, server: FeedServer) -> None:
    await join(live.resident)
    neighbour = await elsewhere(live)
    await read(live, server, "--at-once", "moderate")
    start = live.clock()
    await appear(live, server, one=rain(start, 1, "BALIKPAPAN TIMUR", "TENGGARONG"))
    warning = await live.resident.reads("PERINGATAN DARURAT: CUACA EKSTREM", within=30)
    assert "photo" in warning.body
    assert "Di mana: Kota Balikpapan: Kec. Balikpapan Timur" in warning.text
    assert "Sumber: BMKG" in warning.text
    await live.official.reads("sudah disiarkan otomatis")
    assert warned(neighbour) == 0

    later = live.clock()
    await appear(live, server, two=rain(later, 2, "BALIKPAPAN TIMUR", "BALIKPAPAN KOTA", hours=3))
    answer = await live.resident.reads("PEMBARUAN: Hujan Lebat disertai Petir", within=30)
    assert answer.body["reply_to_message"]["message_id"] == warning.body["message_id"]
    await neighbour.reads("Di mana: Kota Balikpapan: Kec. Balikpapan Timur, Kec. Balikpapan Kota", within=30)
    assert any("Kec. Balikpapan Kota" in message.text for message in live.resident.sees() if "photo" in message.body)
    assert (warned(live.resident), warned(neighbour)) == (1, 1)
    assert not any("PEMBARUAN" in message.text for message in neighbour.sees())

    live.clock.ahead += timedelta(hours=3)
    for phone in (live.resident, neighbour):
        ended = await phone.reads("PERINGATAN BERAKHIR: CUACA EKSTREM", within=30)
        assert "bukan tanda bahwa keadaan sudah aman" in ended.text


async def test_a_warning_that_waits_is_sent_by_the_official_who_takes_it_and_cancelled_by_its_source(
    live: Live, server: FeedServer
) -> None:
    await join(live.resident)
    await read(live, server)
    start = live.clock()
    warning = rain(start, 1, "BALIKPAPAN TIMUR")
    await appear(live, server, one=warning)
    await live.official.reads("menunggu keputusan Anda", within=30)
    assert warned(live.resident) == 0
    live.official.presses("Siapkan siaran")
    await live.official.reads("Draf")
    live.official.presses("Kirim")
    await live.official.reads("Penerima")
    live.official.presses("Ya, kirim")
    await live.lets_it_go()
    first = await live.resident.reads("PERINGATAN DARURAT: CUACA EKSTREM", within=30)

    taken_back = rain(live.clock(), 2, kind="Cancel", about=cap_alerts.identifier(start, 1))
    await appear(live, server, one=warning, two=taken_back)
    ended = await live.resident.reads("PERINGATAN DIBATALKAN: CUACA EKSTREM", within=30)
    assert "bukan tanda bahwa keadaan sudah aman" in ended.text
    assert ended.body["reply_to_message"]["message_id"] == first.body["message_id"]
    assert warned(live.resident) == 1
