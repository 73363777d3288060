"""The database: one writer and many readers on SQLite, one pool on PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from data.audits import AuditedSession

Sessions = async_sessionmaker[AsyncSession]

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=30000",
    "secure_delete=ON",  # what a person erased must not linger in the file
)

_LINE = {"connect_timeout": 10, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}
"""A server that vanished without a word is noticed after ten seconds, not after two hours."""

_OUR_OWN = (("idle_in_transaction_session_timeout", "0", "5s"), ("random_page_cost", "4", "1.1"))
"""Settings of PostgreSQL that we want otherwise than it comes with (name, as it comes, ours); whoever set one keeps it.

What a frozen process holds, the others get: none of ours thinks so long within a transaction. And what we look up by
key lies in memory or on a disk without a head, which costs less than reading the whole table.
"""
_IF_UNSET = "SELECT set_config(%s, %s, false) WHERE current_setting(%s) = %s"


@dataclass(frozen=True, slots=True)
class Database:
    """`sessions` write (one transaction per use case), `reads` only read."""

    sessions: Sessions
    reads: Sessions
    engines: tuple[AsyncEngine, ...]

    async def close(self) -> None:
        """Give every connection back."""
        for engine in self.engines:
            await engine.dispose()


def connect(url: str) -> Database:
    """Open a database by its SQLAlchemy URL; nothing is read or written yet."""
    if make_url(url).get_backend_name() == "sqlite":
        writer = _sqlite(url, begin="BEGIN IMMEDIATE", pool_size=1, max_overflow=0, pool_timeout=60)
        reader = _sqlite(url, begin="BEGIN", pool_size=8, max_overflow=8)
        return Database(_maker(writer), _maker(reader), (writer, reader))
    engine = create_async_engine(
        url, connect_args=_LINE, pool_size=10, max_overflow=10, pool_pre_ping=True, hide_parameters=True
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _settle(connection: Any, _record: object) -> None:
        for name, theirs, ours in _OUR_OWN:
            connection.execute(_IF_UNSET, (name, ours, name, theirs))
        connection.commit()

    reader = engine.execution_options(postgresql_readonly=True)
    return Database(_maker(engine), _maker(reader), (engine,))


def sqlite_path(url: str) -> Path | None:
    """The file behind an SQLite URL; None for anything else."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """A database that is closed at the end of the block."""
    database = connect(url)
    try:
        yield database
    finally:
        await database.close()


async def optimise(database: Database) -> None:
    """Let SQLite refresh its statistics; without them it ignores partial indexes. PostgreSQL does so by itself."""
    if database.engines[0].dialect.name == "sqlite":
        async with database.sessions.begin() as session:
            await refresh_statistics(session)


async def refresh_statistics(session: AsyncSession) -> None:
    """After much was written. What SQLite learns of nearly empty tables is thrown away: believing it, it would walk
    through the whole table for every question long after it has grown to a million rows. PostgreSQL looks for itself
    once a minute; a broadcast right after an import would ask all residents for each of its turns until then.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("ANALYZE recipients, residents, addresses, subscriptions"))
    else:
        await session.execute(text("PRAGMA analysis_limit=1000"))
        await session.execute(text("PRAGMA optimize=0x10002"))
        if await session.scalar(text("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'")):
            await session.execute(text("DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < 1000"))
            await session.execute(text("ANALYZE sqlite_schema"))


async def unhurried(session: AsyncSession) -> None:
    """This transaction may take its time between two statements, like a backup onto a slow disk."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def session_on(connection: AsyncConnection) -> AsyncSession:
    """A session inside somebody else's transaction, who commits it."""
    return AsyncSession(connection, expire_on_commit=False, sync_session_class=AuditedSession)


def _maker(engine: AsyncEngine) -> Sessions:
    return async_sessionmaker(engine, expire_on_commit=False, sync_session_class=AuditedSession)


def _sqlite(url: str, *, begin: str, **pool: Any) -> AsyncEngine:
    engine = create_async_engine(url, connect_args={"timeout": 30}, hide_parameters=True, **pool)

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not open transactions on its own
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "invalidate")
    def _give_back(connection: Any, _record: object, _exception: object) -> None:
        # Cancelled in the middle of a statement, it would keep the file locked after it was closed, for as long as
        # anybody (a traceback) still holds that statement.
        if connection is not None:
            connection.rollback()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
