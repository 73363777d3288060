"""JSON Feed 1 and 1.1 (https://jsonfeed.org/version/1.1): its bytes as what its items say."""

import json
from dataclasses import dataclass
from html import escape
from typing import Any

from domain.feed import MOST_ENTRIES

_VERSIONS = "https://jsonfeed.org/version/1"


class NoFeed(ValueError):  # noqa: N818 - names what was found
    """These bytes are no feed."""


@dataclass(frozen=True, slots=True)
class Said:
    """One entry in the words of whatever format: nothing is checked yet."""

    guid: str = ""
    title: str = ""
    html: str = ""
    link: str = ""
    date: str = ""
    picture: str = ""


def read(body: bytes) -> tuple[str, list[Said]]:
    """The feed's title and what its items say."""
    try:
        found = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise NoFeed from None
    if not isinstance(found, dict) or not _text(found, "version").startswith(_VERSIONS):
        raise NoFeed
    items = found.get("items")
    listed = items if isinstance(items, list) else []
    return _text(found, "title"), [_said(each) for each in listed[:MOST_ENTRIES] if isinstance(each, dict)]


def _said(item: dict[str, Any]) -> Said:
    html = _text(item, "summary") and escape(_text(item, "summary"))
    return Said(
        guid=_text(item, "id"),
        title=escape(_text(item, "title")),
        html=html or _text(item, "content_html") or escape(_text(item, "content_text")),
        link=_text(item, "url") or _text(item, "external_url"),
        date=_text(item, "date_published") or _text(item, "date_modified"),
        picture=_text(item, "image") or _text(item, "banner_image"),
    )


def _text(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return str(value) if isinstance(value, str | int | float) else ""
