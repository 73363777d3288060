"""Hush: what one run hears of a 429 all runs of this process know at once; the database tells the other processes."""

from time import monotonic


class Hush:
    """Until when an account keeps quiet, on the monotonic clock. A rest never ends early."""

    def __init__(self) -> None:
        self._until = 0.0

    def keep(self, seconds: float) -> None:
        """Nothing more leaves for so long."""
        self._until = max(self._until, monotonic() + seconds)

    @property
    def left(self) -> float:
        """How many seconds it must still be quiet."""
        return max(0.0, self._until - monotonic())
