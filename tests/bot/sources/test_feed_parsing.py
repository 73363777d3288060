import json
from datetime import UTC, datetime

import pytest

from bot.sources.feed_parsing import parse
from bot.sources.json_feed import NoFeed
from domain.feed import Entry
from domain.message import EntityKind
from domain.utf16 import piece
from tests.feed_server import item, rss

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
URL = "https://kominfo.go.id/feed"


def _parsed(body: bytes) -> tuple[str, tuple[Entry, ...]]:
    return parse(body, URL, "", NOW)


def _json(**feed: object) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Kominfo", **feed}).encode()


def test_a_json_feed_is_read() -> None:
    first = {
        "id": "1", "title": "Air & <listrik> padam", "content_html": "<p>Besok <b>pagi</b>.</p>", "url": "/a/1",
        "date_published": "2026-11-24T09:00:00+08:00",
    }  # fmt: skip
    second = {"id": 2, "content_text": "Tanpa judul: 5 < 7 & selesai."}
    title, (air, untitled) = _parsed(_json(items=[first, second]))
    assert (title, air.key, air.title, air.summary) == ("Kominfo", "1", "Air & <listrik> padam", "Besok pagi.")
    assert (air.link, air.published_at) == ("https://kominfo.go.id/a/1", datetime(2026, 11, 24, 1, tzinfo=UTC))
    assert [(e.kind, piece(air.summary, e.offset, e.length)) for e in air.entities] == [(EntityKind.BOLD, "pagi")]
    assert (untitled.key, untitled.title, untitled.summary) == ("2", "Tanpa judul: 5 < 7 & selesai.", "")


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"version": 1}',
        b'{"version": "https://jsonfeed.org/version/1.1"',
        b'{"version": "https://contoh.id/version/1", "items": []}',
        b"{" * 100_000,
        b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 100_000,
    ],
)
def test_other_json_is_no_feed(body: bytes) -> None:
    with pytest.raises(NoFeed):
        _parsed(body)


def test_strange_items_of_a_json_feed_are_passed_over() -> None:
    strange: list[object] = [None, 7, "x", [], {}, {"id": {"a": 1}, "title": ["b"]}, {"title": "Kabar", "url": 5}]
    _, entries = _parsed(b"\xef\xbb\xbf" + _json(items=strange))
    assert [entry.title for entry in entries] == ["Kabar"]
    assert _parsed(_json(items="x")) == ("Kominfo", ())


def test_links_in_a_summary_lead_on_from_the_article() -> None:
    html = '<p>Syarat di <a href="syarat.pdf">sini</a>.</p>'
    _, (entry,) = _parsed(rss(item("Beasiswa", link="https://x.id/b/1", summary=html)))
    (link,) = entry.entities
    assert (link.kind, link.url) == (EntityKind.LINK, "https://x.id/b/syarat.pdf")


def test_a_feed_of_two_hundred_hostile_items_is_read_in_time() -> None:
    hostile = [item(f"Kabar {number}", summary="<a href='" * 20_000) for number in range(40)]
    _, entries = _parsed(rss(*hostile))
    assert len(entries) == 40
