"""Telegram's three speeds: the account, one private chat, one group."""

import math
from collections import deque
from collections.abc import Callable

from simulator.errors import too_many
from simulator.limits import Limits

_PRUNE_ABOVE = 20_000


class Window:
    """At most so many in any sliding span of seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._taken: deque[float] = deque()

    def wait(self, now: float, cost: int) -> float:
        """Seconds until the cost fits; 0 when it fits now."""
        while self._taken and self._taken[0] <= now - self._seconds:
            self._taken.popleft()
        over = len(self._taken) + min(cost, self._most) - self._most
        return self._taken[over - 1] + self._seconds - now if over > 0 else 0.0

    def take(self, now: float, cost: int) -> None:
        """Count what was let through."""
        self._taken.extend([now] * cost)


class Rates:
    """Lets a message through or answers 429."""

    def __init__(self, limits: Limits, ticks: Callable[[], float]) -> None:
        self.limits = limits
        self._ticks = ticks
        self._account = Window(limits.account_per_second, 1.0)
        self._groups: dict[int, Window] = {}
        self._private: dict[int, float] = {}

    def take(self, chat_id: int, cost: int = 1, *, edit: bool = False) -> None:
        """Count one arrival for this chat and the account, or refuse it."""
        if not cost or (edit and not self.limits.edits_count):
            return
        now = self._ticks()
        wait = self._account.wait(now, cost) if self.limits.account_per_second else 0.0
        wait = max(wait, self._chat_wait(chat_id, now, cost, edit))
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        if self.limits.account_per_second:
            self._account.take(now, cost)
        self._count(chat_id, now, cost, edit)

    def _chat_wait(self, chat_id: int, now: float, cost: int, edit: bool) -> float:
        if chat_id < 0:
            return self._group(chat_id).wait(now, cost) if self.limits.group_per_minute else 0.0
        if edit or not self.limits.private_per_second:
            return 0.0
        allowance = max(self.limits.private_burst, cost) / self.limits.private_per_second
        due = max(self._private.get(chat_id, 0.0), now) + cost / self.limits.private_per_second
        return due - now - allowance

    def _count(self, chat_id: int, now: float, cost: int, edit: bool) -> None:
        if chat_id < 0 and self.limits.group_per_minute:
            self._group(chat_id).take(now, cost)
        elif chat_id > 0 and not edit and self.limits.private_per_second:
            step = cost / self.limits.private_per_second
            self._private[chat_id] = max(self._private.get(chat_id, 0.0), now) + step
            self._prune(now)

    def _group(self, chat_id: int) -> Window:
        return self._groups.setdefault(chat_id, Window(self.limits.group_per_minute, 60.0))

    def _prune(self, now: float) -> None:
        if len(self._private) > _PRUNE_ABOVE:
            self._private = {chat: due for chat, due in self._private.items() if due > now}
