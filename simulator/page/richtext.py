"""A text with entities as safe HTML."""

from html import escape
from typing import Any

from simulator.people import Json

_TAGS = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def rich(text: str, entities: list[Json] | None) -> str:
    """The text as HTML; links and commands carry what a press on them does."""
    raw = text.encode("utf-16-le")
    spans = [(int(e["offset"]), int(e["offset"]) + int(e["length"]), e) for e in entities or []]
    spans.sort(key=lambda span: (span[0], -span[1]))
    return _render(raw, 0, len(raw) // 2, spans)


def _render(raw: bytes, start: int, end: int, spans: list[tuple[int, int, Json]]) -> str:
    out: list[str] = []
    at = start
    for number, (first, last, entity) in enumerate(spans):
        begin, stop = max(first, at), min(last, end)
        if begin >= stop:
            continue
        out.append(_plain(raw, at, begin))
        inner = [span for span in spans[number + 1 :] if span[0] < stop]
        out.append(_wrapped(entity, _text(raw, begin, stop), _render(raw, begin, stop, inner)))
        at = stop
    out.append(_plain(raw, at, end))
    return "".join(out)


def _text(raw: bytes, start: int, end: int) -> str:
    return raw[start * 2 : end * 2].decode("utf-16-le", errors="replace")


def _plain(raw: bytes, start: int, end: int) -> str:
    return escape(_text(raw, start, end)).replace("\n", "<br>")


def _wrapped(entity: Json, text: str, inner: str) -> str:
    kind: Any = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{inner}</{_TAGS[kind]}>"
    match kind:
        case "text_link":
            return _link(str(entity["url"]), inner)
        case "url":
            return _link(text if "://" in text else f"https://{text}", inner)
        case "email":
            return _link(f"mailto:{text}", inner)
        case "bot_command":
            return f'<a href="#" data-do="say" data-value="{escape(text)}">{inner}</a>'
        case "spoiler":
            return f'<span class="spoiler" tabindex="0">{inner}</span>'
        case "mention" | "hashtag" | "text_mention":
            return f'<span class="tag">{inner}</span>'
        case _:
            return inner


def _link(url: str, inner: str) -> str:
    if not url.lower().startswith(("http://", "https://", "tg://", "mailto:")):
        return inner
    return f'<a href="{escape(url)}" data-do="link" data-value="{escape(url)}" rel="noopener">{inner}</a>'
