"""What the bot has not taken yet: kept until confirmed, by long polling or webhook."""

import asyncio
from collections import deque

from simulator.errors import conflict
from simulator.journal import Journal
from simulator.people import Json

TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """The queue of one bot."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._waiting: deque[Json] = deque(sorted(journal.all("update"), key=lambda u: int(u["update_id"])))
        self._last_id = max((int(known["last"]) for known in journal.all("update_id")), default=70_000_000)
        self._poller: asyncio.Event | None = None
        self.arrived = asyncio.Event()
        self.polled = asyncio.Event()
        self.allowed: list[str] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, content: Json) -> None:
        """Tell the bot something, unless it asked not to hear of that kind."""
        if kind not in self.allowed if self.allowed else kind in _NOT_BY_DEFAULT:
            return
        self._last_id += 1
        update: Json = {"update_id": self._last_id, kind: content}
        self._waiting.append(update)
        self._journal.put("update", self._last_id, update)
        self._journal.put("update_id", "last", {"last": self._last_id})
        self.arrived.set()

    def confirm(self, offset: int) -> None:
        """Forget what lies before the offset; a negative offset keeps only that many."""
        if offset < 0:
            offset = self._waiting[max(offset, -len(self._waiting))]["update_id"] if self._waiting else 0
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._journal.drop("update", self._waiting.popleft()["update_id"])
        if not self._waiting:
            self.arrived.clear()

    def drop_all(self) -> None:
        """Forget everything that waits."""
        self.confirm(self._last_id + 1)

    def first(self, limit: int = 100) -> list[Json]:
        """The oldest that wait."""
        return [self._waiting[i] for i in range(min(limit, len(self._waiting)))]

    async def poll(self, limit: int, seconds: float) -> list[Json]:
        """Wait for the first update; a second poller ends this one with 409."""
        self.interrupt()
        if self._waiting or not seconds:
            return self.first(limit)
        ended = self._poller = asyncio.Event()
        self.polled.set()
        waits = [asyncio.create_task(self.arrived.wait()), asyncio.create_task(ended.wait())]
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            if self._poller is ended:
                self._poller = None
                self.polled.clear()
        if ended.is_set():
            raise conflict(TERMINATED)
        return self.first(limit)

    def interrupt(self) -> None:
        """End the poller that waits, if any."""
        if self._poller is not None:
            self._poller.set()
            self._poller = None
