"""KIM: the states of a group and of its channels."""

from enum import StrEnum


class KimState(StrEnum):
    """proposed → formed (SK) → inaugurated → active / dormant / dissolved."""

    PROPOSED = "proposed"
    FORMED = "formed"
    INAUGURATED = "inaugurated"
    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"


class ChannelState(StrEnum):
    """seen (the bot is there) → proposed by an agent → linked by an official → lost, or refused."""

    SEEN = "seen"
    PROPOSED = "proposed"
    LINKED = "linked"
    REFUSED = "refused"
    LOST = "lost"


UNDECIDED = frozenset({ChannelState.PROPOSED, ChannelState.REFUSED})
"""The states in which a channel is still its proposer's affair."""


class Loss(StrEnum):
    """Why a channel can't be written to."""

    REMOVED = "removed"  # the bot was thrown out, or the group is gone
    MUTED = "muted"  # the bot is there but may not write


class RelayState(StrEnum):
    """waiting for its slot → relayed | expired | cancelled."""

    WAITING = "waiting"
    RELAYED = "relayed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class PassedTo(StrEnum):
    """Where an agent passed a broadcast on by hand."""

    NEIGHBOURHOOD = "rt_rw"  # the WhatsApp group of an RT or RW
    FAMILY = "family"
    BOARD = "board"  # on paper
    OTHER = "other"
