import gzip
import tracemalloc
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot import http
from bot.sources import guard
from bot.sources.fetching import Fetcher, Manners
from bot.sources.guard import is_open
from bot.sources.rss import Rss
from domain.feed import Ended, FeedToRead, Fresh, Harvest, Postponed, Trouble, Unchanged
from domain.region import RegionCode
from tests.feed_server import FeedServer, Page, item, rss, serving

WITA_DATE = "Sel, 24 Nov 2026 09:00 WITA"
NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
<rss version="2.0"><channel><title>x</title><item><title>Kabar &e;</title></item></channel></rss>"""
XXE = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>x</title><item><title>Kabar &secret;</title></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kota</title>
<entry><id>urn:1</id><title type="html">Air &amp;amp; listrik</title><link href="/a/1"/>
<updated>2026-11-24T09:00:00+08:00</updated><content type="html">&lt;p&gt;Padam.&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        yield server


async def _look(
    url: str, *, private: bool = True, patience: float = 20, etag: str | None = None, last_modified: str | None = None
) -> Harvest:
    manners = Manners("SiarKIM test", allow_private=private, patience=patience, size_limit=300_000)
    async with guard.opened(allow_private=private) as client:
        return await Rss(Fetcher(client, manners, lambda: NOW)).look(
            FeedToRead(1, url, RegionCode("64.71"), etag, last_modified)
        )


async def test_an_rss_feed_is_read(server: FeedServer) -> None:
    server.pages["/feed"] = Page(
        rss(
            item("Air <b>padam</b>", guid="g1", link="https://x.id/1", summary="<p>Besok.</p>", date=WITA_DATE),
            item("Tanpa guid", link="https://x.id/2"),
            item("Tanpa apa pun"),
        ),
        headers={"ETag": '"v1"', "Last-Modified": "Tue, 24 Nov 2026 01:00:00 GMT"},
    )
    found = await _look(server.url("/feed"))
    assert isinstance(found, Fresh)
    assert (found.title, found.url, found.etag) == ("Kominfo Balikpapan", server.url("/feed"), '"v1"')
    first, second, third = found.entries
    assert (first.key, first.title, first.summary, first.link) == ("g1", "Air padam", "Besok.", "https://x.id/1")
    assert first.published_at == datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert (second.key, len(third.key)) == ("https://x.id/2", 64)
    assert server.asked[0][1]["User-Agent"] == "SiarKIM test"


async def test_an_atom_feed_is_read_with_its_links_made_whole(server: FeedServer) -> None:
    server.pages["/atom"] = Page(ATOM.encode())
    found = await _look(server.url("/atom"))
    assert isinstance(found, Fresh)
    (entry,) = found.entries
    assert (entry.key, entry.title, entry.summary) == ("urn:1", "Air & listrik", "Padam.")
    assert entry.link == server.url("/a/1")


async def test_what_did_not_change_is_not_sent_again(server: FeedServer) -> None:
    server.pages["/feed"] = Page(rss(item("a")), headers={"ETag": '"v1"'})
    assert await _look(server.url("/feed"), etag='"v1"', last_modified="yesterday") == Unchanged()
    assert server.asked[0][1]["If-Modified-Since"] == "yesterday"


async def test_a_feed_that_is_gone_for_good_says_so(server: FeedServer) -> None:
    server.pages["/feed"] = Page(status=410)
    assert await _look(server.url("/feed")) == Ended()


@pytest.mark.parametrize(
    ("said", "after"),
    [("120", timedelta(minutes=2)), ("Tue, 24 Nov 2026 03:30:00 GMT", timedelta(hours=1)), ("besok", None)],
)
async def test_a_server_is_left_alone_as_long_as_it_asks(
    server: FeedServer, said: str, after: timedelta | None
) -> None:
    server.pages["/feed"] = Page(status=503, headers={"Retry-After": said})
    assert await _look(server.url("/feed")) == Trouble("http-503", after)


@pytest.mark.parametrize(
    ("first", "second", "lives"),
    [(301, 301, "/c"), (308, 302, "/b"), (302, 301, "/a"), (307, 303, "/a")],
)
async def test_redirects_are_followed_and_only_those_for_good_are_remembered(
    server: FeedServer, first: int, second: int, lives: str
) -> None:
    server.pages["/a"] = Page(status=first, headers={"Location": "/b"})
    server.pages["/b"] = Page(status=second, headers={"Location": server.url("/c")})
    server.pages["/c"] = Page(rss(item("a")))
    found = await _look(server.url("/a"))
    assert isinstance(found, Fresh)
    assert found.url == server.url(lives)


async def test_a_ring_of_redirects_is_left(server: FeedServer) -> None:
    server.pages["/a"] = Page(status=302, headers={"Location": "/a"})
    assert await _look(server.url("/a")) == Trouble("too-many-redirects")
    assert len(server.asked) == 6


async def test_a_huge_body_and_an_endless_one_are_given_up(server: FeedServer) -> None:
    server.pages["/huge"] = Page(b" " * 300_001)
    server.pages["/endless"] = Page(endless=True)
    assert await _look(server.url("/huge")) == Trouble("too-large")
    assert await _look(server.url("/endless")) == Trouble("too-large")


async def test_fifty_megabytes_packed_or_more_poured_are_cut_off_at_the_limit_and_never_held(
    server: FeedServer,
) -> None:
    server.pages["/packed"] = Page(gzip.compress(bytes(50 * 2**20), 1), headers={"Content-Encoding": "gzip"})
    server.pages["/poured"] = Page(endless=True)  # our server holds none of it, so that what is held is ours
    for path in ("/packed", "/poured"):
        tracemalloc.start()
        try:
            assert await _look(server.url(path)) == Trouble("too-large")
            assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("hops", [1, 2, 5])
async def test_a_redirect_into_our_own_network_is_refused_at_every_hop(server: FeedServer, hops: int) -> None:
    """A name stands for a public server: each hop before the last is allowed, and what is inside is never asked."""
    inside = server.url("/inside")
    server.pages["/inside"] = Page(rss(item("a")))
    for number in range(hops):
        to = f"/hop{number + 1}" if number + 1 < hops else inside
        server.pages[f"/hop{number}"] = Page(status=(301, 302, 307)[number % 3], headers={"Location": to})

    async def public(_host: str, _port: int) -> Sequence[http.Place]:
        host, port = server.address.removeprefix("http://").split(":")
        return await http.names(host, int(port))

    async with http.opened(http.Limits(connections=4, per_host=2), resolve=public) as client:
        reader = Rss(Fetcher(client, Manners("SiarKIM test"), lambda: NOW))
        found = await reader.look(FeedToRead(1, "http://berita.example/hop0", RegionCode("64.71")))
    assert found == Trouble("address-not-allowed")
    assert [path for path, _ in server.asked] == [f"/hop{number}" for number in range(hops)]


async def test_a_name_that_leads_into_our_own_network_is_refused_where_the_connection_is_made(
    server: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a name server that changes its mind between two looks."""

    async def inside(_host: str, _port: int) -> Sequence[http.Place]:
        host, port = server.address.removeprefix("http://").split(":")
        return await http.names(host, int(port))

    monkeypatch.setattr(guard, "names", inside)
    found = await _look("http://berita.example/feed", private=False)
    assert isinstance(found, Trouble)
    assert server.asked == []


async def test_a_server_that_says_nothing_is_given_up(server: FeedServer) -> None:
    server.pages["/slow"] = Page(hangs=True)
    assert await _look(server.url("/slow"), patience=0.2) == Trouble("timeout")


@pytest.mark.parametrize("body", [b"", b"<html><body>Masuk</body></html>", b"\x00\xff\xfe", b"{}", b"<rss"])
async def test_what_is_no_feed_is_trouble(server: FeedServer, body: bytes) -> None:
    server.pages["/feed"] = Page(body)
    assert await _look(server.url("/feed")) == Trouble("no-feed")


async def test_a_feed_cut_off_in_the_middle_gives_what_it_has(server: FeedServer) -> None:
    server.pages["/feed"] = Page(rss(item("Satu", guid="1"), item("Dua", guid="2"))[:-40])
    found = await _look(server.url("/feed"))
    assert isinstance(found, Fresh)
    assert found.entries[0].title == "Satu"


@pytest.mark.parametrize("body", [BOMB, XXE])
async def test_entities_are_never_expanded_nor_files_read(server: FeedServer, body: bytes) -> None:
    server.pages["/feed"] = Page(body)
    found = await _look(server.url("/feed"))
    titles = [entry.title for entry in found.entries] if isinstance(found, Fresh) else []
    assert all(len(title) < 60 and "haha" not in title for title in titles)
    assert all(title.removeprefix("Kabar").strip() in {"", "&secret;", "&e;"} for title in titles)


@pytest.mark.parametrize(
    ("encoded", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-16", "utf-16"),
        ("windows-1252", "windows-1252"),
        ("utf-8", "iso-8859-1"),
        ("windows-1252", "utf-8"),
        ("utf-8", "no-such-encoding"),
    ],
)
async def test_encodings_right_and_wrong_are_survived(server: FeedServer, encoded: str, declared: str) -> None:
    text = rss(item("Café Balikpapan", date="Sel, 24 Nov 2026 08.00 WIB")).decode().replace("UTF-8", declared)
    server.pages["/feed"] = Page(text.encode(encoded))
    found = await _look(server.url("/feed"))
    assert isinstance(found, Fresh)
    assert found.entries[0].title.endswith("Balikpapan")
    assert found.entries[0].published_at == datetime(2026, 11, 24, 1, tzinfo=UTC)


async def test_our_own_network_stays_closed(server: FeedServer) -> None:
    server.pages["/feed"] = Page(rss(item("a")))
    assert await _look(server.url("/feed"), private=False) == Trouble("address-not-allowed")
    by_name = server.url("/feed").replace("127.0.0.1", "localhost")
    assert await _look(by_name, private=False) == Trouble("address-not-allowed")
    assert server.asked == []


@pytest.mark.parametrize(
    "host",
    [
        "１２７.0.0.1",  # full-width digits, which the client reads as 127.0.0.1
        "①②⑦.0.0.1",
        "127。0。0。1",
        "localhost.",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[2002:7f00:1::]",
        "user@balikpapan.go.id",
        ":8080",
    ],
)
def test_our_own_network_stays_closed_however_it_is_written(host: str) -> None:
    assert not is_open(f"http://{host}/feed", allow_private=False)
    assert is_open("https://berita.balikpapan.go.id:8443/feed", allow_private=False)


@pytest.mark.parametrize(
    ("url", "is_open"),
    [
        ("https://kominfo.balikpapan.go.id/feed", True),
        ("http://8.8.8.8/feed", True),
        ("http://10.0.0.1/feed", False),
        ("http://169.254.169.254/latest", False),
        ("http://[::1]/feed", False),
        ("http://[::ffff:127.0.0.1]/feed", False),
        ("http://0.0.0.0/feed", False),
        ("http://server.internal/feed", False),
        ("http://user:secret@x.id/feed", False),
        ("file:///etc/passwd", False),
        ("http://x.id:port/feed", False),
        ("http://[broken/feed", False),
        ("", False),
    ],
)
def test_only_public_addresses_are_open(url: str, is_open: bool) -> None:
    assert guard.is_open(url, allow_private=False) is is_open


async def test_a_server_says_how_long_its_answer_stays_fresh(server: FeedServer) -> None:
    server.pages["/feed"] = Page(rss(item("a")), headers={"Cache-Control": "max-age=900"})
    found = await _look(server.url("/feed"))
    assert isinstance(found, Fresh)
    assert found.fresh_for == timedelta(minutes=15)


async def test_no_host_is_asked_more_than_sixty_times_a_minute_over_all_feeds(server: FeedServer) -> None:
    server.pages["/feed"] = Page(rss(item("a")))
    manners = Manners("SiarKIM test", allow_private=True)
    async with guard.opened(allow_private=True) as client:
        reader = Rss(Fetcher(client, manners, lambda: NOW))
        found = [await reader.look(FeedToRead(n, server.url("/feed"), RegionCode("64.71"))) for n in range(65)]
    assert found[60:] == [Postponed(timedelta(minutes=1))] * 5
    assert len(server.asked) == 60
