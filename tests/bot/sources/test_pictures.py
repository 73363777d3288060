"""Pictures that feeds point at, over HTTP: whatever a server sends, a small JPEG or nothing comes of it."""

from base64 import b64decode
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot import http
from bot.sources import guard
from bot.sources.feed_parsing import parse
from bot.sources.fetching import Fetcher, Manners
from bot.sources.pictures import Pictures
from domain.feed import Postponed, Trouble
from domain.message import MediaItem
from tests.feed_server import FeedServer, Page, serving

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        yield server


def drawn(size: tuple[int, int], kind: str = "png", mode: str = "RGB", **how: object) -> bytes:
    sheet = BytesIO()
    Image.new(mode, size, "orange").save(sheet, format=kind, **how)
    return sheet.getvalue()


async def _fetch(url: str, *, private: bool = True, patience: float = 30) -> MediaItem | Trouble | Postponed:
    manners = Manners("SiarKIM test", allow_private=private, patience=patience)
    async with guard.opened(allow_private=private) as client:
        return await Pictures(Fetcher(client, manners, lambda: NOW)).fetch(url)


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "gif"])
async def test_a_picture_of_any_kind_becomes_a_small_jpeg_whatever_its_server_calls_it(
    server: FeedServer, kind: str
) -> None:
    server.pages["/foto"] = Page(drawn((2000, 1000), kind), headers={"Content-Type": "text/html"})
    found = await _fetch(server.url("/foto"))
    assert isinstance(found, MediaItem)
    kept = b64decode(found.drawn or "")
    with Image.open(BytesIO(kept)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1280, 640))
    assert (found.mime, found.size) == ("image/jpeg", len(kept))


async def test_where_a_camera_was_is_not_passed_on_and_what_stands_is_upright(server: FeedServer) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Kamera milik seseorang"
    server.pages["/foto"] = Page(drawn((400, 200), "jpeg", exif=exif))
    found = await _fetch(server.url("/foto"))
    assert isinstance(found, MediaItem)
    kept = b64decode(found.drawn or "")
    with Image.open(BytesIO(kept)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((200, 400), {})
    assert b"Kamera" not in kept


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Masuk dulu</html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'/>",
        drawn((1, 1)),
        drawn((4000, 110)),
        drawn((400, 300))[:200],
        drawn((10_000, 10_000), mode="1"),
    ],
    ids=["nothing", "page", "svg", "counting-dot", "strip", "cut-off", "bomb"],
)
async def test_what_is_no_picture_to_show_is_none(server: FeedServer, body: bytes) -> None:
    server.pages["/foto"] = Page(body, headers={"Content-Type": "image/png"})
    assert await _fetch(server.url("/foto")) == Trouble("no-picture")


async def test_pictures_are_fetched_with_the_limits_of_feeds(server: FeedServer) -> None:
    server.pages["/endless"] = Page(endless=True)
    server.pages["/slow"] = Page(hangs=True)
    assert await _fetch(server.url("/endless")) == Trouble("too-large")
    assert await _fetch(server.url("/slow"), patience=0.2) == Trouble("timeout")
    assert await _fetch(server.url("/gone")) == Trouble("http-404")
    asked = len(server.asked)
    assert await _fetch(server.url("/endless"), private=False) == Trouble("address-not-allowed")
    assert len(server.asked) == asked


async def test_a_redirect_into_our_own_network_is_refused_at_every_hop(server: FeedServer) -> None:
    """Names stand for public servers here: the first hops are allowed, the last is not, and is never asked."""
    inside = server.url("/inside").replace("127.0.0.1", "[::ffff:127.0.0.1]")
    server.pages["/inside"] = Page(drawn((400, 300)))
    server.pages["/b"] = Page(status=302, headers={"Location": inside})
    server.pages["/a"] = Page(status=301, headers={"Location": "/b"})
    manners = Manners("SiarKIM test", patience=30)
    public = "http://berita.example"

    async def here(_host: str, _port: int) -> list[http.Place]:
        host, port = server.address.removeprefix("http://").split(":")
        return list(await http.names(host, int(port)))

    async with http.opened(http.Limits(connections=4, per_host=2), resolve=here) as client:
        found = await Pictures(Fetcher(client, manners, lambda: NOW)).fetch(f"{public}/a")
    assert found == Trouble("address-not-allowed")
    assert [path for path, _ in server.asked] == ["/a", "/b"]


async def test_a_busy_server_is_asked_again_later(server: FeedServer) -> None:
    server.pages["/foto"] = Page(drawn((400, 300)))
    async with guard.opened(allow_private=True) as client:
        pictures = Pictures(Fetcher(client, Manners("SiarKIM test", allow_private=True), lambda: NOW))
        found = [await pictures.fetch(server.url("/gone")) for _ in range(60)]
        assert await pictures.fetch(server.url("/foto")) == Postponed(timedelta(minutes=1))
    assert set(found) == {Trouble("http-404")}


@pytest.mark.parametrize(
    ("inside", "where"),
    [
        ('<enclosure url="https://x.id/e.jpg" type="image/jpeg" length="1"/>', "https://x.id/e.jpg"),
        ('<enclosure url="https://x.id/e.mp3" type="audio/mpeg" length="1"/>', None),
        ('<media:content url="/m.jpg" medium="image"/>', "https://x.id/m.jpg"),
        ('<media:thumbnail url="https://x.id/t.jpg"/>', "https://x.id/t.jpg"),
        ("<description>&lt;p&gt;&lt;img src='/i.jpg'/&gt;Ada.&lt;/p&gt;</description>", "https://x.id/i.jpg"),
        ('<enclosure url="javascript:alert(1)" type="image/png" length="1"/>', None),
        ("", None),
    ],
    ids=["enclosure", "audio", "media", "thumbnail", "in-text", "no-address", "none"],
)
def test_an_entry_says_where_its_picture_lies(inside: str, where: str | None) -> None:
    feed = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>x</title>'
        f"<item><title>Kabar</title><link>https://x.id/1</link>{inside}</item></channel></rss>"
    )
    _, (entry,) = parse(feed.encode(), "https://x.id/feed", "", NOW)
    assert entry.picture_url == where


def test_a_json_feed_says_where_its_picture_lies() -> None:
    feed = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items":
        [{"id": "1", "title": "Kabar", "url": "https://x.id/1", "image": "https://x.id/j.png"}]}"""
    _, (entry,) = parse(feed, "https://x.id/feed", "", NOW)
    assert entry.picture_url == "https://x.id/j.png"
