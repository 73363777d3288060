"""Scripted trouble: what the next calls of a test run into."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from simulator.people import Json


class Trouble(StrEnum):
    """The ways in which a call can go wrong."""

    ANSWER = "answer"
    HANG = "hang"
    RESET = "reset"
    HALF = "half"


@dataclass(slots=True)
class Fault:
    """One scripted trouble; `done` says whether the call takes effect all the same."""

    trouble: Trouble
    method: str
    chat_id: int | None = None
    status: int = 500
    body: Json | str = field(default_factory=dict)
    done: bool = False
    times: int = 1
    met: int = 0
    release: asyncio.Event = field(default_factory=asyncio.Event)

    def fits(self, method: str, chat_id: Any) -> bool:
        """Whether this call runs into it."""
        if self.times == 0 or self.method not in {"*", method}:
            return False
        return self.chat_id is None or str(self.chat_id) == str(chat_id)


class Faults:
    """The troubles that wait for the bot, first come first met."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def next(self, method: str, chat_id: int | None = None, *, status: int, body: Json | str) -> Fault:
        """The next call of the method (for this chat) is answered so; `body` may be any text."""
        return self.add(Fault(Trouble.ANSWER, method.lower(), chat_id, status, body))

    def refuse(self, method: str, description: str, *, status: int = 400, chat_id: int | None = None) -> Fault:
        """The next call is refused in the wire's shape."""
        return self.next(method, chat_id, status=status, body=_refusal(status, description))

    def too_many(self, method: str, retry_after: int, chat_id: int | None = None) -> Fault:
        """The next call is answered with 429."""
        body = _refusal(429, f"Too Many Requests: retry after {retry_after}")
        return self.next(method, chat_id, status=429, body=body | {"parameters": {"retry_after": retry_after}})

    def broken(self, method: str, status: int = 502, chat_id: int | None = None) -> Fault:
        """The next call is answered with a gateway's HTML page."""
        return self.next(method, chat_id, status=status, body="<html><h1>Bad Gateway</h1></html>")

    def hang(self, method: str, chat_id: int | None = None, *, done: bool = False) -> Fault:
        """The next call gets no answer until `fault.release.set()` or the client gives up."""
        return self.add(Fault(Trouble.HANG, method.lower(), chat_id, done=done))

    def reset(self, method: str, chat_id: int | None = None, *, done: bool = False) -> Fault:
        """The next call's connection is reset, before or after it took effect."""
        return self.add(Fault(Trouble.RESET, method.lower(), chat_id, done=done))

    def half(self, method: str, chat_id: int | None = None, *, done: bool = True) -> Fault:
        """The next call gets half of its JSON."""
        return self.add(Fault(Trouble.HALF, method.lower(), chat_id, done=done))

    def add(self, fault: Fault) -> Fault:
        """Put a trouble in the queue; `fault.times = -1` makes it last."""
        self._waiting.append(fault)
        return fault

    def meet(self, method: str, chat_id: Any) -> Fault | None:
        """The trouble that this call runs into, used up by it."""
        for fault in self._waiting:
            if fault.fits(method, chat_id):
                fault.times -= 1
                fault.met += 1
                self._waiting = [f for f in self._waiting if f.times]
                return fault
        return None

    def clear(self) -> None:
        """No more trouble; whoever hangs is let go."""
        for fault in self._waiting:
            fault.release.set()
        self._waiting.clear()


def _refusal(status: int, description: str) -> Json:
    return {"ok": False, "error_code": status, "description": description}
