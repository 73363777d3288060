"""The ground of the world: who is there, what was written, what is kept."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from simulator import shapes
from simulator.errors import bad
from simulator.faults import Faults
from simulator.files import Files
from simulator.journal import Journal
from simulator.limits import Limits
from simulator.people import GROUP, PRIVATE, Bot, Chat, Json, Message, Person, Press
from simulator.rates import Rates
from simulator.recorder import Recorder
from simulator.updates import Updates

T = TypeVar("T")

_COUNTER_STEP = 1000
_PRESSES_KEPT = 500


class Ground:
    """State and bookkeeping; what people and the bot do stands in the floors above."""

    def __init__(self, bot: Bot, journal: Journal, limits: Limits) -> None:
        self.bot = bot
        self.journal = journal
        self.limits = limits
        self.clock: Callable[[], float] = time.time
        self.rates = Rates(limits, time.monotonic)
        self.updates = Updates(journal)
        self.files = Files(journal)
        self.faults = Faults()
        self.recorder: Recorder | None = None
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.history: dict[int, dict[int, Message]] = {}
        self.presses: dict[str, Press] = {}
        self.typing: dict[int, tuple[str, float]] = {}
        self.version: dict[int, int] = {}
        self._crowds: list[tuple[range, str]] = []
        self._counter = self._counted = max((int(k["last"]) for k in journal.all("counter")), default=0)
        self._changed = asyncio.Event()
        self._load()
        self._turn = max((m.turn for kept in self.history.values() for m in kept.values()), default=0)

    def _load(self) -> None:
        for row in self.journal.all("bot"):
            self.bot = Bot(**row)
            self.updates.allowed = self.bot.allowed_updates
        self.people = {row["id"]: Person(**row) for row in self.journal.all("person")}
        for row in self.journal.all("chat"):
            for name in ("members", "topics"):
                row[name] = {int(key): value for key, value in row[name].items()}
            self.chats[row["id"]] = Chat(**row)
        for row in sorted(self.journal.all("message"), key=lambda row: int(row["id"])):
            for name in ("votes", "reactions"):
                row[name] = {int(key): value for key, value in row[name].items()}
            self.history.setdefault(row["chat_id"], {})[row["id"]] = Message(**row)

    # --- keeping

    def save(self, thing: Bot | Chat | Person | Message) -> None:
        """Write one thing down."""
        kind = type(thing).__name__.lower()
        key = f"{thing.chat_id}:{thing.id}" if isinstance(thing, Message) else thing.id
        self.journal.put(kind, key, asdict(thing))
        if isinstance(thing, Message):
            self.touch(thing.chat_id)
        elif isinstance(thing, Chat):
            self.touch(thing.id)
        else:
            self.touch(0)

    def touch(self, chat_id: int) -> None:
        """Tell whoever looks that something changed in a chat; 0 is the world itself."""
        self.version[chat_id] = self.version.get(chat_id, 0) + 1
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def until(self, found: Callable[[], T], within: float = 60.0) -> T:
        """Wait until the question has a true answer; TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not (answer := found()):
                await self._changed.wait()
        return answer

    # --- finding

    def crowd(self, ids: range, standing: str = "here") -> None:
        """These chat ids exist as silent people (or groups) and cost no memory.

        Standing: here, blocked, deactivated, kicked, unknown. The latest range that holds an id counts.
        """
        self._crowds.insert(0, (ids, standing))

    def standing(self, chat_id: int) -> str:
        """How a member of the crowd stands; empty for anyone else."""
        return next((standing for ids, standing in self._crowds if chat_id in ids), "")

    def chat_id(self, given: Any) -> int:
        """The chat that a request means, by id or @username."""
        if isinstance(given, int):
            return given
        text = str(given or "")
        if not text:
            raise bad("chat_id is empty")
        if text.lstrip("-").isdigit():
            return int(text)
        for chat in self.chats.values():
            if chat.username and text.lower() == f"@{chat.username.lower()}" and not chat.private:
                return chat.id
        raise bad("chat not found")

    def messages(self, chat_id: int) -> list[Message]:
        """What a chat shows, oldest first."""
        return list(self.history.get(chat_id, {}).values())

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """One message, if it is still kept."""
        return self.history.get(chat_id, {}).get(message_id)

    # --- writing

    def next_id(self, chat: Chat | None) -> int:
        """The next message id: one row for private chats and small groups, an own row for others."""
        if chat is None or chat.kind in {PRIVATE, GROUP}:
            self._counter += 1
            if self._counter > self._counted:
                self._counted += _COUNTER_STEP
                self.journal.put("counter", "last", {"last": self._counted})
            return self._counter
        chat.last_id += 1
        return chat.last_id

    def next_turn(self) -> int:
        """What tells an earlier word from a later one, edits and pressed buttons included."""
        self._turn += 1
        return self._turn

    def post(self, chat: Chat, author: Json | None, content: Json, silent: bool = False) -> Message:
        """Put a message into a chat; without an author the chat itself speaks."""
        body: Json = {"message_id": self.next_id(chat)}
        body |= {"from": author} if author else {"sender_chat": shapes.chat(chat)}
        body |= {"chat": shapes.chat(chat), "date": int(self.clock())} | content
        by_bot = bool(author and author["id"] == self.bot.id)
        message = Message(chat.id, body["message_id"], body, by_bot, silent, self.next_turn())
        kept = self.history.setdefault(chat.id, {})
        kept[message.id] = message
        if len(kept) > self.limits.messages_kept:
            oldest = next(iter(kept))
            del kept[oldest]
            self.journal.drop("message", f"{chat.id}:{oldest}")
        if not chat.private and chat.kind != GROUP:
            self.journal.put("chat", chat.id, asdict(chat))
        self.save(message)
        return message

    def remove(self, message: Message) -> None:
        """Take a message away for everyone."""
        self.history.get(message.chat_id, {}).pop(message.id, None)
        self.journal.drop("message", f"{message.chat_id}:{message.id}")
        self.touch(message.chat_id)

    def remember(self, press: Press) -> None:
        """Keep a pressed button until it is answered, and the last few afterwards."""
        self.presses[press.id] = press
        while len(self.presses) > _PRESSES_KEPT:
            del self.presses[next(iter(self.presses))]
