"""A simulator behind a real HTTP port of this machine, in the loop of the test."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import uvicorn

from simulator import Simulator


@asynccontextmanager
async def serve(app: Any, *, websockets: bool = False) -> AsyncIterator[str]:
    """Serve an ASGI application on a free port; its base address."""
    # Named as TCP, or asyncio leaves Nagle's algorithm on and every call takes 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(2048)  # so that a client may come before uvicorn has started
    config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="on")
    config.ws = "auto" if websockets else "none"
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = server.force_exit = True
        await running
        left = tuple(server.server_state.tasks)  # a forced end leaves requests and lifespan to whoever collects them
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await server.lifespan.shutdown()
        listener.close()


class Client:
    """A bot's plain view of the wire."""

    def __init__(self, session: aiohttp.ClientSession, base: str, simulator: Simulator) -> None:
        self.session = session
        self.base = base
        self.simulator = simulator
        self.offset = 0

    def address(self, method: str) -> str:
        return f"{self.base}/bot{self.simulator.token}/{method}"

    async def call(self, method: str, **arguments: Any) -> Any:
        """One call that succeeds; its result."""
        async with self.session.post(self.address(method), json=arguments) as answer:
            body = await answer.json()
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **arguments: Any) -> dict[str, Any]:
        """One call that is refused; the whole answer."""
        async with self.session.post(self.address(method), json=arguments) as answer:
            body: dict[str, Any] = await answer.json()
        assert not body["ok"], body
        assert answer.status == body["error_code"]
        return body

    async def why(self, method: str, **arguments: Any) -> str:
        """The description of a refusal."""
        return str((await self.refused(method, **arguments))["description"])

    async def updates(self, **arguments: Any) -> list[dict[str, Any]]:
        """What waits, confirmed by the next call."""
        taken: list[dict[str, Any]] = await self.call("getUpdates", offset=self.offset, **arguments)
        if taken:
            self.offset = taken[-1]["update_id"] + 1
        return taken
