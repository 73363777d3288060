"""One message made ready once for many targets: the hot path."""

import asyncio
from dataclasses import replace

from bot.http import Fault, Leave
from bot.platforms.telegram import outcomes, uploads
from bot.platforms.telegram.api import Api, Said
from bot.platforms.telegram.bodies import Part, parts
from domain.message import Content, ContentKind, Later, Message, Outcome, Rejected, Rests, Sent, Target

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


class TelegramCopy:
    """The ready bodies of a message. Media without an id are uploaded to the first target, then sent by their id."""

    def __init__(self, api: Api, message: Message, *, paid: bool, leave: Leave | None = None) -> None:
        self._api = api
        self._message = message
        self._paid, self._leave = paid, leave
        self._parts = parts(message, paid=paid)
        self._first = asyncio.Lock()
        self._begun: dict[Target, tuple[str, ...]] = {}  # targets that have only the beginning

    @property
    def cost(self) -> int:
        """Messages that appear at each target: an album counts each picture."""
        return sum(part.copies for part in self._parts)

    async def __call__(self, target: Target) -> Outcome:
        """Send to one target; called again after a fault half-way, it goes on where it stopped."""
        tried = self._parts
        outcome = await self._send_all(target)
        if not isinstance(outcome, Rejected):
            return outcome
        if outcome.why.startswith(UNKNOWN_ID) and self._known():
            if self._parts is not tried:  # another has found that out, and learns the new one
                return Later(AFTER_UNKNOWN_ID, counts=False, rests=Rests.NOBODY, why=outcome.why)
            self._forget()
            return await self._send_all(target)
        if outcome.why in UNFETCHED and self._do_without_media():
            return await self._send_all(target)
        return outcome

    async def _send_all(self, target: Target) -> Outcome:
        if len(self._parts) == 1:
            return await self._send(0, target, self._message.reply_to)
        ids = self._begun.pop(target, ())
        refs: tuple[str, ...] = ()
        for number in range(1 if ids else 0, len(self._parts)):
            outcome = await self._send(number, target, ids[0] if ids else self._message.reply_to)
            if not isinstance(outcome, Sent):
                if ids:
                    self._begun[target] = ids
                return outcome
            ids, refs = ids + outcome.message_ids, refs + outcome.media_refs
        return Sent(ids, refs)

    async def _send(self, number: int, target: Target, reply_to: str | None) -> Outcome:
        if not self._parts[number].fresh:
            return (await self._request(self._parts[number], target, reply_to))[0]
        async with self._first:
            part = self._parts[number]
            outcome, said = await self._request(part, target, reply_to)
            if not (part.fresh and said and isinstance(outcome, Sent)):
                return outcome
            refs = uploads.refs(said.result)
            self._learn(part, refs)
            return replace(outcome, media_refs=refs)

    async def _request(self, part: Part, target: Target, reply_to: str | None) -> tuple[Outcome, Said | None]:
        try:
            form = uploads.form(part, target, reply_to) if part.fresh else None
            if form:
                said = await self._api.upload(part.method, form)
            else:
                said = await self._api.post(part.method, part.body(target, reply_to), self._leave)
        except Fault as fault:
            return outcomes.of_fault(fault), None
        except OSError:
            return Rejected("file-missing"), None
        return outcomes.of(said, shared=target.shared), said

    def _learn(self, part: Part, refs: tuple[str, ...]) -> None:
        content = self._message.content
        if len(refs) == len(part.media) == len(content.media):
            media = tuple(replace(item, ref=ref) for item, ref in zip(content.media, refs, strict=True))
            self._say_instead(replace(content, media=media))

    def _known(self) -> bool:
        """Whether the media can be had from elsewhere than by their ids."""
        media = self._message.content.media
        return bool(media) and all(item.path or item.url or item.drawn for item in media)

    def _forget(self) -> None:
        content = self._message.content
        self._say_instead(replace(content, media=tuple(replace(item, ref=None) for item in content.media)))

    def _do_without_media(self) -> bool:
        content = self._message.content
        if not content.text or not any(item.url and not item.ref for item in content.media):
            return False
        self._say_instead(Content(ContentKind.TEXT, content.text, content.entities))
        return True

    def _say_instead(self, content: Content) -> None:
        self._message = replace(self._message, content=content)
        self._parts = parts(self._message, paid=self._paid)
