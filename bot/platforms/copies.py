"""One message made ready once for many targets, on any platform: its parts in their order, its media by their ids."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, Protocol, TypeVar

from bot.platforms.media import with_bytes
from domain.message import Content, ContentKind, Later, MediaItem, Message, Outcome, Rejected, Sent, Target
from domain.ports import Fetch


class Costly(Protocol):
    """A request of a message; `copies`: the messages that it makes appear."""

    @property
    def copies(self) -> int:
        """How many messages it makes appear."""


Part = TypeVar("Part", bound=Costly)


class ReadyCopy(ABC, Generic[Part]):
    """The ready requests of a message. Called again for a target that got only the beginning, it goes on there."""

    def __init__(self, message: Message, fetch: Fetch | None = None) -> None:
        self._message, self._fetch = message, fetch
        self._parts: Sequence[Part] = self._made(message)
        self._first = asyncio.Lock()  # media without an id are uploaded by one, while the others wait for the id
        self._begun: dict[Target, tuple[str, ...]] = {}  # targets that have only the beginning

    @property
    def cost(self) -> int:
        """Messages that appear at each target: an album counts each picture."""
        return sum(part.copies for part in self._parts)

    @abstractmethod
    async def __call__(self, target: Target) -> Outcome:
        """Send to one target."""

    @abstractmethod
    def _made(self, message: Message) -> Sequence[Part]:
        """The requests of a message."""

    @abstractmethod
    async def _send(self, number: int, target: Target, reply_to: str | None) -> Outcome:
        """Send one part."""

    async def _send_all(self, target: Target) -> Outcome:
        if len(self._parts) == 1:
            return await self._send(0, target, self._message.reply_to)
        ids = self._begun.pop(target, ())
        refs: tuple[str, ...] = ()
        for number in range(len(ids) and 1, len(self._parts)):
            outcome = await self._send(number, target, ids[0] if ids else self._message.reply_to)
            if not isinstance(outcome, Sent):
                if ids:
                    self._begun[target] = ids
                return outcome
            ids, refs = ids + outcome.message_ids, refs + outcome.media_refs
        return Sent(ids, refs)

    async def _brought(self) -> Outcome | None:
        """Media that only another account has are fetched once, by whoever comes first; an outcome: it can't be sent.

        What can't be had is left out, and where nothing else stays to be shown, the words are told without it.
        """
        if all(item.here for item in self._message.content.media):
            return None
        async with self._first:
            content, found = self._message.content, list[MediaItem]()
            for item in content.media:
                got = item if item.here else await self._had(item)
                if isinstance(got, Later):
                    return got
                found += [got] if got else []
            if found:
                self._say_instead(replace(content, media=tuple(found)))
            elif content.media and not self._do_without_media():
                return Rejected("file-missing")
            return None

    async def _had(self, item: MediaItem) -> MediaItem | Later | None:
        if self._fetch is None or item.held is None:
            return None
        found = await self._fetch(item.held)
        return with_bytes(item, found) if isinstance(found, bytes) else found

    def _learn(self, refs: Sequence[str]) -> None:
        """From now on the media are sent by these ids ("": it has none, but an address)."""
        content = self._message.content
        if len(refs) == len(content.media):
            media = tuple(_known_by(item, ref) for item, ref in zip(content.media, refs, strict=True))
            self._say_instead(replace(content, media=media))

    def _known(self) -> bool:
        """Whether the media can be had from elsewhere than by their ids."""
        media = self._message.content.media
        return bool(media) and all(item.path or item.url or item.drawn or item.held for item in media)

    def _forget(self) -> None:
        """Their ids are no longer good."""
        content = self._message.content
        self._say_instead(replace(content, media=tuple(replace(item, ref=None) for item in content.media)))

    def _do_without_media(self) -> bool:
        """Tell it without its pictures, where there is something else to tell."""
        content = self._message.content
        if content.text:
            self._say_instead(Content(ContentKind.TEXT, content.text, content.entities))
        return bool(content.text)

    def _say_instead(self, content: Content) -> None:
        self._message = replace(self._message, content=content)
        self._parts = self._made(self._message)


def _known_by(item: MediaItem, ref: str) -> MediaItem:
    """A medium that was uploaded; bytes that were fetched for that are kept no longer."""
    return replace(item, ref=ref or None, drawn=None if item.held else item.drawn)
