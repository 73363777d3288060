"""Broadcast: one sending of one announcement to one audience at one time, and its states."""

from enum import StrEnum


class BroadcastKind(StrEnum):
    """What a broadcast does: say something, or change and answer the copies of something said before."""

    ORIGINAL = "original"
    CORRECTION = "correction"  # /ralat: edits every copy and answers under it
    UPDATE = "update"  # a warning goes on: edits every copy, and answers where something is new
    WITHDRAWAL = "withdrawal"  # /tarik: deletes every copy that can still be deleted
    DIGEST = "digest"  # lists for some residents what was too much news for one day
    CLOSING = "closing"  # answers under every copy of an emergency that its warning has ended

    @property
    def follows(self) -> bool:
        """Whether its audience is whoever got an earlier broadcast."""
        return self not in {BroadcastKind.ORIGINAL, BroadcastKind.DIGEST}

    @property
    def edits(self) -> bool:
        """Whether it puts other words in the place of what was said."""
        return self in {BroadcastKind.CORRECTION, BroadcastKind.UPDATE}


class BroadcastState(StrEnum):
    """Where a broadcast stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


S = BroadcastState
ALLOWED: dict[BroadcastState, frozenset[BroadcastState]] = {
    S.DRAFT: frozenset({S.SUBMITTED, S.CANCELLED}),
    S.SUBMITTED: frozenset({S.RETURNED, S.APPROVED, S.CANCELLED, S.EXPIRED}),
    S.RETURNED: frozenset({S.SUBMITTED, S.CANCELLED}),
    S.APPROVED: frozenset({S.SCHEDULED, S.RETURNED, S.CANCELLED, S.EXPIRED}),
    S.SCHEDULED: frozenset({S.RUNNING, S.RETURNED, S.CANCELLED, S.EXPIRED}),
    S.RUNNING: frozenset({S.PAUSED, S.DONE, S.CANCELLED, S.EXPIRED}),
    S.PAUSED: frozenset({S.RUNNING, S.CANCELLED, S.EXPIRED}),
    S.DONE: frozenset({S.RUNNING}),
    S.CANCELLED: frozenset(),
    S.EXPIRED: frozenset(),
}
"""From each state, the states that may follow (done → running is an official's "retry the failed")."""

FINAL = frozenset({S.DONE, S.CANCELLED, S.EXPIRED})


def may_become(state: BroadcastState, following: BroadcastState) -> bool:
    """Whether a broadcast may go from one state to the other."""
    return following in ALLOWED[state]


def may_retry(state: BroadcastState) -> bool:
    """Whether copies that were rejected may be tried again."""
    return state in {S.RUNNING, S.PAUSED, S.DONE}


def sources_of(following: BroadcastState) -> frozenset[BroadcastState]:
    """The states from which `following` may be reached: what every write names as its from-state."""
    return frozenset(state for state in ALLOWED if following in ALLOWED[state])
