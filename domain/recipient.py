"""Recipient: a resident or a KIM channel in a broadcast's audience."""

from enum import StrEnum


class RecipientKind(StrEnum):
    """What sort of recipient."""

    RESIDENT = "resident"
    CHANNEL = "channel"


class AddressEnd(StrEnum):
    """Why an address was closed."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NOT_FOUND = "not_found"
    MISSED = "missed"  # not reached several times in a row
    KICKED = "kicked"
    DELETED = "deleted"
    MOVED = "moved"
    ERASED = "erased"
    REMOVED = "removed"  # its account is not ours any more


MISSES = 3
"""Times in a row after which nobody is taken to be there where a messenger does not say for good."""
