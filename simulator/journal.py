"""The world's memory on disk, so that a restart forgets nothing."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from simulator.people import Json

_SCHEMA = """
CREATE TABLE IF NOT EXISTS things (kind TEXT, key TEXT, value TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (key TEXT PRIMARY KEY, content BLOB);
"""


class Journal:
    """Keeps each thing by kind and key; without a path it keeps only file contents, in memory."""

    def __init__(self, path: Path | None) -> None:
        self._durable = path is not None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        # The process may be killed at any instant and loses nothing; only a power cut could.
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.executescript(_SCHEMA)

    def put(self, kind: str, key: object, value: Json) -> None:
        """Keep or replace one thing."""
        if self._durable:
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._connection.execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", (kind, str(key), text))

    def drop(self, kind: str, key: object) -> None:
        """Forget one thing."""
        if self._durable:
            self._connection.execute("DELETE FROM things WHERE kind = ? AND key = ?", (kind, str(key)))

    def all(self, kind: str) -> Iterator[Json]:
        """Everything kept of one kind."""
        rows = self._connection.execute("SELECT value FROM things WHERE kind = ?", (kind,))
        return (json.loads(value) for (value,) in rows.fetchall())

    def put_content(self, key: str, content: bytes) -> None:
        """Keep the bytes of a file."""
        self._connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", (key, content))

    def content(self, key: str) -> bytes | None:
        """The bytes of a file."""
        row = self._connection.execute("SELECT content FROM contents WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]) if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
