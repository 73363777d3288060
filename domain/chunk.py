"""Chunk: a stretch of a broadcast's audience for one account."""

from enum import StrEnum


class ChunkKind(StrEnum):
    """range: a stretch of subscriptions; rest: the copies that must come later; listed: recipients named one by one."""

    RANGE = "range"
    REST = "rest"
    LISTED = "listed"


class ChunkState(StrEnum):
    """waiting → running → done; a dead worker's chunk goes back to waiting."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
