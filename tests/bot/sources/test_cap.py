from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.sources import cap_parsing, guard
from bot.sources.all_kinds import AllKinds
from bot.sources.cap_parsing import NoAlert, parse
from bot.sources.fetching import Fetcher, Manners
from domain.cap import Severity
from domain.feed import FeedKind, FeedToRead, Fresh, Harvest, Trouble, Unchanged
from domain.region import RegionCode
from tests import cap_alerts
from tests.feed_server import FeedServer, Page, item, rss, serving

NOW = datetime(2026, 11, 24, 6, tzinfo=UTC)
KEY = cap_alerts.identifier(NOW, 1)
GOOD = cap_alerts.alert(KEY, NOW, cap_alerts.info(NOW, ["BALIKPAPAN KOTA"]))
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE alert [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><alert><identifier>&c;</identifier></alert>'
)
XXE = GOOD.replace(b'<?xml version="1.0" ?>', b'<!DOCTYPE a [<!ENTITY s SYSTEM "file:///etc/hostname">]>').replace(
    b"Hujan Lebat dan Petir", b"&s;"
)
DEEP = b"<alert>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</alert>"


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        yield server


async def look(
    server: FeedServer, path: str = "/nowcast/id/rss.xml", kind: FeedKind = FeedKind.NOWCAST, *known: str
) -> Harvest:
    feed = FeedToRead(1, server.url(path), RegionCode("64.71"), kind=kind, known=frozenset(known))
    async with guard.opened(allow_private=True) as client:
        return await AllKinds(Fetcher(client, Manners("test", allow_private=True, patience=3), lambda: NOW)).look(feed)


def test_an_alert_is_read() -> None:
    second = cap_alerts.info(NOW, ["BALIKPAPAN KOTA"], language="en", headline="Thunderstorm", web="https://b.id/x.jpg")
    found = parse(cap_alerts.alert(KEY, NOW, cap_alerts.info(NOW, ["A"]), second, kind="Update", about="2.49.1"))
    assert (found.identifier, found.sender, found.sent) == (KEY, "cuaca.ekstrem@bmkg.go.id", NOW)
    assert (found.status, found.kind, found.references, found.public) == ("Actual", "Update", ("2.49.1",), True)
    assert [info.language for info in found.infos] == ["id", "en"]
    info = found.info("en")
    assert (info.event, info.severity, info.headline) == ("Hujan Lebat dan Petir", Severity.MODERATE, "Thunderstorm")
    assert (info.begins, info.expires) == (NOW + timedelta(minutes=10), NOW + timedelta(hours=2))
    assert (info.web, info.sender) == ("https://b.id/x.jpg", "Badan Meteorologi Klimatologi dan Geofisika")
    assert info.areas[0].description == "Kalimantan Timur"
    assert info.areas[0].polygons[0][0] == (-1.20, 116.80)


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        XXE,
        DEEP,
        b"",
        b"\x00\x01",
        b"<rss/>",
        GOOD[:400],
        GOOD.replace(b'version="1.0"', b'version="1.0" encoding="klingon"'),
        GOOD.replace(b'version="1.0"', b'version="1.0" encoding="utf-16"'),
        GOOD.replace(b"Hujan", b"Huj\xff\xfe"),
        GOOD.replace(b"<identifier>", b"<other>").replace(b"</identifier>", b"</other>"),
        GOOD.replace(b"+08:00</sent>", b"</sent>"),
        GOOD.replace(b"2026-11-24T14:00:00+08:00", b"yesterday"),
    ],
)
def test_what_is_no_alert_or_means_harm_is_none(body: bytes) -> None:
    with pytest.raises(NoAlert):
        parse(body)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "windows-1252"])
def test_an_alert_in_another_encoding_that_it_names_is_read(encoding: str) -> None:
    text = (
        GOOD.decode().replace('version="1.0"', f'version="1.0" encoding="{encoding}"').replace("Petir di", "Petir é di")
    )
    assert parse(text.encode(encoding)).infos[0].headline == "Hujan Lebat disertai Petir é di Kalimantan Timur"


@pytest.mark.parametrize(
    "outline",
    ["", "1,2", "1,2 3,4", "1,2 x,4 5,6", "91,2 1,2 1,3 1,4", "1,181 1,2 1,3", "1;2 3;4 5;6", "nan,1 1,1 2,2"],
)
def test_an_outline_that_is_none_is_left_out(outline: str) -> None:
    found = parse(GOOD.replace(cap_alerts.SQUARE.encode(), outline.encode()))
    assert found.infos[0].areas[0].polygons == ()


def test_an_alert_without_an_end_or_with_a_strange_severity_is_still_one() -> None:
    info = cap_alerts.info(NOW, ["A"], expires="", severity="Terrible", effective="2026-11-24T06:00:00")
    found = parse(cap_alerts.alert(KEY, NOW, info)).infos[0]
    assert (found.expires, found.begins, found.severity) == (None, None, Severity.UNKNOWN)


async def test_the_alerts_of_an_index_are_fetched_but_for_those_of_other_provinces_and_those_known(
    server: FeedServer,
) -> None:
    keys = [cap_alerts.identifier(NOW, 1), cap_alerts.identifier(NOW, 2), cap_alerts.identifier(NOW, 3, "15")]
    bodies = [cap_alerts.alert(key, NOW, cap_alerts.info(NOW, ["SEPAKU"])) for key in keys]
    cap_alerts.publish(server, one=bodies[0], two=bodies[1], jambi=bodies[2])
    found = await look(server, "/nowcast/id/rss.xml", FeedKind.NOWCAST, keys[0])
    assert isinstance(found, Fresh)
    assert [entry.alert.identifier for entry in found.entries if entry.alert] == [keys[1]]
    assert [path for path, _ in server.asked] == ["/nowcast/id/rss.xml", "/nowcast/id/two_alert.xml"]


@pytest.mark.parametrize("broken", [Page(status=503), Page(hangs=True), Page(endless=True), Page(status=404)])
async def test_an_alert_that_does_not_come_keeps_no_other_back_and_is_asked_for_again(
    server: FeedServer, broken: Page
) -> None:
    cap_alerts.publish(
        server, bad=cap_alerts.alert(cap_alerts.identifier(NOW, 2), NOW, cap_alerts.info(NOW, ["A"])), good=GOOD
    )
    server.pages["/nowcast/id/rss.xml"].headers = {"ETag": '"v"'}
    server.pages["/nowcast/id/bad_alert.xml"] = broken
    found = await look(server)
    assert isinstance(found, Fresh)
    assert [entry.key for entry in found.entries] == [KEY]
    assert found.etag is None


async def test_what_is_behind_an_entry_but_no_alert_is_known_without_one(server: FeedServer) -> None:
    server.pages["/feed"] = Page(rss(item("Bukan CAP", guid="g1", link=server.url("/page"))))
    server.pages["/page"] = Page(BOMB)
    found = await look(server, "/feed", FeedKind.CAP)
    assert isinstance(found, Fresh)
    assert [(entry.key, entry.alert) for entry in found.entries] == [("g1", None)]


async def test_an_index_can_lead_nobody_into_our_own_network() -> None:
    feed = FeedToRead(1, "http://127.0.0.1:1/x", RegionCode("64.71"), kind=FeedKind.CAP)
    async with guard.opened(allow_private=False) as client:
        assert await AllKinds(Fetcher(client, Manners("test"), lambda: NOW)).look(feed) == Trouble(
            "address-not-allowed"
        )


async def test_one_alert_by_itself_is_a_feed(server: FeedServer) -> None:
    server.pages["/alert.xml"] = Page(GOOD)
    found = await look(server, "/alert.xml", FeedKind.CAP)
    assert isinstance(found, Fresh)
    assert [(entry.key, entry.alert is not None) for entry in found.entries] == [(KEY, True)]


async def test_an_index_of_50_mb_is_too_large(server: FeedServer) -> None:
    server.pages["/big"] = Page(b"<rss>" + b" " * (50 * 2**20))
    assert await look(server, "/big", FeedKind.CAP) == Trouble("too-large")


async def test_an_alert_beyond_its_size_is_not_read(server: FeedServer) -> None:
    server.pages["/alert.xml"] = Page(GOOD + b" " * cap_parsing.SIZE_LIMIT)
    found = await look(server, "/alert.xml", FeedKind.CAP)
    assert found == Trouble("no-feed")


async def test_an_index_that_did_not_change_costs_one_question(server: FeedServer) -> None:
    cap_alerts.publish(server, good=GOOD)
    server.pages["/nowcast/id/rss.xml"].headers = {"ETag": '"v"'}
    feed = FeedToRead(1, server.url("/nowcast/id/rss.xml"), RegionCode("64.71"), '"v"', kind=FeedKind.NOWCAST)
    async with guard.opened(allow_private=True) as client:
        fetcher = Fetcher(client, Manners("test", allow_private=True), lambda: NOW)
        assert await AllKinds(fetcher).look(feed) == Unchanged()
    assert len(server.asked) == 1
