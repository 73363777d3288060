"""One message made ready once for many targets: the hot path."""

from dataclasses import replace

from bot.http import Fault, Form, Leave
from bot.platforms.copies import ReadyCopy
from bot.platforms.faults import of_fault
from bot.platforms.media import attachment, mime
from bot.platforms.whatsapp import outcomes
from bot.platforms.whatsapp.api import Api
from bot.platforms.whatsapp.bodies import Part, parts
from domain.message import MediaItem, Message, Outcome, Rejected, Sent, Target
from domain.ports import Fetch


class WhatsAppCopy(ReadyCopy[Part]):
    """The ready bodies of a message. Media without an id are uploaded once, before the first target gets any of it."""

    def __init__(self, api: Api, message: Message, leave: Leave | None = None, fetch: Fetch | None = None) -> None:
        self._api, self._leave = api, leave
        super().__init__(message, fetch)

    async def __call__(self, target: Target) -> Outcome:
        """Send to one target; called again after a fault half-way, it goes on where it stopped."""
        tried = self._parts
        outcome = await self._with_media(target)
        if not isinstance(outcome, Rejected) or outcome.why not in outcomes.UNKNOWN_MEDIA:
            return outcome
        async with self._first:
            found_out = self._parts is not tried  # by another
            if not (found_out or self._given_up()):
                return outcome
        return await self._with_media(target)

    def _given_up(self) -> bool:
        """An id is good no more (after 30 days): uploaded anew, or the words are told without what is gone."""
        if not self._known():
            return bool(self._message.content.media) and self._do_without_media()
        self._forget()
        return True

    async def _with_media(self, target: Target) -> Outcome:
        missing = None if self._message.template else await self._brought()
        if missing is not None:
            return missing
        uploaded = await self._upload() if self._waiting() else ()
        if not isinstance(uploaded, tuple):
            return uploaded
        outcome = await self._send_all(target)
        return replace(outcome, media_refs=uploaded) if isinstance(outcome, Sent) and uploaded else outcome

    def _made(self, message: Message) -> tuple[Part, ...]:
        return parts(message)

    async def _send(self, number: int, target: Target, reply_to: str | None) -> Outcome:
        body = self._parts[number].body(target, None if number else reply_to)
        try:
            return outcomes.of(await self._api.post(body, self._leave))
        except Fault as fault:
            return of_fault(fault)

    def _waiting(self) -> bool:
        """Whether a medium has neither an id nor an address: its bytes must go first."""
        media = () if self._message.template else self._message.content.media
        return any(not (item.ref or item.url) for item in media)

    async def _upload(self) -> tuple[str, ...] | Outcome:
        """The ids of all media, learned by whoever came first; others get none, they have nothing to remember."""
        async with self._first:
            if not self._waiting():
                return ()
            refs: list[str] = []
            for item in self._message.content.media:
                ref = item.ref or ("" if item.url else await self._uploaded(item))
                if isinstance(ref, str):
                    refs.append(ref)
                elif ref is None or isinstance(ref, Rejected):  # it can't be had: the news is told without it
                    return () if self._do_without_media() else ref or Rejected("file-missing")
                else:
                    return ref
            self._learn(refs)
            return tuple(refs) if all(refs) else ()

    async def _uploaded(self, item: MediaItem) -> str | Outcome | None:
        try:
            file = attachment("file", item)
            if file is None:
                return None
            form = Form({"messaging_product": "whatsapp", "type": mime(item)}, [file])
            said = await self._api.upload(form)
        except Fault as fault:
            return of_fault(fault)
        except OSError:
            return None
        return str(said.result["id"]) if said.ok and "id" in said.result else outcomes.of(said)
