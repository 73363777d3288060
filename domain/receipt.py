"""What becomes of a copy when the messenger says more of it, in whatever order that comes in."""

from collections.abc import Iterable
from datetime import timedelta

from domain.delivery import DeliveryState, may_become

LOOKS = tuple(timedelta(seconds=each) for each in (2, 10, 60, 600))
"""A receipt without a copy is looked at again after these: ours may not have been written yet. Then it is of none."""

_ORDER = (DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ)
_NOT_SAID = DeliveryState.REJECTED


def told(state: DeliveryState, said: Iterable[DeliveryState]) -> DeliveryState:
    """Where a copy stands after all that was said of it: what comes late takes nothing back."""
    for each in sorted((each for each in said if each in _ORDER), key=_ORDER.index):
        state = each if may_become(state, each) else state
    return state


def failed(state: DeliveryState, said: Iterable[DeliveryState]) -> bool:
    """Whether the messenger could not deliver it after all."""
    return _NOT_SAID in said and told(state, said) in {DeliveryState.SENT, DeliveryState.UNKNOWN}
