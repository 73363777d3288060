"""/healthz: 200 only while every part has lately given a good sign, else 503 with the keys of those that have not."""

import asyncio
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.pulse import Pulse
from domain.health import Signs
from services import health

KEPT = 1.0
"""Seconds that an answer serves everybody who asks."""

PATIENCE = 5.0
"""Seconds that the database may take to answer."""


@dataclass(slots=True)
class Health:
    """What one process knows of all; before it has begun, that it is starting."""

    _reads: async_sessionmaker[AsyncSession] | None = None
    _pulse: Pulse | None = None
    _kept: tuple[float, int, dict[str, Any]] = (float("-inf"), 503, {})
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def begin(self, reads: async_sessionmaker[AsyncSession], pulse: Pulse) -> None:
        """Everything works from now on."""
        self._reads, self._pulse = reads, pulse

    async def answer(self, _request: Request) -> Response:
        """Answer whoever watches."""
        if self._reads is None or self._pulse is None:
            return JSONResponse({"status": "starting"}, 503)
        async with self._one_at_a_time:
            if monotonic() - self._kept[0] > KEPT:
                self._kept = (monotonic(), *_judged(await self._signs(self._reads, self._pulse)))
        return JSONResponse(self._kept[2], self._kept[1])

    async def _signs(self, reads: async_sessionmaker[AsyncSession], pulse: Pulse) -> Signs:
        written = round(monotonic() - pulse.written_at, 1)
        try:
            async with asyncio.timeout(PATIENCE), reads() as session:
                return await health.signs(session, written)
        except (SQLAlchemyError, TimeoutError):
            return Signs(database=None)


def _judged(signs: Signs) -> tuple[int, dict[str, Any]]:
    why = list(signs.stale()) if signs.database is not None else ["database"]
    ages = asdict(signs) | {"updates": {str(account_id): age for account_id, age in signs.updates.items()}}
    return 503 if why else 200, {"status": "stale" if why else "ok", "why": why, "seconds": ages}
