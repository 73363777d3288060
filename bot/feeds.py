"""How feeds are read in this installation: under our name, and inside our own network only where that is allowed."""

from contextlib import AbstractAsyncContextManager

from bot import VERSION
from bot.house import present
from bot.settings import Settings
from bot.sources import all_kinds
from bot.sources.all_kinds import AllKinds
from bot.sources.fetching import Manners


def opened_feeds(settings: Settings) -> AbstractAsyncContextManager[AllKinds]:
    """The reader of feeds of every kind, with its own client during the block."""
    return all_kinds.opened(Manners(f"SiarKIM/{VERSION}", allow_private=settings.private_feeds), present)
