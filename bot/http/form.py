"""Form: a multipart body; files are read from the disk while they leave."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_STEP = 256 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along under a field's name."""

    field: str
    source: Path | bytes  # where it lies, or what is in it
    name: str
    mime: str = "application/octet-stream"

    def size(self) -> int:
        """Bytes in it; OSError for a file that is gone."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size


@dataclass(frozen=True, slots=True)
class Form:
    """Fields and files."""

    fields: Mapping[str, str]
    attachments: Sequence[Attachment]
    boundary: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def kind(self) -> str:
        """Its content type."""
        return f"multipart/form-data; boundary={self.boundary}"

    def length(self) -> int:
        """Bytes of the whole body; OSError for a file that is gone."""
        parts = [len(self._plain(name, value)) for name, value in self.fields.items()]
        parts += [len(self._head(each.field, each)) + each.size() + 2 for each in self.attachments]
        return sum(parts) + len(self._tail())

    async def stream(self) -> AsyncIterator[bytes]:
        """The body, piece by piece."""
        for name, value in self.fields.items():
            yield self._plain(name, value)
        for attached in self.attachments:
            yield self._head(attached.field, attached)
            offset = 0
            while step := await asyncio.to_thread(_read, attached.source, offset):
                yield step
                offset += len(step)
            yield b"\r\n"
        yield self._tail()

    def _plain(self, name: str, value: str) -> bytes:
        return self._head(name) + value.encode() + b"\r\n"

    def _tail(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()

    def _head(self, name: str, attached: Attachment | None = None) -> bytes:
        head = f'--{self.boundary}\r\nContent-Disposition: form-data; name="{name}"'
        if attached:
            head += f"; filename={json.dumps(attached.name, ensure_ascii=False)}\r\nContent-Type: {attached.mime}\r\n"
        else:
            head += "\r\n"
        return (head + "\r\n").encode()


def _read(source: Path | bytes, offset: int) -> bytes:
    if isinstance(source, bytes):
        return source[offset : offset + _STEP]
    # opened for each step: a body that is broken off leaves no open file behind
    with source.open("rb") as file:
        file.seek(offset)
        return file.read(_STEP)
