"""Which parts the house is made of: dialogues, platform, engine and jobs, each handed what it needs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from bot.stage import Stage
from handlers.shell.house import House


@asynccontextmanager
async def working(settings: Settings, house: House, stage: Stage) -> AsyncIterator[str]:
    """Everything that works while the block lasts; yields the bot's name."""
    stage.up = True
    yield "bot"
