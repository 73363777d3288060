"""Lines of an archive (`data.archive`) put back into the tables of the revision that wrote them."""

import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Connection, MetaData, Table, func, insert, select, text
from sqlalchemy.schema import AddConstraint, DropConstraint

from data.archive import FORMAT, ROWS
from data.models import EPOCH


class Damaged(Exception):  # noqa: N818 - names what was found
    """The lines end too early, or are none of an archive."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an archive says of itself."""

    revision: str
    made_at: datetime


def ours(name: str, _tables: object) -> bool:
    """Whether a table is one of those that an archive holds: not the engine's queue, not Alembic's note."""
    return not name.startswith(("procrastinate", "alembic"))


def head(lines: Iterator[bytes]) -> Head:
    """The first line, read off; Damaged where it is none."""
    match _read(next(lines, b"")):
        case {"format": found, "revision": str(revision), "made_at": str(made_at)} if found == FORMAT:
            return Head(revision, datetime.fromisoformat(made_at))
    raise Damaged


def fill(connection: Connection, lines: Iterator[bytes]) -> int:
    """Put every row into the empty tables, in the caller's transaction; answers how many.

    Damaged where the end is missing.
    Tables point at each other in circles, so who points where is checked at the end: on SQLite at the commit, on
    PostgreSQL when the constraints are put back.
    """
    tables = _reflected(connection)
    with _pointers_open(connection, tables):
        count = _Filling(connection, tables).all_of(lines)
    _go_on_counting(connection, tables)
    return count


class _Filling:
    """Where in the archive we are."""

    def __init__(self, connection: Connection, tables: dict[str, Table]) -> None:
        self._connection, self._tables = connection, tables
        self._value = _on_postgres if connection.dialect.name == "postgresql" else _on_sqlite
        self._table: Table | None = None
        self._columns: list[str] = []
        self._rows: list[dict[str, Any]] = []
        self._count = 0

    def all_of(self, lines: Iterator[bytes]) -> int:
        while some := list(islice(lines, ROWS)):
            for line in some:
                match _read(line):
                    case list(row):
                        self._rows.append(dict(zip(self._columns, map(self._value, row), strict=True)))
                    case {"table": str(name), "columns": list(columns)} if name in self._tables:
                        self._put()
                        self._table, self._columns = self._tables[name], columns
                    case {"end": int(count)}:
                        self._put()
                        return self._ended(count)
                    case _:
                        raise Damaged
            self._put()
        raise Damaged

    def _put(self) -> None:
        if self._rows and self._table is None:
            raise Damaged
        if self._rows and self._table is not None:
            self._connection.execute(insert(self._table), self._rows)
            self._count += len(self._rows)
            self._rows = []

    def _ended(self, count: int) -> int:
        if count != self._count:
            raise Damaged
        return count


def _reflected(connection: Connection) -> dict[str, Table]:
    """The tables as they are in this revision, by name."""
    tables = MetaData()
    tables.reflect(connection, only=ours)
    for table in tables.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return dict(tables.tables)


@contextmanager
def _pointers_open(connection: Connection, tables: dict[str, Table]) -> Iterator[None]:
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
        yield
        return
    pointers = [each for table in tables.values() for each in table.foreign_key_constraints]
    for each in pointers:
        connection.execute(DropConstraint(each))
    yield
    for each in pointers:
        connection.execute(AddConstraint(each))


def _go_on_counting(connection: Connection, tables: dict[str, Table]) -> None:
    """PostgreSQL counts keys apart from the rows: the next one comes after the highest that was put in."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables.values():
        for column in table.primary_key.columns:
            sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
            if sequence:
                highest = connection.scalar(select(func.max(column)))
                connection.execute(select(func.setval(sequence, highest or 1, highest is not None)))


def _read(line: bytes) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        raise Damaged from None


def _on_postgres(value: Any) -> Any:
    match value:
        case {"at": str(iso)}:
            return datetime.fromisoformat(iso)
        case {"bytes": str(encoded)}:
            return b64decode(encoded)
        case {"json": within}:
            return within
    return value


def _on_sqlite(value: Any) -> Any:
    found = _on_postgres(value)
    return (found - EPOCH) // timedelta(microseconds=1) if isinstance(found, datetime) else found
