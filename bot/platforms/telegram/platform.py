"""The Platform port over the Bot API."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.http import Fault, TooLarge
from bot.platforms.faults import AFTER_NOT_SENT, of_fault
from bot.platforms.telegram import outcomes
from bot.platforms.telegram.api import Api, Said
from bot.platforms.telegram.bodies import caption, item, number, single, text, without_preview
from bot.platforms.telegram.copies import TelegramCopy
from bot.platforms.telegram.keyboards import markup
from domain.message import ContentKind, Kept, Later, Message, Outcome, Rests, Sent, Target
from domain.platform import ChatKind, PlatformName
from domain.ports import Fetch, Leave

TOAST_LIMIT = 200
_REPLACEABLE = {ContentKind.PHOTO, ContentKind.VIDEO, ContentKind.DOCUMENT}


class Telegram:
    """One bot. `paid` lets it go faster than 30 a second for Stars."""

    name = PlatformName.TELEGRAM
    takes_back_within = timedelta(hours=48)

    def __init__(
        self, api: Api, account_id: int, username: str, *, paid: bool = False, fetch: Fetch | None = None
    ) -> None:
        self.account_id, self._fetch = account_id, fetch
        self._api = api
        self._username = username
        self._paid = paid

    async def send(self, target: Target, message: Message) -> Outcome:
        """Send one message."""
        return await self.prepare(message)(target)

    def prepare(self, message: Message, leave: Leave | None = None) -> TelegramCopy:
        """Make the request bodies once for many targets."""
        return TelegramCopy(self._api, message, paid=self._paid, leave=leave, fetch=self._fetch)

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        """Change text, picture and buttons of a message already sent."""
        content = single(message.content)
        if content.kind is ContentKind.POLL:
            return Kept("poll-can-not-be-edited")
        params = {"chat_id": number(target.ref), "message_id": number(message_id)} | _changes(message)
        outcome = await self._outcome(_editor(message), target, **params)
        return Sent((message_id,)) if isinstance(outcome, Sent) else outcome

    async def delete(self, target: Target, message_id: str) -> Outcome:
        """Take a message back; one that is gone already counts as taken back."""
        return await self._outcome("deleteMessage", target, chat_id=number(target.ref), message_id=number(message_id))

    async def acknowledge(self, ref: str, text: str | None) -> Outcome:
        """Confirm a button press; `text` is shown over the screen."""
        params = {"callback_query_id": ref} | ({"text": text[:TOAST_LIMIT]} if text else {})
        return await self._outcome("answerCallbackQuery", Target(""), **params)

    async def works(self, target: Target, ref: str | None) -> Outcome:
        """Show over the chat that a file is being sent."""
        return await self._outcome("sendChatAction", target, chat_id=number(target.ref), action="upload_document")

    def link(self, payload: str, kind: ChatKind = ChatKind.PRIVATE) -> str:
        """The address that opens a chat with this bot, or adds it to a group or channel that the person picks."""
        base = f"https://t.me/{self._username}"
        match kind:
            case ChatKind.PRIVATE:
                return private_link(self._username, payload)
            case ChatKind.CHANNEL:
                return f"{base}?startchannel&admin=post_messages"  # Telegram takes no payload here
            case _:
                return f"{base}?startgroup={payload}"

    async def offer(self, ref: str, commands: Sequence[tuple[str, str]] | None) -> Outcome:
        """Show exactly these commands in a private chat, or (None) those that everybody has."""
        scope = {"type": "chat", "chat_id": number(ref)}
        if commands is None:
            return await self._outcome("deleteMyCommands", Target(ref), scope=scope)
        listed = [{"command": command, "description": description} for command, description in commands]
        return await self._outcome("setMyCommands", Target(ref), scope=scope, commands=listed)

    async def look(self, target: Target, message_id: str) -> Outcome:
        """Whether a post stands: taking back the reaction that we never gave changes nothing and is seen by nobody."""
        post = {"chat_id": number(target.ref), "message_id": number(message_id)}
        return await self._outcome("setMessageReaction", target, **post, reaction=[])

    async def fetch(self, ref: str) -> bytes | Later | None:
        """The bytes of a file that somebody sent to this bot, or that it has sent."""
        try:
            said = await self._api.call("getFile", file_id=ref)
            path = said.result.get("file_path") if said.ok and isinstance(said.result, dict) else None
            return await self._api.download(str(path)) if path else _not_now(said)
        except TooLarge:
            return None
        except Fault as fault:
            return Later(AFTER_NOT_SENT, counts=True, rests=Rests.NOBODY, why=fault.why)

    async def _outcome(self, method: str, target: Target, **params: Any) -> Outcome:
        try:
            said = await self._api.call(method, **params)
        except Fault as fault:
            return of_fault(fault)
        return outcomes.of(said, shared=target.shared)


def _not_now(said: Said) -> Later | None:
    outcome = outcomes.of(said, shared=False)
    return outcome if isinstance(outcome, Later) else None


def _editor(message: Message) -> str:
    content = single(message.content)
    if content.kind is ContentKind.TEXT:
        return "editMessageText"
    replaceable = content.kind in _REPLACEABLE and (content.media[0].ref or content.media[0].url)
    return "editMessageMedia" if replaceable else "editMessageCaption"


def _changes(message: Message) -> dict[str, Any]:
    content = single(message.content)
    buttons = {"reply_markup": markup(message)} if message.choices else {}
    match _editor(message):
        case "editMessageText":
            return text(content) | without_preview(content, wanted=message.preview) | buttons
        case "editMessageMedia":
            return {"media": item(content.media[0]) | caption(content)} | buttons
        case _:
            return caption(content) | buttons


def private_link(username: str, payload: str) -> str:
    """The address that opens a private chat with a bot and hands it the payload."""
    return f"https://t.me/{username}?start={payload}"
