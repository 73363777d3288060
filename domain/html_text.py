"""Readable text out of the HTML of a feed: paragraphs, lists, tables, links, emoji pictures; cut at a sentence."""

import re
from dataclasses import dataclass

from domain.html_reader import CELL, MARK, MARKS, Kind, Reader, whole_tags

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
MOST_READ = 200_000
"""Characters of HTML that are looked at: an article has a tenth of it."""

_NESTED = 6
_LATE_OPEN = re.compile("((?:\ufdd0[0-9]{1,3};)+)([ \n]{1,3})")
_LATE_CLOSE = re.compile("([ \n]{1,3})(\ufdd1+)")
_AROUND_NOTHING = re.compile("\ufdd0[0-9]{1,3};\ufdd1")
_ESCAPED_TWICE = re.compile(
    r"</?(?:p|br|a|div|span|strong|b|em|i|ul|ol|li|img|table|tr|td|h[1-6])\b[^<>]*>", re.IGNORECASE
)


def plain(html: str) -> str:
    """What a person would read of a piece of HTML (or of a plain text, which stays as it is)."""
    return MARK.sub("", marked(html, "").text)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in which formatting stands as signs, what these mean, and the pictures that stood in it."""

    text: str
    kinds: list[Kind]
    pictures: list[str]


def marked(html: str, base: str) -> Marked:
    """What a piece of HTML says; `base` is where its links begin."""
    reader = Reader(base)
    reader.feed(whole_tags(MARKS.sub("", html[:MOST_READ])))
    reader.close()
    text = "\n".join(_row(line) for line in "".join(reader.parts).split("\n"))
    text = _TRAILER.sub("", tidy(_close_fitting(tidy(text))))
    if reader.saw_no_tag_but_text and _ESCAPED_TWICE.search(text):
        return marked(text, base)
    return Marked(text, reader.kinds, reader.pictures)


def _row(line: str) -> str:
    """The cells of a row of a table on one line: two as "name: value", more of them side by side."""
    if CELL not in line:
        return line
    cells = [cell.strip() for cell in line.split(CELL) if MARK.sub("", cell).strip()]
    if len(cells) == 2 and not MARK.sub("", cells[0]).endswith(":"):
        return ": ".join(cells)
    return (" " if len(cells) == 2 else " · ").join(cells)


def _close_fitting(text: str) -> str:
    """Signs stand directly at words, never between spaces, and never around nothing."""
    for _ in range(_NESTED):
        before = text
        text = _LATE_OPEN.sub(r"\2\1", _LATE_CLOSE.sub(r"\2\1", text))
        text = _AROUND_NOTHING.sub("", text)
        if text == before:
            break
    return text


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
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return re.sub(r"\s?\s?\[(?:…|\.\.\.)\]$", ELLIPSIS, text)
