"""MarkdownV2 (and the older Markdown) in the measure that bots use."""

import re
from dataclasses import dataclass, field

from simulator.errors import ApiError, bad
from simulator.html import link
from simulator.people import Json
from simulator.units import units

_MARKS = {
    "*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler", "`": "code",
    "```": "pre",
}  # fmt: skip
_V2 = re.compile(r"```|`|\|\||__|[*_~\[\]()>#+\-=|{}.!\\]")
_OLD = re.compile(r"```|[*_`\[]")
_RESERVED = "]()>#+-=|{}.!"


@dataclass(slots=True)
class _Reader:
    source: str
    strict: bool
    at: int = 0
    length: int = 0
    out: list[str] = field(default_factory=list)
    stack: list[tuple[str, int, int]] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def wrong(self, what: str, where: int | None = None) -> ApiError:
        at = "" if where is None else f" at byte offset {len(self.source[:where].encode())}"
        return bad(f"can't parse entities: {what}{at}")


def parse(source: str, *, strict: bool) -> tuple[str, list[Json]]:
    """The plain text and its entities; `strict` is MarkdownV2."""
    reader = _Reader(source, strict)
    pattern = _V2 if strict else _OLD
    while mark := pattern.search(source, reader.at):
        reader.write(source[reader.at : mark.start()])
        reader.at = mark.end()
        _mark(reader, mark.group(), mark.start())
    reader.write(source[reader.at :])
    if reader.stack:
        raise _unclosed(reader)
    return "".join(reader.out), sorted(reader.entities, key=lambda e: (e["offset"], -e["length"]))


def _unclosed(reader: _Reader) -> ApiError:
    mark, _, where = reader.stack[-1]
    if not reader.strict:
        return reader.wrong("Can't find end of the entity starting", where)
    name = _MARKS[mark].capitalize()
    return reader.wrong(f"Can't find end of {name} entity", where)


def _mark(reader: _Reader, mark: str, where: int) -> None:
    inside_code = bool(reader.stack) and reader.stack[-1][0] in {"`", "```"}
    if inside_code and mark not in {reader.stack[-1][0], "\\"}:
        reader.write(mark)
    elif mark == "\\":
        reader.write(reader.source[reader.at : reader.at + 1])
        reader.at += 1
    elif mark == "[":
        _link(reader, where)
    elif mark in _MARKS:
        _toggle(reader, mark, where)
    elif mark in _RESERVED:
        raise reader.wrong(f"Character '{mark}' is reserved and must be escaped with the preceding '\\'")


def _toggle(reader: _Reader, mark: str, where: int) -> None:
    if reader.stack and reader.stack[-1][0] == mark:
        _, start, _ = reader.stack.pop()
        if reader.length > start:
            reader.entities.append({"type": _MARKS[mark], "offset": start, "length": reader.length - start})
    else:
        reader.stack.append((mark, reader.length, where))


def _link(reader: _Reader, where: int) -> None:
    match = re.compile(r"((?:\\.|[^\]\\])*)\]\(((?:\\.|[^)\\])*)\)").match(reader.source, reader.at)
    if not match:
        raise reader.wrong("Can't find end of a URL", where)
    text, nested = parse(match.group(1), strict=reader.strict)
    url = link(re.sub(r"\\(.)", r"\1", match.group(2)))
    if url:
        reader.entities.append({"type": "text_link", "offset": reader.length, "length": units(text), "url": url})
    reader.entities += [entity | {"offset": entity["offset"] + reader.length} for entity in nested]
    reader.write(text)
    reader.at = match.end()
