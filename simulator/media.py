"""Files in the shapes that messages carry."""

from collections.abc import Callable

from simulator.errors import ApiError, bad
from simulator.files import File
from simulator.limits import Limits
from simulator.people import Json
from simulator.wire import Upload

KINDS = ("photo", "document", "video", "voice", "audio", "animation", "video_note", "sticker")


def check_size(kind: str, upload: Upload, limits: Limits) -> None:
    """Telegram takes photos up to 10 MB and other files up to 50 MB from a bot."""
    if len(upload.content) > limits.upload_bytes:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.content) > limits.photo_bytes:
        raise bad("file is too big")
    if not upload.content:
        raise bad("file must be non-empty")


def attachment(kind: str, file: File, extra: Json | None = None) -> Json:
    """The part of a message that names the file."""
    if kind == "photo":
        return {"photo": _sizes(file)}
    shape = _base(file) | _SHAPES.get(kind, _document)(file) | (extra or {})
    return {kind: shape, "document": _base(file) | _document(file)} if kind == "animation" else {kind: shape}


def file_id(body: Json, kind: str) -> str:
    """The id of the file that a message carries."""
    held = body[kind]
    return str(held[-1]["file_id"] if kind == "photo" else held["file_id"])


def kind_in(body: Json) -> str:
    """Which kind of file a message carries; empty when none."""
    order = ("animation", *KINDS)
    return next((kind for kind in order if kind in body), "")


def _base(file: File) -> Json:
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}


def _sizes(file: File) -> list[Json]:
    sizes = []
    for longest in (90, 320, 800):
        share = longest / max(file.width, file.height, 1)
        if share < 1:
            size = {"width": max(1, round(file.width * share)), "height": max(1, round(file.height * share))}
            sizes.append(_base(file) | {"file_unique_id": f"{file.unique_id}{longest}"} | size)
    return [*sizes, _base(file) | {"width": file.width, "height": file.height}]


def _document(file: File) -> Json:
    return {"file_name": file.name, "mime_type": file.mime}


def _moving(file: File) -> Json:
    return {"width": 640, "height": 360, "duration": 5, "mime_type": file.mime, "file_name": file.name}


def _voice(file: File) -> Json:
    return {"duration": max(1, file.size // 4000), "mime_type": file.mime}


def _audio(file: File) -> Json:
    return _voice(file) | {"file_name": file.name}


def _sticker(_: File) -> Json:
    return {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}


_SHAPES: dict[str, Callable[[File], Json]] = {
    "video": _moving, "animation": _moving, "voice": _voice, "audio": _audio, "sticker": _sticker,
    "video_note": lambda _: {"length": 240, "duration": 5},
}  # fmt: skip
