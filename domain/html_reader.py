"""Reading HTML as a browser would: what is seen becomes text, in which its formatting stands as signs.

The signs are noncharacters, which no text may carry; whoever reads on takes them out of the HTML first.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from domain.message import EntityKind

OPENS, CLOSES, CELL = "\ufdd0", "\ufdd1", "\ufdd2"
"""A sign opens with the number of its kind and a semicolon; a cell of a table ends."""

MARK = re.compile("\ufdd0([0-9]{1,3});|\ufdd1")
MARKS = re.compile("[\ufdd0-\ufdef]")
LONGEST_LINK = 500

Kind = tuple[EntityKind, str | None]
"""What a sign means: a kind of formatting, and where a link leads."""

_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "blockquote", "pre", "table", "tr", "ul", "ol", "dl", "dt"}
    | {"dd", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "hr", "address", "main", "aside", "form"}
)
_UNREAD = frozenset(
    {"script", "style", "head", "template", "noscript", "iframe", "svg", "object", "textarea", "select"}
)
_SPARSE = frozenset({"p", "ul", "ol", "blockquote", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_MOST_SIGNS = 500
_KINDS = {
    "b": EntityKind.BOLD, "strong": EntityKind.BOLD, "h1": EntityKind.BOLD, "h2": EntityKind.BOLD,
    "h3": EntityKind.BOLD, "h4": EntityKind.BOLD, "h5": EntityKind.BOLD, "h6": EntityKind.BOLD,
    "th": EntityKind.BOLD, "i": EntityKind.ITALIC, "em": EntityKind.ITALIC, "u": EntityKind.UNDERLINE,
    "s": EntityKind.STRIKETHROUGH, "del": EntityKind.STRIKETHROUGH, "strike": EntityKind.STRIKETHROUGH,
}  # fmt: skip


_TAG = re.compile(
    r"""</?[a-zA-Z][a-zA-Z0-9:-]{0,30}(?:[^<>"']|"[^"<>]*"|'[^'<>]*'){0,3000}>|(<[a-zA-Z/!?][^<>]*>?)""",
)


def whole_tags(html: str) -> str:
    """The same without comments and broken tags: what is left takes a parser no longer than its length."""
    kept, at = [], 0
    while (begins := html.find("<!--", at)) >= 0:
        kept.append(html[at:begins])
        ends = html.find("-->", begins + 4)
        at = ends + 3 if ends >= 0 else len(html)
    kept.append(html[at:])
    return _TAG.sub(lambda found: "" if found[1] else found[0], "".join(kept))


class Reader(HTMLParser):
    """Collects the readable parts; whitespace collapses as in a browser, except inside <pre>."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.kinds: list[Kind] = []
        self.pictures: list[str] = []
        self._base = base
        self._unread: list[str] = []
        self._lists: list[int | None] = []  # per open list: the next number, None for bullets
        self._open_kinds: list[str] = []  # tags that have a sign open, in their order
        self._pre = 0
        self._cells = 0
        self._seen_tag = False

    @property
    def saw_no_tag_but_text(self) -> bool:
        """Whether this was a text without any tag."""
        return not self._seen_tag and bool(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What a tag begins."""
        self._seen_tag = True
        if tag in _UNREAD:
            self._unread.append(tag)
        elif self._unread:
            return
        elif tag == "br":
            self.parts.append(" " if self._cells else "\n")
        elif tag == "li":
            self._break(1)
            self.parts.append(self._bullet())
        elif tag == "img":
            self._picture(dict(attrs))
        elif tag in _CELLS:
            self.parts.append(CELL if self._cells else "")  # the one before was never closed
            self._cells = 1
        elif tag in _BLOCKS:
            self._open(tag)
        self._begin(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that contains nothing."""
        if tag not in _UNREAD:
            self.handle_starttag(tag, attrs)
            self._end(tag)

    def handle_endtag(self, tag: str) -> None:
        """What a tag ends; one that ends nothing is passed over."""
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
            return
        self._end(tag)
        if tag in _CELLS:
            self._cells = 0
            self.parts.append(CELL)
        elif tag in _BLOCKS:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        """Text, unless it stands where nobody reads."""
        if self._unread:
            return
        self.parts.append(data if self._pre or not self._seen_tag else re.sub(r"\s+", " ", data))

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        url = _address(attributes.get("href") or "", self._base) if tag == "a" else None
        if (tag in _KINDS or url) and len(self.kinds) < _MOST_SIGNS:
            self._open_kinds.append(tag)
            self.parts.append(f"{OPENS}{len(self.kinds)};")
            self.kinds.append((EntityKind.LINK, url) if url else (_KINDS[tag], None))

    def _end(self, tag: str) -> None:
        """Close the sign of a tag, and those that were opened inside it and never closed."""
        while tag in self._open_kinds:
            self.parts.append(CLOSES)
            if self._open_kinds.pop() == tag:
                return

    def _picture(self, attributes: dict[str, str | None]) -> None:
        emoji = _emoji(attributes)
        self.parts.append(emoji)
        url = _address(attributes.get("src") or attributes.get("data-src") or "", self._base)
        dot = {attributes.get("width"), attributes.get("height")} & {"0", "1", "2"}
        if url and not emoji and not dot:
            self.pictures.append(url)

    def _open(self, tag: str) -> None:
        if tag == "tr":
            self._cells = 0
        self._break(2 if tag in _SPARSE and not self._lists else 1)
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else None)
        self._pre += tag == "pre"

    def _close(self, tag: str) -> None:
        if tag in {"table", "tr"}:
            self._cells = 0
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag == "pre" and self._pre:
            self._pre -= 1
        self._break(2 if tag in _SPARSE and not self._lists else 1)

    def _break(self, lines: int) -> None:
        """A new line, or an empty one too; never twice, and inside a cell only a space."""
        if self._cells:
            self.parts.append(" ")
        elif lines > 1 or not (self.parts and self.parts[-1].endswith("\n")):
            self.parts.append("\n" * lines)

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "– " if len(self._lists) > 1 else "• "
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "


def _address(written: str, base: str) -> str | None:
    """A web address made whole; None for anything else."""
    try:
        url = urljoin(base, written.strip())
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.username
    except ValueError:
        return None
    return url if good and len(url) <= LONGEST_LINK and url.isprintable() and " " not in url else None


def _emoji(attributes: dict[str, str | None]) -> str:
    """The sign that a picture stands for, as WordPress writes emoji; nothing for any other picture."""
    alt = attributes.get("alt") or ""
    return alt if 0 < len(alt) <= 8 and not any(letter.isalnum() and letter.isascii() for letter in alt) else ""
