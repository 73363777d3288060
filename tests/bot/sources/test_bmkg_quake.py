import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sources import guard
from bot.sources.all_kinds import AllKinds
from bot.sources.bmkg_quake import parse
from bot.sources.fetching import Fetcher, Manners
from domain.feed import FeedKind, FeedToRead, Fresh, Harvest, Trouble
from domain.region import RegionCode
from tests.feed_server import FeedServer, Page, serving

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
REPORT = {
    "Tanggal": "24 Nov 2026",
    "Jam": "12:50:39 WIB",
    "DateTime": "2026-11-24T05:50:39+00:00",
    "Coordinates": "-1.20,117.30",
    "Lintang": "1.20 LS",
    "Bujur": "117.30 BT",
    "Magnitude": "5.1",
    "Kedalaman": "10 km",
    "Wilayah": "Pusat gempa berada di laut 45 km Timur Balikpapan",
    "Potensi": "Gempa ini dirasakan untuk diteruskan pada masyarakat",
    "Dirasakan": "III-IV Balikpapan, II Samarinda",
    "Shakemap": "20261124125039.mmi.jpg",
}


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        yield server


def bodies(*reports: Any) -> bytes:
    listed: Any = list(reports) if len(reports) != 1 else reports[0]
    return json.dumps({"Infogempa": {"gempa": listed}}).encode()


async def look(server: FeedServer, body: bytes) -> Harvest:
    server.pages["/autogempa.json"] = Page(body)
    feed = FeedToRead(1, server.url("/autogempa.json"), RegionCode("64.71"), kind=FeedKind.QUAKE)
    async with guard.opened(allow_private=True) as client:
        return await AllKinds(Fetcher(client, Manners("test", allow_private=True), lambda: NOW)).look(feed)


async def test_one_report_is_an_entry_with_its_alert(server: FeedServer) -> None:
    found = await look(server, bodies(REPORT))
    assert isinstance(found, Fresh)
    (entry,) = found.entries
    assert entry.alert is not None
    assert entry.alert.identifier == "2026-11-24T05:50:39 -1.20,117.30"
    assert [area.description for area in entry.alert.infos[0].areas] == ["Balikpapan", "Samarinda"]
    assert entry.title.startswith("M5.1. 10 km. Pusat gempa berada di laut 45 km Timur Balikpapan")


async def test_a_revised_report_is_another_entry_of_the_same_earthquake(server: FeedServer) -> None:
    first, second = await look(server, bodies(REPORT)), await look(server, bodies(REPORT | {"Magnitude": "5.4"}))
    assert isinstance(first, Fresh)
    assert isinstance(second, Fresh)
    (one,), (other,) = first.entries, second.entries
    assert one.key != other.key
    assert one.alert
    assert other.alert
    assert one.alert.identifier == other.alert.identifier


async def test_a_list_is_read_the_newest_first_and_what_is_no_report_is_left_out(server: FeedServer) -> None:
    older = REPORT | {"DateTime": "2026-11-23T05:50:39+00:00"}
    found = await look(server, bodies(older, REPORT, None, "x", {}, REPORT | {"Coordinates": "here"}))
    assert isinstance(found, Fresh)
    assert [entry.key[:10] for entry in found.entries] == ["2026-11-24", "2026-11-23"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"Infogempa": 5}', b"[" * 100_000, b"\xff\xfe", b'{"Infogempa": {"x": 1}}', b"<html>"]
)
async def test_what_is_no_report_at_all_is_trouble(server: FeedServer, body: bytes) -> None:
    assert await look(server, body) == Trouble("no-feed")


@pytest.mark.parametrize(
    "strange",
    [
        {"DateTime": "2026-11-24T05:50:39"},
        {"DateTime": ""},
        {"Coordinates": "95,10"},
        {"Coordinates": "1"},
        {"DateTime": 5},
    ],
)
def test_a_report_without_time_or_place_is_left_out(strange: dict[str, Any]) -> None:
    assert parse(bodies(REPORT | strange)) == []


def test_a_missing_or_strange_value_is_an_empty_one() -> None:
    (found,) = parse(
        bodies({"DateTime": REPORT["DateTime"], "Coordinates": "-1,117", "Magnitude": 5.1, "Potensi": None})
    )
    assert (found.magnitude, found.potential, found.felt) == ("5.1", "", ())
