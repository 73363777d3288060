"""The server of a run, in a process of its own, with a certificate made for it."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trustme

LATENCY = 0.05
ONE_IN = 20
"""Every so-many-th chat has blocked the bot: five per cent."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server saw since the last reset: moments on the monotonic clock, CPU in seconds."""

    count: int
    first: float
    last: float
    busiest: int
    cpu: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running stub."""

    url: str
    ca: str
    told: asyncio.StreamWriter
    says: asyncio.StreamReader

    async def reset(self, *, latency: float = LATENCY, blocked: int = ONE_IN) -> None:
        """Forget what was seen, and answer like this from now on."""
        await self._ask({"do": "reset", "latency": latency, "blocked": blocked})

    async def write(self, number: int, people: int) -> None:
        """So many messages come in at once, from so many people in turn."""
        await self._ask({"do": "write", "number": number, "people": people})

    async def seen(self) -> Seen:
        """What was seen since."""
        return Seen(**await self._ask({"do": "say"}))

    async def _ask(self, order: dict[str, Any]) -> Any:
        self.told.write(json.dumps(order).encode() + b"\n")
        return json.loads(await self.says.readline())


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Server]:
    """A stub on loopback, which ends with the block."""
    authority, ca, certificate = trustme.CA(), folder / "ca.pem", folder / "server.pem"
    authority.cert_pem.write_to_path(str(ca))
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(certificate))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.stub", str(certificate), stdin=-1, stdout=-1
    )
    try:
        told, says = process.stdin, process.stdout
        if told is None or says is None:
            raise RuntimeError("the server has no pipes")
        port = json.loads(await says.readline())["port"]
        yield Server(f"https://127.0.0.1:{port}", str(ca), told, says)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
