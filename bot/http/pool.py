"""Pool: connections in use and at rest, never more than allowed; one watch over all of them instead of many timers."""

import asyncio
from dataclasses import dataclass, field

from bot.http.address import Origin
from bot.http.connection import Connection
from bot.http.dialling import Dialler
from bot.http.faults import NotSent

_WATCH = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """How many connections at a time, how long one may take to be had, and how long one may rest."""

    connections: int = 512
    per_host: int | None = None
    dialling: int = 64  # at a time: whoever waits for that may find one that has become free meanwhile
    connect: float = 10.0
    rest: float = 15.0


@dataclass(slots=True)
class _Host:
    """The connections of one origin."""

    free: asyncio.Semaphore
    resting: list[Connection] = field(default_factory=list)
    users: int = 0  # who holds a connection, or waits for one

    def rested(self) -> Connection | None:
        """The one that rested least, so that those that are not needed grow old."""
        while self.resting:
            connection = self.resting.pop()
            if connection.usable():
                return connection
            connection.close()
        return None

    def let_go(self, now: float, rest: float) -> None:
        """Hang up where nothing was said for long."""
        while self.resting and (not self.resting[0].open or now - self.resting[0].moved_at > rest):
            self.resting.pop(0).close()


class Pool:
    """Lends connections out."""

    def __init__(self, dialler: Dialler, limits: Limits) -> None:
        self._dialler, self._limits = dialler, limits
        self._free = asyncio.Semaphore(limits.connections)
        self._dialling = asyncio.Semaphore(limits.dialling)
        self._hosts: dict[Origin, _Host] = {}
        self._lent: set[Connection] = set()
        self._watch: asyncio.TimerHandle | None = None

    async def take(self, origin: Origin) -> Connection:
        """A connection that can be written to; NotSent where none is had in time."""
        host = self._hosts.get(origin) or self._new(origin)
        host.users += 1
        try:
            if not (host.free.locked() or self._free.locked()) and (connection := host.rested()):
                await host.free.acquire()
                await self._free.acquire()
            else:
                connection = await self._waited(origin, host)
        except BaseException:
            host.users -= 1
            raise
        self._lent.add(connection)
        if self._watch is None:
            self._watch = asyncio.get_running_loop().call_later(_WATCH, self._look)
        return connection

    def give(self, connection: Connection) -> None:
        """It comes back: to rest if it can be used again."""
        self._lent.discard(connection)
        host = self._hosts[connection.origin]
        host.users -= 1
        host.free.release()
        self._free.release()
        if connection.open:
            host.resting.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Hang up everywhere."""
        if self._watch is not None:
            self._watch.cancel()
        for connection in [*self._lent, *(each for host in self._hosts.values() for each in host.resting)]:
            connection.close()

    async def _waited(self, origin: Origin, host: _Host) -> Connection:
        try:
            async with asyncio.timeout(self._limits.connect):
                return await self._dialled(origin, host)
        except TimeoutError:
            raise NotSent("connect-timeout") from None

    async def _dialled(self, origin: Origin, host: _Host) -> Connection:
        await host.free.acquire()
        try:
            await self._free.acquire()
            try:
                async with self._dialling:
                    return host.rested() or await self._dialler.open(origin)
            except BaseException:
                self._free.release()
                raise
        except BaseException:
            host.free.release()
            raise

    def _new(self, origin: Origin) -> _Host:
        limit = self._limits.per_host or self._limits.connections
        host = self._hosts[origin] = _Host(asyncio.Semaphore(limit))
        return host

    def _look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for connection in tuple(self._lent):
            connection.look(now)
        for origin, host in tuple(self._hosts.items()):
            host.let_go(now, self._limits.rest)
            if not host.users and not host.resting:
                del self._hosts[origin]
        self._watch = loop.call_later(_WATCH, self._look) if self._hosts else None
