"""A messenger whose windows close, without a wire: it takes copies, and answers with the outcomes it was told to."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from domain.message import Kept, Message, Outcome, Sent, Target
from domain.platform import ChatKind, PlatformName
from domain.ports import Copy, Leave


@dataclass
class Messenger:
    """Keeps what arrived by chat; `refuse` says what a message comes to instead."""

    account_id: int
    refuse: Callable[[Target, Message], Outcome | None] = lambda _target, _message: None
    arrived: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    name: PlatformName = PlatformName.WHATSAPP
    takes_back_within: timedelta = timedelta(0)

    async def send(self, target: Target, message: Message) -> Outcome:
        refused = self.refuse(target, message)
        if refused is not None:
            return refused
        self.arrived[target.ref].append(message)
        return Sent((f"{target.ref}-{len(self.arrived[target.ref])}",))

    def prepare(self, message: Message, leave: Leave | None = None) -> Copy:
        return _Copy(self, message, leave)

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        return Kept("not-here")

    async def delete(self, target: Target, message_id: str) -> Outcome:
        return Kept("not-here")

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        return Sent(())

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        return f"https://wa.me/628110000000?text={payload}"

    def templates(self) -> dict[str, str]:
        """By chat: the name of the newest template there; empty where the newest message is none."""
        newest = {ref: messages[-1].template for ref, messages in self.arrived.items()}
        return {ref: template.name if template else "" for ref, template in sorted(newest.items())}


@dataclass(frozen=True, slots=True)
class _Copy:
    messenger: Messenger
    message: Message
    leave: Leave | None
    cost: int = 1

    async def __call__(self, target: Target) -> Outcome:
        if self.leave is not None:
            await self.leave()
        return await self.messenger.send(target, self.message)
