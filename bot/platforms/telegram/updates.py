"""Raw updates by long polling: the UpdateSource port over the Bot API."""

from bot.http import Fault
from bot.platforms.telegram.account import UPDATES
from bot.platforms.telegram.api import Api, Said
from domain.intake import Batch, Fetched, Hitch, Withheld

LONG_POLL = 50
"""Seconds that the server may hold a request while nothing comes."""


class TelegramUpdates:
    """The updates of one bot."""

    def __init__(self, api: Api, account_id: int, *, hold: int = LONG_POLL) -> None:
        self.account_id = account_id
        self._api = api
        self._hold = hold

    async def fetch(self, offset: int) -> Fetched:
        """Wait for updates from `offset` on."""
        try:
            said = await self._api.call(
                "getUpdates", patience=self._hold + 10, offset=offset, timeout=self._hold, allowed_updates=UPDATES
            )
        except Fault:
            return Withheld(Hitch.UNREACHABLE)
        if said.ok and isinstance(said.result, list):
            return Batch(tuple(said.result))
        return _withheld(said)


def _withheld(said: Said) -> Withheld:
    match said.code:
        case 409:
            return Withheld(Hitch.CONFLICT)
        case 429:
            return Withheld(Hitch.TOO_FAST, float(said.parameters.get("retry_after") or 1))
        case 401 | 404:
            return Withheld(Hitch.REFUSED)
        case _:
            return Withheld(Hitch.UNREACHABLE)
