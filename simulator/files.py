"""Files that were sent: known by id, fetched by path."""

import hashlib
import secrets
import struct
from dataclasses import asdict, dataclass

from simulator.errors import bad
from simulator.journal import Journal
from simulator.wire import Upload

_PREFIX = {
    "photo": "AgACAgUAAxkB",
    "document": "BQACAgUAAxkB",
    "video": "BAACAgUAAxkB",
    "voice": "AwACAgUAAxkB",
    "audio": "CQACAgUAAxkB",
    "animation": "CgACAgUAAxkB",
    "sticker": "CAACAgUAAxkB",
    "video_note": "DQACAgUAAxkB",
}
_FOLDER = {
    "photo": "photos",
    "document": "documents",
    "video": "videos",
    "voice": "voice",
    "audio": "music",
    "animation": "animations",
    "sticker": "stickers",
    "video_note": "video_notes",
}


@dataclass(frozen=True, slots=True)
class File:
    """What the server knows of a file."""

    id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    width: int
    height: int
    path: str


class Files:
    """All files of one world."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known = {row["id"]: File(**row) for row in journal.all("file")}
        self._by_path = {file.path: file for file in self._known.values()}

    def add(self, kind: str, upload: Upload) -> File:
        """Keep an uploaded file."""
        unique = hashlib.sha256(upload.content).hexdigest()[:15]
        ending = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        width, height = image_size(upload.content) if kind == "photo" else (0, 0)
        file = File(
            id=_PREFIX[kind] + secrets.token_urlsafe(36),
            unique_id=f"AQAD{unique}",
            kind=kind,
            name=upload.name,
            mime=upload.mime,
            size=len(upload.content),
            width=width,
            height=height,
            path=f"{_FOLDER[kind]}/file_{len(self._known)}.{ending.lower()}",
        )
        self._known[file.id] = self._by_path[file.path] = file
        self._journal.put("file", file.id, asdict(file))
        self._journal.put_content(file.id, upload.content)
        return file

    def known(self, file_id: str) -> File | None:
        """A file by its id, if there is one."""
        return self._known.get(file_id)

    def by_id(self, file_id: str) -> File:
        """The file that the bot names."""
        file = self._known.get(file_id)
        if file is None:
            raise bad("wrong file identifier/HTTP URL specified")
        return file

    def fetch(self, path: str) -> tuple[File, bytes] | None:
        """A file and its bytes by download path."""
        file = self._by_path.get(path)
        content = self._journal.content(file.id) if file else None
        return (file, content) if file and content is not None else None


def image_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF or JPEG; anything else is no picture."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content[:4] == b"GIF8" and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return int(width), int(height)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return 512, 512
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    raise bad("IMAGE_PROCESS_FAILED")


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    raise bad("IMAGE_PROCESS_FAILED")
