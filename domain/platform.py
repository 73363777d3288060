"""Platforms on which people are reached, and the kinds of chat they have."""

from enum import StrEnum


class PlatformName(StrEnum):
    """A messenger that carries our messages."""

    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"

    @property
    def has_windows(self) -> bool:
        """Whether only an approved template reaches somebody who has not written for a day."""
        return self is PlatformName.WHATSAPP

    @property
    def joins_groups(self) -> bool:
        """Whether we can be in groups and channels."""
        return self is PlatformName.TELEGRAM

    @property
    def edits(self) -> bool:
        """Whether a message that was sent can be changed."""
        return self is PlatformName.TELEGRAM


class ChatKind(StrEnum):
    """What sort of chat an address or an incoming message belongs to."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"

    @property
    def shared(self) -> bool:
        """Whether several people read it."""
        return self is not ChatKind.PRIVATE
