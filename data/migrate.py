"""Bring a database to this version's tables; refuse one that a newer version has written.

On PostgreSQL the queue's own tables stand beside ours. Their first form comes from the library; when a new version of
it changes them, the migration that brings that version runs the library's script.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncEngine

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):  # noqa: N818 - names what was found
    """The database was written by a newer version; it is left untouched."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without any file or URL in it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def migrate(engine: AsyncEngine) -> None:
    """Apply every missing migration in one transaction."""
    async with engine.begin() as connection:
        await connection.run_sync(to)


def to(connection: Connection, revision: str = "head") -> None:
    """Apply every missing migration up to a revision, in the caller's transaction."""
    config = configuration(connection)
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    present = MigrationContext.configure(connection).get_current_heads()
    if not set(present) | ({revision} - {"head"}) <= known:
        raise NewerDatabase
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
    command.upgrade(config, revision)
    if connection.dialect.name == "postgresql" and not inspect(connection).has_table("procrastinate_jobs"):
        from procrastinate.schema import SchemaManager  # noqa: PLC0415 - with its driver 11 MB; SQLite needs none of it

        connection.exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
