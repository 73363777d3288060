"""Connection: a request goes out, its answer comes in, then the next. llhttp reads the answers.

What is certain: before `ask` wrote, nothing had left; from then on, a missing answer leaves everything open.
"""

import asyncio
import select
from typing import cast

import httptools

from bot.http.address import Origin
from bot.http.answer import Answer
from bot.http.faults import Fault, NoAnswer, NotSent, TooLarge

_HEADERS = 256
"""More headers than this make no answer."""


class Connection(asyncio.Protocol):
    """One connection to one server, for one exchange at a time."""

    def __init__(self, origin: Origin, loop: asyncio.AbstractEventLoop) -> None:
        self.origin = origin
        self.moved_at = 0.0  # when the last byte came or went, on the loop's clock
        self.patience = self.until = 0.0
        self._loop = loop
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._limit = 0
        self._room: asyncio.Future[None] | None = None
        self._keep = True
        self._forget()

    def _forget(self) -> None:
        self._headers: dict[str, str] = {}
        self._body = bytearray()
        self._begun = self._headed = False

    @property
    def open(self) -> bool:
        """Whether a request can be written."""
        return self._keep and self._transport is not None and not self._transport.is_closing()

    def usable(self) -> bool:
        """Whether it can be used again; the loop may not have heard yet that the server hung up."""
        return self.open and not self._something_came()

    def ask(self, request: bytes, *, limit: int, patience: float, longest: float) -> asyncio.Future[Answer]:
        """Write a request (or its head); the answer comes, or a fault. NotSent: nothing was written."""
        if not self.open or self._transport is None:
            raise NotSent("reset")
        self._answer = self._loop.create_future()
        self._limit, self.patience = limit, patience
        self.moved_at = self._loop.time()
        self.until = self.moved_at + longest
        self._transport.write(request)
        return self._answer

    async def write(self, step: bytes) -> bool:
        """Write more of a request and wait until there is room for the next; False once that is of no use."""
        if self._answer is None or self._transport is None:
            return False
        self._transport.write(step)
        if self._room is not None:
            await asyncio.wait((self._room, self._answer), return_when=asyncio.FIRST_COMPLETED)
        self.moved_at = self._loop.time()
        return self._answer is not None

    def look(self, now: float) -> None:
        """End an exchange that takes too long."""
        if self._answer is not None and (now > self.until or now - self.moved_at > self.patience):
            self.end(NoAnswer("timeout"))

    def end(self, fault: Fault) -> None:
        """No answer will come."""
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(fault)
        self.close()

    def close(self) -> None:
        """Nothing more is wanted of it."""
        self._keep = False
        if self._answer is not None:
            self._answer.cancel()
            self._answer = None
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast(asyncio.Transport, transport)
        self.moved_at = self._loop.time()

    def data_received(self, data: bytes) -> None:
        """Something came; where nothing was asked, it is no answer of ours."""
        if self._answer is None:
            self.close()
            return
        self.moved_at = self._loop.time()
        self._begun = True
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self.end(NoAnswer("unreadable"))

    def eof_received(self) -> None:
        """The server has nothing more to say: the end of an answer that was given no length."""
        endless = self._headed and not {"content-length", "transfer-encoding"} & self._headers.keys()
        if self._answer is not None and endless:
            self._complete(keep=False)

    def connection_lost(self, _exception: Exception | None) -> None:
        """It is gone."""
        self._keep = False
        self.resume_writing()
        self.end(NoAnswer("cut-off" if self._begun else "reset"))

    def pause_writing(self) -> None:
        """No room for more."""
        self._room = self._loop.create_future()

    def resume_writing(self) -> None:
        """Room again."""
        if self._room is not None and not self._room.done():
            self._room.set_result(None)
        self._room = None

    def on_message_begin(self) -> None:
        """An answer begins; where none is awaited, nothing after it can be trusted."""
        self._keep = self._keep and self._answer is not None

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header of the answer."""
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")
        if len(self._headers) > _HEADERS:
            self.end(TooLarge("too-large"))

    def on_headers_complete(self) -> None:
        """The body comes next."""
        self._headed = True

    def on_body(self, step: bytes) -> None:
        """A piece of the body."""
        self._body += step
        if len(self._body) > self._limit:
            self.end(TooLarge("too-large"))

    def on_message_complete(self) -> None:
        """The whole answer; one that only says "go on" is none."""
        if self._parser.get_status_code() < 200:
            self._forget()
            return
        self._complete(keep=self._parser.should_keep_alive())

    def _complete(self, *, keep: bool) -> None:
        answer, self._answer = self._answer, None
        self._keep = self._keep and keep
        if answer is not None and not answer.done():
            answer.set_result(Answer(self._parser.get_status_code(), bytes(self._body), self._headers))
        self._forget()

    def _something_came(self) -> bool:
        held = self._transport.get_extra_info("socket") if self._transport else None
        if held is None or held.fileno() < 0 or not hasattr(select, "poll"):
            return False
        looking = select.poll()
        looking.register(held.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
        return bool(looking.poll(0))
