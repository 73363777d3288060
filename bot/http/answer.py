"""Answer: what a server said."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.http.faults import NoAnswer, TooLarge

_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body, and headers by their names in lower case."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def unpacked(answer: Answer, limit: int) -> Answer:
    """The same with its body as it was before it was packed: at most `limit` bytes, so that no bomb goes off."""
    if answer.headers.get("content-encoding", "").lower() not in {"gzip", "x-gzip"} or not answer.body:
        return answer
    stream = zlib.decompressobj(_GZIP)
    try:
        body = stream.decompress(answer.body, limit + 1)
    except zlib.error:
        raise NoAnswer("unreadable") from None
    if len(body) > limit:
        raise TooLarge("too-large")
    if not stream.eof:
        raise NoAnswer("cut-off")
    return replace(answer, body=body)
