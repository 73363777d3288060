"""Amendment: a broadcast that changes or answers the copies of an earlier one, and what that costs."""

from datetime import datetime, timedelta

from domain.broadcast import FINAL, BroadcastKind, BroadcastState

HELD_BACK = "correction"
"""Why an original is paused: what is left of it waits for its correction, and leaves corrected."""

LONGEST_NOTE = 300


def weight(kind: BroadcastKind, content: int) -> int:
    """How many requests one copy costs; `content` is what its announcement costs."""
    return 2 if kind.edits else content  # the edit and the answer under it


def at_once(kind: BroadcastKind, *, emergency: bool) -> bool:
    """Whether it goes at once and is looked at after: taking back, ending a warning, correcting an emergency."""
    return kind in {BroadcastKind.WITHDRAWAL, BroadcastKind.CLOSING} or (kind is BroadcastKind.CORRECTION and emergency)


def stops(kind: BroadcastKind) -> bool:
    """Whether what is still running of the original ends: nobody gets news that is withdrawn or over."""
    return kind in {BroadcastKind.WITHDRAWAL, BroadcastKind.CLOSING}


def at_rest(state: BroadcastState, finished_at: datetime | None, *, worked: bool) -> bool:
    """Whether no copy of a broadcast is on its way; `worked`: some chunk of it is in somebody's hands."""
    if state in FINAL:
        return finished_at is not None or state is BroadcastState.DONE
    return state is not BroadcastState.RUNNING and not worked


def deletable(posted_at: datetime, now: datetime, within: timedelta, *, shared: bool) -> bool:
    """Whether it is worth trying to delete a message; in a shared chat the bot's rights decide, so always."""
    return shared or now - posted_at < within
