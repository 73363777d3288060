"""Chunk: a stretch of a broadcast's audience for one account."""

from enum import StrEnum

SIZE = 1000
"""Subscriptions in a range chunk."""

LIVE = 2
"""Range chunks of one broadcast and account that are worked at a time."""

LEASE = 4.0
"""Seconds without progress after which a running chunk may be taken over (a death is noticed after 6)."""


class ChunkKind(StrEnum):
    """range: a stretch of subscriptions; rest: copies that must come later; listed: recipients one by one."""

    RANGE = "range"
    REST = "rest"
    LISTED = "listed"


class ChunkState(StrEnum):
    """waiting → running → draining (all claimed, answers still out) → done; a stopped one waits again."""

    WAITING = "waiting"
    RUNNING = "running"
    DRAINING = "draining"
    DONE = "done"


S = ChunkState
ALLOWED: dict[ChunkState, frozenset[ChunkState]] = {
    S.WAITING: frozenset({S.RUNNING, S.DRAINING, S.DONE}),
    S.RUNNING: frozenset({S.WAITING, S.DRAINING, S.DONE}),
    S.DRAINING: frozenset({S.WAITING, S.DONE}),
    S.DONE: frozenset(),
}
"""From each state, the states that may follow."""
