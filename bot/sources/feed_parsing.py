"""The bytes of an RSS or Atom feed as entries; feedparser's words end here. DTDs and entities are never expanded."""

import hashlib
import io
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from domain.feed import LONGEST_SUMMARY, LONGEST_TITLE, MOST_ENTRIES, Entry, moment
from domain.html_text import cut, one_line, plain

LONGEST_LINK = 1000


class NoFeed(ValueError):  # noqa: N818 - names what was found
    """These bytes are no feed."""


def parse(body: bytes, url: str, content_type: str, now: datetime) -> tuple[str, tuple[Entry, ...]]:
    """The feed's title and entries. Slow for big feeds: call it in a thread."""
    # No content-location: feedparser would make guids into addresses, and a feed that moves would be all new.
    headers = {"content-type": content_type or "application/xml"}
    found = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    if not found.get("version") and not found.entries:
        raise NoFeed
    entries = [_entry(each, url, now) for each in found.entries[:MOST_ENTRIES]]
    return cut(one_line(_text(found.feed, "title")), LONGEST_TITLE), tuple(_unique(entries))


def _entry(raw: Any, url: str, now: datetime) -> Entry | None:
    title = one_line(_text(raw, "title"))
    body = plain(_text(raw, "summary") or _content(raw))
    if not title and not body:
        return None
    link = _link(url, _text(raw, "link"))
    return Entry(
        key=_key(_text(raw, "id"), link, title, body),
        title=cut(title or one_line(body), LONGEST_TITLE),
        summary=cut(body, LONGEST_SUMMARY) if title else "",
        link=link,
        published_at=moment(_text(raw, "published") or _text(raw, "updated"), now),
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
