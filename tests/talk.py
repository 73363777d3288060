"""Speak to the dialogues through the router without any messenger: what each phone shows is kept here."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.database import Database
from domain.message import Content, Message, Target
from domain.platform import ChatKind, PlatformName
from handlers.dialogue import Chat, Incoming, Membership
from handlers.replies import Outgoing, drawn
from handlers.router import Router
from services import posts


@dataclass
class Talk:
    """Phones by chat ref; every message has an id, and an edit replaces what stood there."""

    database: Database
    router: Router
    account_id: int
    now: datetime
    phones: dict[str, dict[str, Message]] = field(default_factory=lambda: defaultdict(dict))
    toasts: list[str] = field(default_factory=list)
    platform: PlatformName = PlatformName.TELEGRAM
    _next: int = 100

    async def say(self, ref: str, text: str, **more: Any) -> str:
        """A person types in their private chat; the text of the last answer comes back."""
        more.setdefault("content", Content(text=text))
        command, argument = None, ""
        if text.startswith("/"):
            head, _, argument = text[1:].partition(" ")
            command = head.lower()
        payload = argument if command == "start" and argument else None
        return await self.happen(
            self.incoming(ref, text=text, command=command, argument=argument, deep_link=payload, **more)
        )

    async def press(self, ref: str, label: str) -> str:
        """A person presses the newest button with this label (or that starts with it); on WhatsApp they type it."""
        for message_id, message in reversed(self.phones[ref].items()):
            for choice in (choice for row in message.choices for choice in row):
                if choice.data and choice.label.startswith(label) and self.platform is PlatformName.WHATSAPP:
                    return await self.say(ref, choice.label)
                if choice.data and choice.label.startswith(label):
                    return await self.happen(
                        self.incoming(ref, choice=choice.data, message_id=message_id, acknowledge="ack")
                    )
        raise AssertionError(f"no button {label!r} on the phone of {ref}: {self.buttons(ref)}")

    def incoming(self, ref: str, **what: Any) -> Incoming:
        """An event in the private chat of `ref` (or in `chat`, if given)."""
        self._next += 1
        what.setdefault("chat", Chat(ref, ChatKind.PRIVATE))
        what.setdefault("sender_ref", ref)
        what.setdefault("message_id", str(self._next))
        return Incoming(self.platform, self.account_id, at=self.now, **what)

    async def happen(self, event: Incoming | Membership) -> str:
        """Route an event, commit, deliver the answers to the phones."""
        async with self.database.sessions.begin() as session:
            answers = await self.router.route(session, event, self.now)
        text = ""
        for answer in answers:
            text = await self._deliver(drawn(answer)) or text
        return text

    def last(self, ref: str) -> Message:
        """The newest message on a phone."""
        return list(self.phones[ref].values())[-1]

    def text(self, ref: str) -> str:
        """The newest text on a phone."""
        return self.last(ref).content.text

    def buttons(self, ref: str) -> list[str]:
        """The labels under the newest message with buttons."""
        for message in reversed(self.phones[ref].values()):
            if message.choices:
                return [choice.label for row in message.choices for choice in row]
        return []

    def show(self, target: Target, message: Message) -> str:
        """A message arrives on a phone without anybody having asked for it; answers its id."""
        self._next += 1
        self.phones[target.ref][str(self._next)] = message
        return str(self._next)

    async def _deliver(self, answer: Outgoing) -> str:
        if answer.message is None:
            return ""
        if answer.acknowledge:
            self.toasts.append(answer.message.content.text)
            return answer.message.content.text
        self._next += 1
        message_id = answer.edit or str(self._next)
        self.phones[answer.target.ref].pop(message_id, None)
        self.phones[answer.target.ref][message_id] = answer.message
        if answer.remember:
            async with self.database.sessions.begin() as session:
                await posts.remember(
                    session,
                    answer.account_id,
                    answer.target.ref,
                    message_id,
                    answer.remember.kind,
                    answer.remember.object_id,
                    self.now,
                )
        return answer.message.content.text
