"""One message made ready once for many targets: the hot path."""

from dataclasses import replace

from bot.http import Fault, Leave
from bot.platforms.copies import ReadyCopy
from bot.platforms.faults import of_fault
from bot.platforms.telegram import outcomes, uploads
from bot.platforms.telegram.api import Api, Said
from bot.platforms.telegram.bodies import Part, parts
from domain.message import Later, Message, Outcome, Rejected, Rests, Sent, Target
from domain.ports import Fetch

UNFETCHED = {
    "failed-to-get-http-url-content",
    "wrong-file-identifier",
    "wrong-type-of-the-web-page-content",
    "webpage_curl_failed",
    "webpage_media_empty",
}
"""A picture that Telegram can't fetch from its address; the news is told without it."""


UNKNOWN_ID = ("wrong-file", "wrong-remote-file")
"""How the refusal of a file id begins that was good once: the file is uploaded again."""

AFTER_UNKNOWN_ID = 1.0


class TelegramCopy(ReadyCopy[Part]):
    """The ready bodies of a message. Media without an id are uploaded to the first target, then sent by their id."""

    def __init__(
        self, api: Api, message: Message, *, paid: bool, leave: Leave | None = None, fetch: Fetch | None = None
    ) -> None:
        self._api = api
        self._paid, self._leave = paid, leave
        super().__init__(message, fetch)

    async def __call__(self, target: Target) -> Outcome:
        """Send to one target; called again after a fault half-way, it goes on where it stopped."""
        missing = await self._brought()
        if missing is not None:
            return missing
        tried = self._parts
        outcome = await self._send_all(target)
        if not isinstance(outcome, Rejected):
            return outcome
        if outcome.why.startswith(UNKNOWN_ID) and self._known():
            if self._parts is not tried:  # another has found that out, and learns the new one
                return Later(AFTER_UNKNOWN_ID, counts=False, rests=Rests.NOBODY, why=outcome.why)
            self._forget()
            return await self._brought() or await self._send_all(target)
        if outcome.why in UNFETCHED and self._fetched() and self._do_without_media():
            return await self._send_all(target)
        return outcome

    def _made(self, message: Message) -> tuple[Part, ...]:
        return parts(message, paid=self._paid)

    async def _send(self, number: int, target: Target, reply_to: str | None) -> Outcome:
        if not self._parts[number].fresh:
            return (await self._request(self._parts[number], target, reply_to))[0]
        async with self._first:
            part = self._parts[number]
            outcome, said = await self._request(part, target, reply_to)
            if not (part.fresh and said and isinstance(outcome, Sent)):
                return outcome
            refs = uploads.refs(said.result)
            if len(refs) == len(part.media):
                self._learn(refs)
            return replace(outcome, media_refs=refs)

    async def _request(self, part: Part, target: Target, reply_to: str | None) -> tuple[Outcome, Said | None]:
        try:
            form = uploads.form(part, target, reply_to) if part.fresh else None
            if form:
                said = await self._api.upload(part.method, form)
            else:
                said = await self._api.post(part.method, part.body(target, reply_to), self._leave)
        except Fault as fault:
            return of_fault(fault), None
        except OSError:
            return Rejected("file-missing"), None
        return outcomes.of(said, shared=target.shared), said

    def _fetched(self) -> bool:
        """Whether Telegram fetches a picture from its address."""
        return any(item.url and not item.ref for item in self._message.content.media)
