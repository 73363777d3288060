"""Proposal: news that a KIM agent wrote for an official to broadcast."""

from enum import StrEnum

SOURCE_LIMIT = 80
"""Letters that the name of a source may have."""


class ProposalState(StrEnum):
    """held → taken | declined; what is taken goes on as a broadcast of the official's."""

    HELD = "held"
    TAKEN = "taken"
    DECLINED = "declined"


def credit(source: str, by: str, kim: str) -> str:
    """The source that credits a KIM; its name is cut where both don't fit."""
    room = SOURCE_LIMIT - len(source) - len(by)
    name = " ".join(kim.split())
    return f"{source}{by}{name if len(name) <= room else name[: room - 1].rstrip() + '…'}"[:SOURCE_LIMIT]
