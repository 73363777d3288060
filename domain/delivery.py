"""Delivery: the one copy for one recipient, and the states it may pass through."""

from enum import StrEnum


class DeliveryState(StrEnum):
    """Where one copy stands."""

    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    LATER = "later"
    UNKNOWN = "unknown"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


S = DeliveryState
ALLOWED: dict[DeliveryState, frozenset[DeliveryState]] = {
    S.SENDING: frozenset({S.SENT, S.LATER, S.UNKNOWN, S.UNREACHABLE, S.REJECTED, S.CANCELLED, S.EXPIRED}),
    S.LATER: frozenset({S.SENDING, S.CANCELLED, S.EXPIRED}),
    S.SENT: frozenset({S.DELIVERED, S.READ, S.WITHDRAWN}),
    S.DELIVERED: frozenset({S.READ, S.WITHDRAWN}),
    S.READ: frozenset({S.WITHDRAWN}),
    S.UNKNOWN: frozenset({S.SENT, S.DELIVERED, S.READ}),
    S.UNREACHABLE: frozenset(),
    S.REJECTED: frozenset({S.SENDING}),
    S.CANCELLED: frozenset(),
    S.EXPIRED: frozenset(),
    S.WITHDRAWN: frozenset(),
}
"""From each state, the states that may follow (rejected → sending is an official's "retry the failed")."""

ARRIVED = frozenset({S.SENT, S.DELIVERED, S.READ})
"""States that count as having reached the platform."""


def may_become(state: DeliveryState, following: DeliveryState) -> bool:
    """Whether a copy may go from one state to the other."""
    return following in ALLOWED[state]
