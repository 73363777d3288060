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
    """proposed by an agent → linked by an official → lost, or refused."""

    PROPOSED = "proposed"
    LINKED = "linked"
    REFUSED = "refused"
    LOST = "lost"


class RelayState(StrEnum):
    """waiting for its slot → relayed | expired | cancelled."""

    WAITING = "waiting"
    RELAYED = "relayed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
