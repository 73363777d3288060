"""The pulse: this process's sign of life in the database, and how long ago it last could write one."""

import asyncio
import os
import socket
from dataclasses import dataclass, field
from time import monotonic
from uuid import uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.roles import Roles
from services import processes
from services.processes import BEAT, Identity

log = structlog.get_logger()

PATIENCE = 10.0
"""Seconds that one sign may take."""


def identity(roles: Roles) -> Identity:
    """This process, as the others will see it."""
    return Identity(uuid4().hex, socket.gethostname(), os.getpid(), tuple(sorted(roles)))


@dataclass(slots=True)
class Pulse:
    """Signs every two seconds until cancelled."""

    sessions: async_sessionmaker[AsyncSession]
    who: Identity
    written_at: float = field(default_factory=monotonic)
    """When the database last took a sign, on the monotonic clock."""

    async def run(self) -> None:
        """Beat until cancelled; a process that ends in peace takes its row along."""
        try:
            while True:
                await self._beat()
                await asyncio.sleep(BEAT)
        finally:
            await self._leave()

    async def _beat(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE), self.sessions.begin() as session:
                await processes.sign(session, self.who)
        except (SQLAlchemyError, TimeoutError) as fault:
            log.warning("pulse-not-written", fault=type(fault).__name__)
        else:
            self.written_at = monotonic()

    async def _leave(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE), self.sessions.begin() as session:
                await processes.leave(session, self.who)
        except (SQLAlchemyError, TimeoutError) as fault:
            log.warning("pulse-not-ended", fault=type(fault).__name__)
