"""The Platform port over the Cloud API."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from bot.http import Fault, TooLarge
from bot.platforms.faults import AFTER_NOT_SENT, of_fault
from bot.platforms.whatsapp import outcomes
from bot.platforms.whatsapp.api import Api
from bot.platforms.whatsapp.copies import WhatsAppCopy
from domain.message import Kept, Later, Message, Outcome, Rests, Sent, Target
from domain.platform import ChatKind, PlatformName
from domain.ports import Fetch, Leave


class WhatsApp:
    """One number; `phone` is what people dial, in digits. A message that has left stands as it is."""

    name = PlatformName.WHATSAPP
    takes_back_within = timedelta()

    def __init__(self, api: Api, account_id: int, phone: str, fetch: Fetch | None = None) -> None:
        self.account_id, self._fetch = account_id, fetch
        self._api = api
        self._phone = phone

    async def send(self, target: Target, message: Message) -> Outcome:
        """Send one message."""
        return await self.prepare(message)(target)

    def prepare(self, message: Message, leave: Leave | None = None) -> WhatsAppCopy:
        """Make the request bodies once for many targets."""
        return WhatsAppCopy(self._api, message, leave, self._fetch)

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        """Nothing can be changed here."""
        return Kept("can-not-be-edited")

    async def delete(self, target: Target, message_id: str) -> Outcome:
        """Nothing can be taken back here."""
        return Kept("can-not-be-deleted")

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        """Show what a person wrote as read; nothing is ever shown over their screen."""
        return await self._marked(ref)

    async def works(self, target: Target, ref: str | None) -> Outcome:
        """Show what a person wrote as read, and that an answer is being written."""
        return await self._marked(ref, typing_indicator={"type": "text"}) if ref else Kept("nothing-to-answer")

    async def _marked(self, ref: str, **more: Any) -> Outcome:
        try:
            said = await self._api.call(status="read", message_id=ref, **more)
        except Fault as fault:
            return of_fault(fault)
        return Sent(()) if said.ok else outcomes.of(said)

    async def fetch(self, ref: str) -> bytes | Later | None:
        """The bytes of a medium that somebody sent to this number, or that it has uploaded."""
        try:
            told = await self._api.about(ref)
            outcome = outcomes.of(told)
            if not told.ok or "url" not in told.result:
                return outcome if isinstance(outcome, Later) else None
            return await self._api.download(str(told.result["url"]))
        except TooLarge:
            return None
        except Fault as fault:
            return Later(AFTER_NOT_SENT, counts=True, rests=Rests.NOBODY, why=fault.why)

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        """The address that opens a chat with this number and writes the payload for the person, who has to send it."""
        return private_link(self._phone, payload)


def private_link(phone: str, payload: str) -> str:
    """The address that opens a chat with a number, the words that hand over the payload already written."""
    return f"https://wa.me/{phone}?text={quote(f'mulai {payload}')}"
