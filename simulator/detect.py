"""Entities that Telegram finds by itself: commands, links, mentions, hashtags, addresses."""

import re

from simulator.people import Json
from simulator.units import units

_KINDS = [
    (
        "url",
        re.compile(
            r"(?:https?://|tg://)[^\s<>\"]+|(?<![\w@./-])(?:www\.)?[\w-]+(?:\.[\w-]+)*\."
            r"(?:id|com|org|net|me|io|info|app|gov|edu)(?:/[^\s<>\"]*)?(?![\w@])",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@./])@[A-Za-z]\w{2,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
]
_HINT = re.compile(r"[/@#.]")
_EXCLUSIVE = {"code", "pre", "text_link", "text_mention", "url", "email", "mention", "bot_command", "hashtag"}
_TRAILING = ".,;:!?)'\""


def entities(text: str, known: list[Json]) -> list[Json]:
    """What is found outside the entities that are already there."""
    if not _HINT.search(text):
        return []
    taken = [(e["offset"], e["offset"] + e["length"]) for e in known if e["type"] in _EXCLUSIVE]
    found: list[Json] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            piece = match.group().rstrip(_TRAILING) if kind == "url" else match.group()
            start, length = units(text[: match.start()]), units(piece)
            if not any(start < end and begin < start + length for begin, end in taken):
                taken.append((start, start + length))
                found.append({"type": kind, "offset": start, "length": length})
    return found
