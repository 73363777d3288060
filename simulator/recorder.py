"""When what arrived for whom, kept in a few bytes per arrival."""

import time
from array import array
from collections import Counter


class Recorder:
    """Counts arrivals that the server accepted; 17 bytes each."""

    def __init__(self) -> None:
        self.moments = array("d")
        self.chats = array("q")
        self._kinds = array("B")
        self._names: list[str] = []

    def note(self, method: str, chat_id: int) -> None:
        """One accepted `send`, `edit` or `delete`."""
        if method not in self._names:
            self._names.append(method)
        self.moments.append(time.monotonic())
        self.chats.append(chat_id)
        self._kinds.append(self._names.index(method))

    def __len__(self) -> int:
        return len(self.moments)

    def per_chat(self, method: str | None = None) -> Counter[int]:
        """How often each chat was reached, by anything or by `send`, `edit` or `delete`."""
        if method is None:
            return Counter(self.chats)
        if method not in self._names:
            return Counter()
        wanted = self._names.index(method)
        return Counter(chat for chat, kind in zip(self.chats, self._kinds, strict=True) if kind == wanted)

    def moments_of(self, chat_id: int) -> list[float]:
        """Monotonic moments of one chat's arrivals."""
        return [when for when, chat in zip(self.moments, self.chats, strict=True) if chat == chat_id]

    def busiest_second(self) -> int:
        """The most arrivals that any sliding second held."""
        first = most = 0
        for last, when in enumerate(self.moments):
            while self.moments[first] <= when - 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most

    def clear(self) -> None:
        """Start counting anew."""
        del self.moments[:], self.chats[:], self._kinds[:]
