"""Counts: where a broadcast stands, in copies, and what that means in time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState

_S = DeliveryState


@dataclass(frozen=True, slots=True)
class Counts:
    """Where a broadcast stands, in copies."""

    state: BroadcastState
    by_state: dict[DeliveryState, int]
    expected: int | None
    doubled: int
    kept: int  # earlier copies that a correction or withdrawal left as they were
    relays_waiting: int
    copies_a_second: float  # what the pace allows
    due_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    paused_why: str | None

    @property
    def arrived(self) -> int:
        """Copies that reached the platform."""
        return sum(self.by_state.get(state, 0) for state in (_S.SENT, _S.DELIVERED, _S.READ))

    @property
    def failed(self) -> int:
        """Copies that did not and will not: gone, rejected, unknown."""
        return sum(self.by_state.get(state, 0) for state in (_S.UNREACHABLE, _S.REJECTED, _S.UNKNOWN))

    @property
    def unsent(self) -> int:
        """Copies that never left because the broadcast ended before: those laid ready, and those never reached."""
        ready = self.by_state.get(_S.CANCELLED, 0) + self.by_state.get(_S.EXPIRED, 0)
        if self.state not in {BroadcastState.CANCELLED, BroadcastState.EXPIRED}:
            return ready
        return ready + max(0, (self.expected or 0) - sum(self.by_state.values()))

    @property
    def waiting(self) -> int:
        """Copies that are being sent or come later."""
        return self.by_state.get(_S.SENDING, 0) + self.by_state.get(_S.LATER, 0)

    @property
    def settled(self) -> int:
        """Copies with a final outcome."""
        return sum(self.by_state.values()) - self.waiting

    def rate(self, now: datetime) -> float:
        """Copies a second since the start."""
        if self.started_at is None:
            return 0.0
        seconds = ((self.finished_at or now) - self.started_at).total_seconds()
        return self.settled / seconds if seconds > 0 else 0.0

    def time_left(self, now: datetime) -> timedelta | None:
        """About how long it still takes; None while nobody knows how many there are."""
        if self.expected is None:
            return None
        measured = self.rate(now) if self.settled >= 2 * self.copies_a_second else 0.0
        rate = measured or self.copies_a_second
        return timedelta(seconds=max(0, self.expected - self.settled) / rate)
