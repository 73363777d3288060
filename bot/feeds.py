"""How feeds are read in this installation: under our name, and inside our own network only where that is allowed."""

from contextlib import AbstractAsyncContextManager

from bot import VERSION
from bot.house import present
from bot.settings import Settings
from bot.sources import rss
from bot.sources.rss import Manners, Rss


def opened_feeds(settings: Settings) -> AbstractAsyncContextManager[Rss]:
    """The reader of feeds, with its own client during the block."""
    return rss.opened(Manners(f"SiarKIM/{VERSION}", allow_private=settings.private_feeds), present)
