"""An account that can't be spoken through: let go, or its token can't be opened. What is to leave over it waits."""

from datetime import timedelta

from domain.message import Later, Message, Outcome, Rests, Target
from domain.platform import ChatKind, PlatformName
from domain.ports import Leave

AGAIN = 60.0
"""Seconds until something is tried again: the operator may have given a new token."""

_CLOSED = Later(AGAIN, counts=False, rests=Rests.ACCOUNT, why="account-closed")


class _Copy:
    cost = 1

    async def __call__(self, target: Target) -> Outcome:
        return _CLOSED


class Closed:
    """The Platform port where nothing leaves."""

    takes_back_within = timedelta()

    def __init__(self, name: PlatformName, account_id: int, username: str) -> None:
        self.name, self.account_id = name, account_id
        self._username = username

    async def send(self, target: Target, message: Message) -> Outcome:
        """Nothing leaves now."""
        return _CLOSED

    def prepare(self, message: Message, leave: Leave | None = None) -> _Copy:
        """A copy that waits."""
        return _Copy()

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        """Nothing changes now."""
        return _CLOSED

    async def delete(self, target: Target, message_id: str) -> Outcome:
        """Nothing is taken back now."""
        return _CLOSED

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        """Nobody hears it."""
        return _CLOSED

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        """The address that the account has or had."""
        host = "t.me" if self.name is PlatformName.TELEGRAM else "wa.me"
        return f"https://{host}/{self._username}"
