"""Story: whether two announcements tell the same, whichever way they came."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz

from domain.likeness import words

WITHIN = timedelta(days=1)
"""For so long the same story counts as told."""

_TITLED_ALIKE = 60.0
_TOLD_ALIKE = 85.0
_ENOUGH = 12
"""Words below which texts are alike by chance."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is compared of an announcement."""

    title: str
    text: str = ""
    link: str | None = None


def is_same(one: Story, other: Story) -> bool:
    """The same article, the same title over much the same text, or nearly the same text."""
    if one.link and other.link and _bare(one.link) == _bare(other.link):
        return True
    said, told = words(one.text), words(other.text)
    alike = fuzz.ratio(said, told)
    if words(one.title) == words(other.title) != ():
        return not said or not told or alike >= _TITLED_ALIKE
    return min(len(said), len(told)) >= _ENOUGH and alike >= _TOLD_ALIKE


def _bare(link: str) -> str:
    """A link without what changes nothing about where it leads."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    kept = [
        (name, value) for name, value in parse_qsl(parts.query) if not name.casefold().startswith(("utm_", "fbclid"))
    ]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(kept))}"
