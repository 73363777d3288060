"""Many rows handed to one statement as one parameter: arrays on PostgreSQL, JSON on SQLite.

A statement over `source(...)` is compiled once and costs one round trip however many rows it carries.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import EPOCH

NUMBER, TEXT, MOMENT = "bigint", "text", "timestamptz"


def on_postgres(session: AsyncSession) -> bool:
    """Which of the two databases it is."""
    return session.get_bind().dialect.name == "postgresql"


def source(columns: dict[str, str], *, postgres: bool) -> str:
    """The FROM item `o` with these columns (name: type)."""
    if postgres:
        return f"{_arrays(columns)} AS o({', '.join(columns)})"
    picks = ", ".join(f"json_extract(value, '$[{place}]') AS {name}" for place, name in enumerate(columns))
    # the limit keeps SQLite from walking the other table and looking through these rows for each of its rows
    return f"(SELECT {picks} FROM json_each(:o_rows) LIMIT -1) AS o"  # noqa: S608 - names from our own tables


def source_of_one(number: str, columns: dict[str, str], *, postgres: bool) -> str:
    """The same with one more column, which has the same `number` in all rows.

    Joined by it, PostgreSQL looks each row up by its whole key; compared with the number, it would read everything of
    that number for as long as its statistics have not heard how much that is. OFFSET keeps it from seeing through this.
    """
    if postgres:
        named = f"{_arrays(columns)} AS each({', '.join(columns)})"
        return f"(SELECT CAST(:{number} AS bigint) AS {number}, each.* FROM {named} OFFSET 0) AS o"  # noqa: S608 - as above
    return source(columns, postgres=False).replace("(SELECT ", f"(SELECT :{number} AS {number}, ", 1)


def _arrays(columns: dict[str, str]) -> str:
    arrays = ", ".join(f"CAST(:o_{name} AS {kind}[])" for name, kind in columns.items())
    return f"unnest({arrays})"


def values(session: AsyncSession, columns: dict[str, str], rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """The parameters that fill `source`."""
    if on_postgres(session):
        return {f"o_{name}": [_plain(row[place]) for row in rows] for place, name in enumerate(columns)}
    moments = [place for place, kind in enumerate(columns.values()) if kind == MOMENT]
    return {"o_rows": json.dumps([_stored(row, moments) for row in rows] if moments else rows)}


def moment(value: Any) -> Any:
    """A value as SQLite stores it: moments are microseconds since 1970."""
    return (value - EPOCH) // timedelta(microseconds=1) if isinstance(value, datetime) else value


def _stored(row: Sequence[Any], moments: Sequence[int]) -> Sequence[Any]:
    stored = list(row)
    for place in moments:
        stored[place] = moment(row[place])
    return stored


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, StrEnum) else value
