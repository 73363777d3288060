"""Media on their way out: where their bytes are, and what they are."""

import mimetypes
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path

from bot.http import Attachment
from domain.message import ContentKind, MediaItem

ANY = "application/octet-stream"
_USUAL = {
    ContentKind.PHOTO: "image/jpeg",
    ContentKind.VIDEO: "video/mp4",
    ContentKind.ROUND: "video/mp4",
    ContentKind.VOICE: "audio/ogg",
}
"""Of what type a kind is where its messenger does not say it."""


def attachment(field: str, item: MediaItem) -> Attachment | None:
    """A medium as a file that goes along; None where its platform has it, fetches it, or nobody here has it."""
    source = _source(item)
    return (
        Attachment(field, source, item.name or Path(item.path or "").name, mime(item)) if source is not None else None
    )


def with_bytes(item: MediaItem, content: bytes) -> MediaItem:
    """A medium with the bytes that were fetched for it; whoever gave it may not have said its type or name."""
    kind = item.mime or mimetypes.guess_type(item.name or "")[0] or _USUAL.get(item.kind, ANY)
    name = item.name or f"{item.kind.value}{mimetypes.guess_extension(kind.partition(';')[0]) or ''}"
    return replace(item, drawn=b64encode(content).decode(), mime=kind, name=name, size=len(content))


def mime(item: MediaItem) -> str:
    """The content type of a medium."""
    return item.mime or mimetypes.guess_type(item.path or item.name or "")[0] or ANY


def _source(item: MediaItem) -> Path | bytes | None:
    if item.ref or item.url:
        return None
    if item.made is not None:
        return item.made.encode()
    if item.drawn is not None:
        return b64decode(item.drawn)
    return Path(item.path) if item.path else None
