"""What a server counts: how full its fullest second was."""

from collections.abc import Sequence


def busiest_second(moments: Sequence[float]) -> int:
    """The most moments in any sliding second (half-open): what a server counts."""
    ordered = sorted(moments)
    first = most = 0
    for place, moment in enumerate(ordered):
        while moment - ordered[first] >= 1.0:
            first += 1
        most = max(most, place - first + 1)
    return most
