"""Locks of PostgreSQL that no row stands for: one process at a time does this."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession


async def sole(session: AsyncSession, what: str) -> bool:
    """Whether nobody else is doing this; if so, nobody begins it until this transaction ends."""
    return bool(await session.scalar(select(func.pg_try_advisory_xact_lock(_key(what)))))


@asynccontextmanager
async def in_turn(engine: AsyncEngine, what: str) -> AsyncIterator[None]:
    """Do this one process after another. An SQLite file has one process anyway."""
    if engine.dialect.name != "postgresql":
        yield
        return
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(select(func.pg_advisory_lock(_key(what))))
        try:
            yield
        finally:
            await connection.execute(select(func.pg_advisory_unlock(_key(what))))


def _key(what: str) -> int:
    return crc32(f"siarkim {what}".encode())
