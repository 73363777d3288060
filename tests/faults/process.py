"""The whole house as its own process, as an operator starts it, towards a simulated Telegram in the test's process."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

import simulator

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Running:
    """A running house: its process, where its database lies, and what it has said."""

    process: asyncio.subprocess.Process
    database_url: str
    said: bytearray  # on stderr, so far

    def send(self, number: signal.Signals) -> None:
        """Signal it; SIGSTOP freezes it, SIGCONT lets it go on."""
        os.kill(self.process.pid, number)


@asynccontextmanager
async def running(folder: Path, api_url: str, **environment: str) -> AsyncIterator[Running]:
    """Started and healthy; killed at the end of the block."""
    database_url = f"sqlite+aiosqlite:///{folder}/siarkim.db"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    names = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": database_url,
        "WEB_PORT": str(port),
        "TELEGRAM_TOKEN": simulator.TOKEN,
        "TELEGRAM_API_URL": api_url,
        "ADMIN_TELEGRAM_IDS": str(simulator.OFFICIAL_ID),
        "QUIET_HOURS": "off",
        **environment,
    }
    command = (sys.executable, "-m", "bot", "run")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=names, stderr=asyncio.subprocess.PIPE)
    said = bytearray()
    listening = asyncio.create_task(_hear(process, said))
    try:
        await _healthy(process, f"http://127.0.0.1:{port}/healthz", said)
        yield Running(process, database_url, said)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening


async def _hear(process: asyncio.subprocess.Process, said: bytearray) -> None:
    assert process.stderr is not None
    while step := await process.stderr.read(65536):
        said += step


async def _healthy(process: asyncio.subprocess.Process, address: str, said: bytearray) -> None:
    async with asyncio.timeout(60), aiohttp.ClientSession() as session:
        while process.returncode is None:
            try:
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.1)
    raise AssertionError(said.decode())
