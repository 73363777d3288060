"""Platforms on which people are reached, and the kinds of chat they have."""

from enum import StrEnum


class PlatformName(StrEnum):
    """A messenger that carries our messages."""

    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"


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
