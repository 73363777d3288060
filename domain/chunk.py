"""Chunk: a stretch of a broadcast's audience for one account."""

from enum import StrEnum

SIZE = 3000
"""Subscriptions in a range chunk."""

LIVE = 2
"""Range chunks of one broadcast and account that are worked at a time."""

CROWD = 8
"""Chunks of one account and lane that are worked at a time: more would not send faster, only keep others waiting."""

LEASE = 4.0
"""Seconds without progress after which a running chunk may be taken over (a death is noticed after 6)."""

SIGN_OF_LIFE = 2.0
"""Seconds within which whoever works a chunk shows progress, whatever it waits for."""

LOST = 6.0
"""Seconds without progress after which a due chunk is handed to the engine anew, whatever became of the first."""

FORGOTTEN = 60.0
"""Seconds after which that is done again at the latest; until then after twice as long each time."""


STUMBLES = 10
"""Times a chunk may be taken up without going on before somebody is told."""


class ChunkKind(StrEnum):
    """What a chunk is made of."""

    RANGE = "range"  # a stretch of subscriptions
    LISTED = "listed"  # recipients named one by one
    REST = "rest"  # the copies that must come later
    COPIES = "copies"  # copies of an earlier broadcast, to be changed or answered
    RETRY = "retry"  # the rejected ones that an official wants tried again

    @property
    def chained(self) -> bool:
        """Whether its end plans the next one."""
        return self in {ChunkKind.RANGE, ChunkKind.COPIES}


class ChunkState(StrEnum):
    """waiting → running → done; a stopped one waits again."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


S = ChunkState
ALLOWED: dict[ChunkState, frozenset[ChunkState]] = {
    S.WAITING: frozenset({S.RUNNING}),
    S.RUNNING: frozenset({S.WAITING, S.DONE}),
    S.DONE: frozenset(),
}
"""From each state, the states that may follow."""
