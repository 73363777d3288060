"""A picture and a voice message for whoever has none at hand."""

import struct
import zlib

from simulator.wire import Upload

_WIDTH, _HEIGHT = 480, 300


def picture() -> Upload:
    """A small landscape: sky, sun, hills and a river."""
    rows = b"".join(b"\0" + b"".join(bytes(_pixel(x, y)) for x in range(_WIDTH)) for y in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    parts = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return Upload("contoh.png", "image/png", b"\x89PNG\r\n\x1a\n" + parts)


def voice() -> Upload:
    """Bytes that stand for four seconds of speech."""
    return Upload("suara.ogg", "audio/ogg", b"OggS" + bytes(16_000))


def _pixel(x: int, y: int) -> tuple[int, int, int]:
    if (x - 350) ** 2 + (y - 80) ** 2 < 1100:
        return 255, 221, 120
    if y < 150 + (x - 150) ** 2 / 900:
        return 150 + y // 3, 205 + y // 6, 235
    if abs(x - 240 - (y - 150) // 2) < 18 + (y - 150) // 3:
        return 70, 140 + (y % 7) * 3, 190
    return 60 + y // 6, 140 - y // 8, 80


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
