"""Topics that a resident hears about; stored as one bit mask per subscription."""

from collections.abc import Iterable
from enum import StrEnum


class Topic(StrEnum):
    """What an announcement is about."""

    EMERGENCY = "darurat"
    WEATHER = "cuaca"
    SERVICE = "layanan"
    AID = "bansos"
    JOB = "lowongan"
    BUSINESS = "usaha"
    AGENDA = "agenda"

    @property
    def bit(self) -> int:
        """This topic's bit in a mask."""
        return 1 << _ORDER[self]


_ORDER = {topic: place for place, topic in enumerate(Topic)}
ALL_TOPICS = (1 << len(Topic)) - 1
"""The mask of a new subscription."""


def mask(topics: Iterable[Topic]) -> int:
    """The mask of some topics."""
    return sum({topic.bit for topic in topics})


def topics_in(bits: int) -> tuple[Topic, ...]:
    """The topics of a mask, in their fixed order."""
    return tuple(topic for topic in Topic if bits & topic.bit)
