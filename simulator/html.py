"""HTML as Telegram reads it: a few tags, strictly closed."""

import re
from dataclasses import dataclass, field

from simulator.errors import ApiError, bad
from simulator.people import Json
from simulator.units import units

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_SPECIAL = re.compile(r"<|&(?:lt|gt|amp|quot|#x[0-9a-fA-F]{1,6}|#[0-9]{1,7});")
_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"\s*([^\s=>]+)(?:\s*(=)\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")


@dataclass(slots=True)
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    length: int = 0
    out: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def byte(self, where: int) -> str:
        return f"byte offset {len(self.source[:where].encode())}"

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)


def parse(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; a wrong tag is refused with Telegram's words."""
    reader = _Reader(source)
    while special := _SPECIAL.search(source, reader.at):
        reader.write(source[reader.at : special.start()])
        reader.at = special.end()
        if special.group() != "<":
            reader.write(_character(special.group()[1:-1]))
        elif source.startswith("/", reader.at):
            _close(reader)
        else:
            _open(reader)
    reader.write(source[reader.at :])
    if reader.stack:
        raise _wrong(f'Can\'t find end tag corresponding to start tag "{reader.stack[-1].tag}"')
    return "".join(reader.out), sorted(reader.entities, key=lambda e: (e["offset"], -e["length"]))


def _wrong(what: str) -> ApiError:
    return bad(f"can't parse entities: {what}")


def _character(name: str) -> str:
    if not name.startswith("#"):
        return _NAMES[name]
    number = int(name[2:], 16) if name[1] == "x" else int(name[1:])
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def _open(reader: _Reader) -> None:
    start = reader.at - 1
    name = _NAME.match(reader.source, reader.at)
    tag = name.group().lower() if name else ""
    reader.at += len(tag)
    if tag not in _TAGS:
        if reader.at >= len(reader.source):
            raise _wrong(f"Unclosed start tag at {reader.byte(start)}")
        raise _wrong(f'Unsupported start tag "{tag}" at {reader.byte(start)}')
    attributes = _attributes(reader, tag, start)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _wrong(f'Tag "span" must have class "tg-spoiler" at {reader.byte(start)}')
    reader.stack.append(_Open(tag, reader.length, attributes))


def _attributes(reader: _Reader, tag: str, start: int) -> dict[str, str]:
    found: dict[str, str] = {}
    while not reader.source[reader.at :].lstrip().startswith(">"):
        match = _ATTRIBUTE.match(reader.source, reader.at)
        if not match or match.end() == reader.at:
            raise _wrong(f"Unclosed start tag at {reader.byte(start)}")
        if not match.group(2) and match.group(1) != "expandable":
            what = f'Expected equal sign in declaration of an attribute of the tag "{tag}"'
            raise _wrong(f"{what} at {reader.byte(match.start(1))}")
        value = next((group for group in match.groups()[2:] if group is not None), "")
        found[match.group(1).lower()] = _SPECIAL.sub(
            lambda special: special.group() if special.group() == "<" else _character(special.group()[1:-1]),
            value,
        )
        reader.at = match.end()
    reader.at = reader.source.index(">", reader.at) + 1
    return found


def _close(reader: _Reader) -> None:
    start = reader.at - 1
    end = reader.source.find(">", reader.at)
    if not reader.stack:
        raise _wrong(f"Unexpected end tag at {reader.byte(start)}")
    if end < 0:
        raise _wrong(f"Unclosed end tag at {reader.byte(start)}")
    tag, opened = reader.source[reader.at + 1 : end].strip().lower(), reader.stack.pop()
    if tag not in {"", opened.tag}:
        what = f'expected "</{opened.tag}>", found "</{tag}>"'
        raise _wrong(f"Unmatched end tag at {reader.byte(start)}, {what}")
    reader.at = end + 1
    if reader.length > opened.start:
        _add(reader, opened)


def _add(reader: _Reader, opened: _Open) -> None:
    entity: Json = {"type": _TAGS[opened.tag], "offset": opened.start, "length": reader.length - opened.start}
    match opened.tag:
        case "a":
            entity["url"] = link(opened.attributes.get("href", ""))
            if not entity["url"]:
                return
        case "blockquote" if "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        case "code" if reader.stack and reader.stack[-1].tag == "pre" and "class" in opened.attributes:
            reader.stack[-1].attributes["language"] = opened.attributes["class"].removeprefix("language-")
            return
        case "pre" if "language" in opened.attributes:
            entity["language"] = opened.attributes["language"]
        case "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
    reader.entities.append(entity)


def link(address: str) -> str:
    """A link as Telegram keeps it; empty when it takes it for no link."""
    if re.match(r"(?:https?|tg|tonsite|mailto):", address, re.IGNORECASE):
        return address
    return f"http://{address}" if re.match(r"[\w-]+(?:\.[\w-]+)+", address) else ""
