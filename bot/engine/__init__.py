"""The two engines: which of them runs the chunks follows from the database."""

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.engine.embedded import Embedded
from domain.ports import Engine


def engine_for(database_url: str, sessions: async_sessionmaker[AsyncSession]) -> Engine[AsyncSession]:
    """SQLite is one process and needs no queue beside its tables; PostgreSQL is shared by as many as work."""
    if make_url(database_url).get_backend_name() == "postgresql":
        from bot.engine.distributed import Distributed  # noqa: PLC0415 - 11 MB that a house on SQLite never needs

        return Distributed(database_url, sessions)
    return Embedded()
