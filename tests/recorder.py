"""A platform that sends nowhere: it keeps what it was given, and answers with the outcomes it was told to."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from domain.message import Message, Outcome, Sent, Target
from domain.platform import ChatKind, PlatformName
from domain.ports import Copy, Leave


class Recorder:
    """Answers with its outcomes one after the other, then with Sent."""

    name = PlatformName.TELEGRAM
    takes_back_within = timedelta(hours=48)

    def __init__(self, account_id: int, outcomes: Sequence[Outcome] = ()) -> None:
        self.account_id = account_id
        self.sent: list[tuple[Target, Message]] = []
        self.outcomes = list(outcomes)
        self._show: Callable[[Target, Message], str] = self._numbered

    def shown_by(self, show: Callable[[Target, Message], str]) -> None:
        """Messages also arrive somewhere: `show` tells their ids."""
        self._show = show

    async def send(self, target: Target, message: Message) -> Outcome:
        self.sent.append((target, message))
        return self.outcomes.pop(0) if self.outcomes else Sent((self._show(target, message),))

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        raise AssertionError("nothing is edited here")

    async def delete(self, target: Target, message_id: str) -> Outcome:
        raise AssertionError("nothing is deleted here")

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        raise AssertionError("nothing is acknowledged here")

    def prepare(self, message: Message, leave: Leave | None = None) -> Copy:
        raise AssertionError("no copies are sent here")

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        return f"https://t.me/siarkim_bot?start={payload}"

    def _numbered(self, _target: Target, _message: Message) -> str:
        return str(len(self.sent))
