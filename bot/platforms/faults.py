"""What a request without answer means, on every platform."""

from bot.http import Fault, NotSent
from domain.message import Later, Outcome, Rests, Unknown

AFTER_NOT_SENT = 2.0


def of_fault(fault: Fault) -> Outcome:
    """The outcome of a request without answer: not sent, or nobody knows."""
    if isinstance(fault, NotSent):
        return Later(AFTER_NOT_SENT, counts=False, rests=Rests.ACCOUNT, why=fault.why)
    return Unknown(fault.why)
