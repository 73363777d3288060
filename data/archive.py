"""The whole database as lines of JSON, in one consistent look.

The first line says what follows; then each table has a line with its name and columns and a line a row; the last line
counts the rows. A moment is {"at": ISO text}, bytes are {"bytes": base64}, a JSON value is {"json": …}; everything
else is itself. So what one kind of database wrote can be put into the other (`data.unpacking`).
"""

import json
from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import unhurried
from data.models import Base

FORMAT = 1
ROWS = 1000
"""Rows in memory at a time."""


async def blocks(session: AsyncSession, made_at: datetime) -> AsyncIterator[bytes]:
    """Every table in blocks of lines; the session's one transaction makes it a single moment's picture."""
    await unhurried(session)
    revision = await session.scalar(text("SELECT version_num FROM alembic_version"))
    yield _line({"format": FORMAT, "revision": revision, "made_at": made_at.isoformat()})
    count = 0
    for table in Base.metadata.tables.values():
        yield _line({"table": table.name, "columns": [column.name for column in table.columns]})
        in_json = [isinstance(column.type, JSON) for column in table.columns]
        rows = await session.stream(select(table).execution_options(yield_per=ROWS))
        async for some in rows.partitions(ROWS):
            count += len(some)
            yield b"".join(_line(list(map(_told, row, in_json))) for row in some)
    yield _line({"end": count})


def _told(value: Any, in_json: bool) -> Any:
    if value is None:
        return None
    if in_json:
        return {"json": value}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return {"bytes": b64encode(value).decode()} if isinstance(value, bytes) else value


def _line(what: Any) -> bytes:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
