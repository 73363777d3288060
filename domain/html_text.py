"""Readable plain text out of the HTML of a feed: paragraphs, lists, entities, emoji pictures; cut at a sentence."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "blockquote", "pre", "table", "tr", "ul", "ol", "dl", "dt"}
    | {"dd", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "hr", "address", "main", "aside", "form"}
)
_UNREAD = frozenset(
    {"script", "style", "head", "template", "noscript", "iframe", "svg", "object", "textarea", "select"}
)
_SPARSE = frozenset({"p", "ul", "ol", "blockquote", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_TRAILER = re.compile(
    r"\n*(?:The post|Artikel|Postingan|The article) .{1,400}? "
    r"(?:appeared first on|pertama kali (?:tampil|muncul)(?: di| pada)?) .{1,200}\Z",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]"
)
ELLIPSIS = "…"


def plain(html: str) -> str:
    """What a person would read of a piece of HTML (or of a plain text, which stays as it is)."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _TRAILER.sub("", tidy("".join(reader.parts)))


def one_line(html: str) -> str:
    """The same on a single line: a title."""
    return " ".join(plain(html).split())


def cut(text: str, longest: int) -> str:
    """A text of at most `longest` characters: cut after a sentence, else at a word with an ellipsis."""
    if len(text) <= longest:
        return text
    head = text[: longest + 1]
    ends = [found.end() for found in _SENTENCE.finditer(head) if found.end() <= longest]
    if ends and ends[-1] * 3 >= longest:
        return head[: ends[-1]].rstrip()
    words = head[:longest].rsplit(None, 1)
    kept = words[0] if len(words) == 2 and len(words[0]) * 2 >= longest else head[: longest - 1]
    return kept[: longest - 1].rstrip(" ,;:-–") + ELLIPSIS


def tidy(text: str) -> str:
    """Spaces and empty lines as in print, without signs that nobody sees."""
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    text = re.sub(r"[ \t\f\v]*\n[ \t\f\v]*", "\n", re.sub(r"[ \t\f\v]+", " ", text))
    text = re.sub(r"\s*\[(?:…|\.\.\.)\]\s*$", ELLIPSIS, text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


class _Reader(HTMLParser):
    """Collects the readable parts; whitespace collapses as in a browser, except inside <pre>."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread: list[str] = []
        self._lists: list[int | None] = []  # per open list: the next number, None for bullets
        self._pre = 0
        self._seen_tag = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen_tag = True
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append(f"\n{self._bullet()}")
        elif tag == "img":
            self.parts.append(_emoji(dict(attrs)))
        elif tag in _BLOCKS:
            self._open(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNREAD:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            if tag == self._unread[-1]:
                self._unread.pop()
        elif tag in _BLOCKS:
            self._close(tag)
        elif tag in {"td", "th"}:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        self.parts.append(data if self._pre or not self._seen_tag else re.sub(r"\s+", " ", data))

    def _open(self, tag: str) -> None:
        self.parts.append("\n\n" if tag in _SPARSE and not self._lists else "\n")
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else None)
        self._pre += tag == "pre"

    def _close(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag == "pre" and self._pre:
            self._pre -= 1
        self.parts.append("\n\n" if tag in _SPARSE and not self._lists else "\n")

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "


def _emoji(attributes: dict[str, str | None]) -> str:
    """The sign that a picture stands for, as WordPress writes emoji; nothing for any other picture."""
    alt = attributes.get("alt") or ""
    return alt if 0 < len(alt) <= 8 and not any(letter.isalnum() and letter.isascii() for letter in alt) else ""
