"""Comments: where something is said about a post of a channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChannelPost:
    """A post in a channel."""

    channel_ref: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A thread of a group, and the post that it is about where the messenger says so."""

    account_id: int
    chat_ref: str
    thread: str
    post: ChannelPost | None = None
    is_copy: bool = False  # the copy of that post itself, not a comment
