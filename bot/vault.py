"""The vault: a stream of blocks as one compressed, encrypted file, and back. Nothing is ever on disk in the clear.

The first line of the file is the file's own key, encrypted with the house's secret (base64): a passphrase, or an age
key (AGE-SECRET-KEY-1…, as `age-keygen` makes it). The rest is an age file for that key. So a backup can be opened
without SiarKIM as well: `head -n1 F | base64 -d | age -d > key; tail -n +2 F | age -d -i key | gunzip`.
"""

import asyncio
import gzip
import os
from base64 import b64decode, b64encode
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader, BufferedWriter
from pathlib import Path
from threading import Thread

import pyrage
from pyrage import passphrase as locks
from pyrage.x25519 import Identity

from domain.refusal import Refusal

_KEY = "AGE-SECRET-KEY-"


class Vault:
    """Files under one secret: a passphrase or an age key. ValueError for a key that is none."""

    def __init__(self, secret: str) -> None:
        self._passphrase = secret
        try:
            self._key = Identity.from_str(secret) if secret.startswith(_KEY) else None
        except pyrage.IdentityError:
            raise ValueError("no age key") from None

    async def seal(self, blocks: AsyncIterator[bytes], path: Path) -> None:
        """Write a file; it bears its name only once it is whole and on the disk. Refused where the disk is full."""
        part = path.with_name(path.name + ".part")
        try:
            await self._write(blocks, part)
            part.replace(path)
        except (OSError, pyrage.EncryptError):
            part.unlink(missing_ok=True)
            raise Refusal("backup-unwritten", file=str(path)) from None

    async def _write(self, blocks: AsyncIterator[bytes], part: Path) -> None:
        identity = Identity.generate()
        locked = await asyncio.to_thread(self._lock, str(identity).encode())
        reading, writing = os.pipe()
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(b64encode(locked) + b"\n")
            with os.fdopen(reading, "rb") as source:
                sealing = asyncio.create_task(asyncio.to_thread(_encrypt, source, file, identity))
                try:
                    await _pack(blocks, writing)
                finally:
                    await sealing
            file.flush()
            os.fsync(file.fileno())

    @contextmanager
    def open(self, path: Path) -> Iterator[Iterator[bytes]]:
        """The lines of a file. Refused where there is none, or another passphrase closed it; a file that breaks off
        ends early.
        """
        try:
            with path.open("rb") as file:
                identity = self._identity(file, path)
                with _decrypted(file, identity) as clear, gzip.open(clear, "rb") as lines:
                    yield _until_broken(lines)
        except OSError:
            raise Refusal("backup-unreadable", file=str(path)) from None

    def _lock(self, what: bytes) -> bytes:
        if self._key is None:
            return locks.encrypt(what, self._passphrase)
        return pyrage.encrypt(what, [self._key.to_public()])

    def _unlock(self, locked: bytes) -> bytes:
        if self._key is None:
            return locks.decrypt(locked, self._passphrase)
        return pyrage.decrypt(locked, [self._key])

    def _identity(self, file: BufferedReader, path: Path) -> Identity:
        try:
            locked = b64decode(file.readline(10_000), validate=False)
            return Identity.from_str(self._unlock(locked).decode())
        except (pyrage.DecryptError, pyrage.IdentityError, ValueError):
            raise Refusal("backup-locked", file=str(path)) from None


async def _pack(blocks: AsyncIterator[bytes], writing: int) -> None:
    # a broken pipe means that the other end has failed: it tells why
    with suppress(BrokenPipeError), os.fdopen(writing, "wb") as raw, gzip.open(raw, "wb", compresslevel=5) as packed:
        async for block in blocks:
            await asyncio.to_thread(packed.write, block)


def _encrypt(source: BufferedReader, file: BufferedWriter, identity: Identity) -> None:
    try:
        pyrage.encrypt_io(source, file, [identity.to_public()])
    finally:
        source.close()


@contextmanager
def _decrypted(file: BufferedReader, identity: Identity) -> Iterator[BufferedReader]:
    reading, writing = os.pipe()

    def decrypt() -> None:
        with suppress(OSError, pyrage.DecryptError), os.fdopen(writing, "wb") as clear:
            pyrage.decrypt_io(file, clear, [identity])

    thread = Thread(target=decrypt, daemon=True)
    thread.start()
    with os.fdopen(reading, "rb") as clear:
        yield clear
    thread.join()


def _until_broken(lines: gzip.GzipFile) -> Iterator[bytes]:
    with suppress(EOFError, gzip.BadGzipFile):
        yield from lines
