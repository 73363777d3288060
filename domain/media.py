"""What messengers make of pictures and files: as what they show them, and how large a file they hand over or take."""

from domain.message import ContentKind

MB = 2**20
FETCHED_FROM_TELEGRAM = 20 * MB
"""Larger files a bot can send on by their id, but not get the bytes of."""

SENT_BY_TELEGRAM = 50 * MB
_TYPES = {
    "image": frozenset({"image/jpeg", "image/png"}),
    "video": frozenset({"video/mp4", "video/3gpp"}),
    "audio": frozenset({"audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"}),
}
"""What WhatsApp shows as more than a file that one can open."""

_MOST = {"image": 5 * MB, "video": 16 * MB, "audio": 16 * MB}
_SHOWN_AS = {
    ContentKind.PHOTO: "image",
    ContentKind.VIDEO: "video",
    ContentKind.ROUND: "video",
    ContentKind.VOICE: "audio",
}


def on_whatsapp(kind: ContentKind, mime: str | None, size: int | None) -> str:
    """As what WhatsApp shows a medium: what is of another type, or too big, is a document. Unsaid counts as fitting."""
    shown = _SHOWN_AS.get(kind, "document")
    if shown == "document":
        return shown
    fits = mime is None or mime.partition(";")[0] in _TYPES[shown]
    return shown if fits and (size or 0) <= _MOST[shown] else "document"
