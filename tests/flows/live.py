"""The whole house, as `siarkim run` wires it, over HTTP with the simulator and on a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from starlette.applications import Starlette

import simulator
from bot.house import opened_house, present
from bot.settings import Settings
from bot.stage import Stage
from bot.wiring import working
from handlers.shell.house import House
from simulator import Limits, Phone, Simulator
from tests.compiled import compiled_once
from tests.simulator.served import serve


@dataclass
class Clock:
    """A clock that a test sets forward."""

    ahead: timedelta = field(default=timedelta(0))

    def __call__(self) -> datetime:
        return present() + self.ahead

    def set(self, moment: datetime) -> None:
        self.ahead = moment - present()


@dataclass(frozen=True, slots=True)
class Live:
    """A running house with its phones."""

    sim: Simulator
    house: House
    settings: Settings
    clock: Clock

    async def lets_it_go(self) -> None:
        """The official has said yes, and does not call it off in the time that there is for it."""
        await self.official.reads("kecuali dibatalkan")
        self.clock.ahead += timedelta(minutes=2)

    @property
    def resident(self) -> Phone:
        """The resident's phone."""
        return self.sim.phone(simulator.RESIDENT_ID)

    @property
    def official(self) -> Phone:
        """The official's phone; an administrator of East Kalimantan."""
        return self.sim.phone(simulator.OFFICIAL_ID)

    @property
    def agent(self) -> Phone:
        """The KIM agent's phone."""
        return self.sim.phone(simulator.AGENT_ID)


def settings_for(database_url: str, **more: Any) -> Settings:
    """Settings of a live bot, independent of any .env file and of the hour at which the tests run."""
    given: dict[str, Any] = {
        "telegram_token": simulator.TOKEN,
        "admin_telegram_ids": (simulator.OFFICIAL_ID,),
        "database_url": database_url,
        "quiet_hours": "off",
    }
    return Settings(_env_file=None, **(given | more))


@asynccontextmanager
async def alive(sim: Simulator, database_url: str, *, clock: Clock | None = None, **more: Any) -> AsyncIterator[Live]:
    """The house on this database, talking to this simulator; leaving the block stops it as Ctrl-C does."""
    clock = clock or Clock()
    async with serve(sim.app) as address:
        settings = settings_for(database_url, telegram_api_url=address, **more)
        async with opened_house(settings) as opened:
            compiled_once(opened.sessions, opened.reads)
            house = replace(opened, now=clock)
            async with working(settings, house, Stage(Starlette(), address, address)):
                yield Live(sim, house, settings, clock)


@asynccontextmanager
async def world() -> AsyncIterator[Simulator]:
    """A simulated Telegram without speed limits."""
    sim = simulator.create(None, Limits.off())
    try:
        yield sim
    finally:
        await sim.close()
