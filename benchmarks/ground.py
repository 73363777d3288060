"""Ground: the server, the databases and the peers' environment that every part of a run stands on."""

import asyncio
import json
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import town
from benchmarks.postgres import Postgres
from benchmarks.server import ONE_IN, Seen, Server, serving

PROJECT = Path(__file__).resolve().parents[1]
PEERS = PROJECT / ".venv-bench" / "bin" / "python"
APART = {"aiogram_session", "broadcaster"}
"""Ways that need older parts than we do."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of a way came to; `began` on the monotonic clock, `cpu` in seconds, `peak` in MB."""

    done: int
    began: float
    seconds: float
    cpu: float
    peak: float
    seen: Seen

    @property
    def rate(self) -> float:
        """Messages a second, from the first thought to the last outcome."""
        return self.done / self.seconds

    @property
    def cpu_each(self) -> float:
        """CPU seconds a thousand messages."""
        return 1000 * self.cpu / self.done

    @property
    def first(self) -> float:
        """Seconds until the first message was at the server."""
        return self.seen.first - self.began

    @property
    def steady(self) -> float:
        """Messages a second at the server, from the first to the last."""
        return (self.seen.count - 1) / (self.seen.last - self.seen.first)


@dataclass(slots=True)
class Ground:
    """Where ways are run."""

    server: Server
    folder: Path
    postgres: Postgres

    async def run(self, way: str, number: int, *more: str, blocked: int = ONE_IN) -> Figures:
        """One way in a process of its own; some peers in their own environment."""
        await self.server.reset(blocked=blocked)
        process = await asyncio.create_subprocess_exec(
            PEERS if way in APART else sys.executable,
            *("-m", f"benchmarks.ways.{way}", self.server.url, self.server.ca, str(number), *more),
            stdout=asyncio.subprocess.PIPE,
            cwd=PROJECT,
        )
        said, _ = await process.communicate()
        if process.returncode:
            raise RuntimeError(f"{way} ended with {process.returncode}")
        return Figures(**json.loads(said.splitlines()[-1]), seen=await self.server.seen())

    async def sqlite(self, number: int) -> tuple[str, Path]:
        """The URL and file of a fresh house with so many residents."""
        template = self.folder / f"{number}.db"
        if not template.exists():
            await town.fill(f"sqlite+aiosqlite:///{template}", number)
        path = self.folder / f"run-{number}.db"
        for old in self.folder.glob(f"{path.name}*"):
            old.unlink()
        shutil.copy(template, path)
        return f"sqlite+aiosqlite:///{path}", path


@asynccontextmanager
async def ground() -> AsyncIterator[Ground]:
    """Everything up during the block."""
    with TemporaryDirectory(prefix="siarkim-bench-") as name:
        folder = Path(name)
        async with serving(folder) as server:
            postgres = Postgres(folder)
            try:
                yield Ground(server, folder, postgres)
            finally:
                postgres.stop()
