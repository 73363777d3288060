"""Today's database replaced by an empty one that a backup is put into: all of it, or nothing of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, MetaData, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.house import present
from bot.lock import alone
from bot.settings import Settings, database_url
from bot.vault import Vault
from data import migrate
from data.database import connect, session_on, sqlite_path
from data.unpacking import ours
from domain.refusal import Refusal
from handlers.shell.backups import Store
from services import backups

_BESIDE = ("", "-wal", "-shm")


def store(settings: Settings) -> Store:
    """What the verbs of backups need."""
    return Store(
        partial(_vault, settings),
        settings.backup_folder,
        partial(blank, settings),
        partial(erased_since, settings),
        present,
    )


def _vault(settings: Settings) -> Vault:
    if settings.backup_passphrase is None:
        raise Refusal("backup-no-passphrase")
    return Vault(settings.backup_passphrase.get_secret_value())


@asynccontextmanager
async def blank(settings: Settings, revision: str, now: datetime) -> AsyncIterator[AsyncSession]:
    """A session over empty tables of that revision; when the block ends well, they are the house's. Refused while
    SiarKIM runs.
    """
    path = sqlite_path(database_url(settings))
    with alone(path):
        try:
            async with _beside(path, revision, now) if path else _inside(settings, revision) as session:
                yield session
        except IntegrityError:
            raise Refusal("backup-damaged") from None
        except (migrate.NewerDatabase, OSError, DBAPIError) as fault:
            newer = isinstance(fault, migrate.NewerDatabase)
            raise Refusal("backup-newer" if newer else "backup-not-restored") from None


async def erased_since(settings: Settings, after: datetime) -> dict[int, datetime]:
    """Who was erased since, as far as today's database can still say; ids only."""
    database = connect(database_url(settings))
    try:
        async with database.reads() as session:
            return await backups.erased_since(session, after)
    except DBAPIError:
        return {}
    finally:
        await database.close()


@asynccontextmanager
async def _beside(path: Path, revision: str, now: datetime) -> AsyncIterator[AsyncSession]:
    """SQLite: a new file beside today's, which is kept under another name."""
    fresh = path.with_name(path.name + ".restoring")
    _remove(fresh)
    database = connect(f"sqlite+aiosqlite:///{fresh}")
    try:
        async with database.engines[0].begin() as connection:
            await connection.run_sync(migrate.to, revision)
            async with session_on(connection) as session:
                yield session
                await session.commit()
    except BaseException:
        await database.close()
        _remove(fresh)
        raise
    await database.close()
    _rename(path, path.with_name(f"{path.name}.{now:%Y%m%dT%H%M%SZ}"))
    _rename(fresh, path)


@asynccontextmanager
async def _inside(settings: Settings, revision: str) -> AsyncIterator[AsyncSession]:
    """PostgreSQL: our tables are emptied and filled in one transaction; whatever else lives there stays."""
    database = connect(database_url(settings))
    try:
        async with database.engines[0].begin() as connection:
            await connection.run_sync(_drop)
            await connection.run_sync(migrate.to, revision)
            async with session_on(connection) as session:
                yield session
                await session.commit()
    finally:
        await database.close()


def _rename(path: Path, into: Path) -> None:
    for ending in _BESIDE:
        part = path.with_name(path.name + ending)
        if part.exists():
            part.replace(into.with_name(into.name + ending))


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _drop(connection: Connection) -> None:
    tables = MetaData()
    tables.reflect(connection, only=ours)
    for name in (*tables.tables, "alembic_version"):
        connection.execute(text(f"DROP TABLE IF EXISTS {name} CASCADE"))
