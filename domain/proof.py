"""Proof: whether a post still stands in a KIM channel, and when that is looked at. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.message import Kept, Outcome, Sent

WATCHED = timedelta(hours=48)
"""How long a post is looked after."""

AGES = (timedelta(minutes=30), timedelta(hours=3), timedelta(hours=9), timedelta(hours=24), timedelta(hours=46))
"""How old a post is at each look: few looks, the first ones close together."""

_SPREAD = 20
"""Minutes over which the looks at posts of one moment are spread."""

_GONE = ("message-to-react-not-found", "message_id_invalid")
_RIGHTS = (
    "need-administrator-rights",
    "not-enough-rights",
    "chat_write_forbidden",
    "chat_admin_required",
    "have-no-rights",
)


class ProofState(StrEnum):
    """What is known of a post in a KIM channel."""

    STANDING = "standing"  # it arrived there, and no look found otherwise
    CHANGED = "changed"  # it stands there, but somebody has edited it
    REMOVED = "removed"  # it is not there any more
    UNKNOWN = "unknown"  # it can't be seen: the bot is not there, or may not look


def next_look(posted_at: datetime, now: datetime, channel_id: int) -> datetime | None:
    """When a post is looked at next; None once it is old enough."""
    shift = timedelta(minutes=channel_id % _SPREAD)
    return next((posted_at + age + shift for age in AGES if posted_at + age + shift > now), None)


def seen(outcome: Outcome, *, edited: bool = False) -> ProofState:
    """What the answer to a look says; anything but a clear one says nothing. A look does not see what a post says."""
    match outcome:
        case Sent():
            return ProofState.CHANGED if edited else ProofState.STANDING
        case Kept(why) if why.startswith(_GONE):
            return ProofState.REMOVED
        case _:
            return ProofState.UNKNOWN


def lacks_rights(why: str) -> bool:
    """Whether a refusal says that the bot's rights were taken away."""
    return why.startswith(_RIGHTS)
