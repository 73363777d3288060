"""Lane: the order of urgency. A chunk of a higher lane always goes first."""

from enum import StrEnum


class Lane(StrEnum):
    """Order of urgency of a broadcast, highest first."""

    EMERGENCY = "emergency"
    CORRECTION = "correction"
    REPLY = "reply"
    NEWS = "news"
    DIGEST = "digest"

    @property
    def rank(self) -> int:
        """0 for the most urgent lane; grows as urgency falls."""
        return _ORDER[self]

    @property
    def repeats_unknown(self) -> bool:
        """Whether a copy whose fate is unknown is sent once more (better twice than not at all)."""
        return self in {Lane.EMERGENCY, Lane.CORRECTION}

    @property
    def breaks_quiet(self) -> bool:
        """Whether it leaves during quiet hours as well."""
        return self in {Lane.EMERGENCY, Lane.CORRECTION}


_ORDER = {lane: rank for rank, lane in enumerate(Lane)}
