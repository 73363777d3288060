"""The one web server: its socket is taken before anything else starts, so that an occupied port is said at once."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from domain.refusal import Refusal


class _Server(uvicorn.Server):
    """uvicorn without its own signal handlers: the process has one way to stop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as ever, and say so."""
        await super().startup(sockets)
        self.listening.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def take(host: str, port: int) -> socket.socket:
    """A listening socket; refused with one line where the port is taken or the host unknown."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # else answers wait for Nagle
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise Refusal("port-taken", host=host, port=str(port)) from None
    listening.listen(128)
    listening.setblocking(False)
    return listening


@asynccontextmanager
async def served(app: ASGIApp, listening: socket.socket) -> AsyncIterator[None]:
    """Serve an app on a socket during the block; a server that ends by itself is a bug and ends the block."""
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=2, ws="websockets-sansio")
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(_watch(task))
            await server.listening.wait()
            yield
            watching.cancel()
    finally:
        server.should_exit = True
        await task


async def _watch(serving: asyncio.Task[None]) -> None:
    await asyncio.wait([serving])
    raise RuntimeError("the web server has ended") from (None if serving.cancelled() else serving.exception())
