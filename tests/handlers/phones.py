"""A messenger in memory: what each chat shows, with outcomes scripted beforehand."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta

from domain.message import Message, Outcome, Sent, Target
from domain.platform import ChatKind, PlatformName
from domain.ports import Leave


@dataclass
class PhoneCopy:
    platform: "Phones"
    message: Message
    cost: int = 1

    async def __call__(self, target: Target) -> Outcome:
        return await self.platform.send(target, self.message)


@dataclass
class Phones:
    """Fulfils the Platform port; `script` holds the next outcomes, "arrives" once it is empty."""

    account_id: int
    name: PlatformName = PlatformName.TELEGRAM
    takes_back_within: timedelta = timedelta(hours=48)
    script: deque[Outcome] = field(default_factory=deque)
    shown: list[tuple[str, str]] = field(default_factory=list)  # chat, text
    messages: list[Message] = field(default_factory=list)  # the same, whole
    edits: list[tuple[str, str]] = field(default_factory=list)  # message, text
    confirmed: list[tuple[str, str | None]] = field(default_factory=list)
    held: dict[str, asyncio.Event] = field(default_factory=dict)  # chats whose messenger is slow

    async def send(self, target: Target, message: Message) -> Outcome:
        if target.ref in self.held:
            await self.held[target.ref].wait()
        outcome = self.script.popleft() if self.script else Sent((str(len(self.shown) + 1),))
        if isinstance(outcome, Sent):
            self.shown.append((target.ref, message.content.text))
            self.messages.append(message)
        return outcome

    def prepare(self, message: Message, leave: Leave | None = None) -> PhoneCopy:
        return PhoneCopy(self, message)

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        outcome = self.script.popleft() if self.script else Sent((message_id,))
        if isinstance(outcome, Sent):
            self.edits.append((message_id, message.content.text))
        return outcome

    async def delete(self, target: Target, message_id: str) -> Outcome:
        return Sent(())

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        self.confirmed.append((ref, text))
        return Sent(())

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        return f"https://t.me/siarkim_bot?start={payload}"
