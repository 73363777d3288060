"""The bytes of an RSS, Atom or JSON feed as entries; the formats' words end here.

DTDs and entities are never expanded, and whatever is read has a length: nothing in a feed makes it slow.
"""

import hashlib
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from bot.sources import json_feed
from bot.sources.json_feed import NoFeed, Said
from domain.feed import LONGEST_SUMMARY, LONGEST_TITLE, MOST_ENTRIES, Entry, moment
from domain.html_text import cut, one_line
from domain.rich_text import rich

__all__ = ["NoFeed", "parse"]

LONGEST_LINK = 1000


def parse(body: bytes, url: str, content_type: str, now: datetime) -> tuple[str, tuple[Entry, ...]]:
    """The feed's title and entries. Slow for big feeds: call it in a thread."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _assembled(*json_feed.read(body), url, now)
    # No content-location: feedparser would make guids into addresses, and a feed that moves would be all new.
    headers = {"content-type": content_type or "application/xml"}
    found = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.get("version") and not found.entries:
        raise NoFeed
    return _assembled(_text(found.feed, "title"), [_said(each) for each in found.entries[:MOST_ENTRIES]], url, now)


def _said(raw: Any) -> Said:
    return Said(
        guid=_text(raw, "id"),
        title=_text(raw, "title"),
        html=_text(raw, "summary") or _content(raw),
        link=_text(raw, "link"),
        date=_text(raw, "published") or _text(raw, "updated"),
        picture=_picture(raw),
    )


def _picture(raw: Any) -> str:
    """Where the entry's own picture lies: an enclosure or Media RSS; what stands in its text is looked for there."""
    named = [(_text(each, "href"), _text(each, "type")) for each in raw.get("enclosures") or ()]
    for each in raw.get("media_content") or ():
        named.append((_text(each, "url"), _text(each, "type") or _text(each, "medium")))
    named += [(_text(each, "url"), "image") for each in raw.get("media_thumbnail") or ()]
    return next((url for url, kind in named if url and kind.casefold().startswith("image")), "")


def _assembled(title: str, said: Sequence[Said], url: str, now: datetime) -> tuple[str, tuple[Entry, ...]]:
    entries = [_entry(each, url, now) for each in said]
    return cut(one_line(title), LONGEST_TITLE), tuple(_unique(entries))


def _entry(said: Said, url: str, now: datetime) -> Entry | None:
    title, link = one_line(said.title), _link(url, said.link)
    body = rich(said.html, link or url, LONGEST_SUMMARY)
    if not title and not body.text:
        return None
    return Entry(
        key=_key(said.guid, link, title, body.text),
        title=cut(title or one_line(body.text), LONGEST_TITLE),
        summary=body.text if title else "",
        link=link,
        published_at=moment(said.date, now),
        entities=body.entities if title else (),
        picture_url=_link(link or url, said.picture or body.picture or ""),
    )


def _key(guid: str, link: str | None, title: str, body: str) -> str:
    given = guid.strip() or link or ""
    if given and len(given) <= LONGEST_LINK:
        return given
    return hashlib.sha256((given or f"{title}\n{body}").encode()).hexdigest()


def _unique(entries: list[Entry | None]) -> list[Entry]:
    """Each key once, the first of them: it is the newest."""
    return list({entry.key: entry for entry in reversed(entries) if entry}.values())[::-1]


def _link(url: str, found: str) -> str | None:
    try:
        link = urljoin(url, found.strip()) if found.strip() else ""
    except ValueError:
        return None
    return link if link.startswith(("http://", "https://")) and len(link) <= LONGEST_LINK else None


def _content(raw: Any) -> str:
    return next((str(each.get("value") or "") for each in raw.get("content") or ()), "")


def _text(raw: Any, name: str) -> str:
    return str(raw.get(name) or "")
