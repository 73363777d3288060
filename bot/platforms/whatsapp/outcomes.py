"""What an error of the Cloud API means: the table of PLATFORMS.md. The same codes come in answers and in webhooks."""

from dataclasses import dataclass

from bot.platforms.whatsapp.api import Said
from domain.message import Gone, Later, Outcome, Rejected, Rests, Sent, Unknown, Unreachable

SOON, A_WHILE, LONG = 5.0, 60.0, 15 * 60.0
A_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Row:
    """The codes of an error, and what it means; `why` is prefixed to the code."""

    codes: range
    outcome: Outcome


def _one(code: int, outcome: Outcome) -> Row:
    return Row(range(code, code + 1), outcome)


_TOO_FAST = Later(SOON, counts=False, rests=Rests.ACCOUNT)
_PERSON_TOO_FAST = Later(6.0, counts=False, rests=Rests.CHAT)
_LIMITED = Later(A_WHILE, counts=False, rests=Rests.ACCOUNT)
_SERVER_FAULT = Later(SOON, counts=True, rests=Rests.NOBODY)
_NOT_TODAY = Later(A_DAY, counts=True, rests=Rests.NOBODY)
_ACCOUNT_IN_TROUBLE = Later(LONG, counts=False, rests=Rests.ACCOUNT)
_NOT_THERE = Unreachable(Gone.MISSED)
_REJECTED = Rejected("")

TABLE = (
    _one(130429, _TOO_FAST),  # throughput of the number
    _one(131056, _PERSON_TOO_FAST),  # too much to one person
    _one(80007, _LIMITED),
    _one(4, _LIMITED),
    _one(131000, _SERVER_FAULT),
    _one(131016, _SERVER_FAULT),
    _one(2, _SERVER_FAULT),
    _one(1, _SERVER_FAULT),
    _one(131026, _NOT_THERE),
    _one(131062, _NOT_THERE),
    _one(131047, _REJECTED),  # its window is closed: the turn tries a template, where there is one
    _one(131049, _NOT_TODAY),
    _one(131050, _REJECTED),  # has stopped marketing
    _one(130472, _REJECTED),  # left out by an experiment
    Row(range(132000, 132017), _REJECTED),  # the template: wrong, paused or disabled
    _one(131042, _ACCOUNT_IN_TROUBLE),  # payment
    _one(131048, _ACCOUNT_IN_TROUBLE),  # called spam too often
    _one(131064, _ACCOUNT_IN_TROUBLE),
    _one(131031, _ACCOUNT_IN_TROUBLE),  # locked
    _one(368, _ACCOUNT_IN_TROUBLE),  # blocked for breaking the rules
    _one(190, _ACCOUNT_IN_TROUBLE),  # the access token
    _one(10, _ACCOUNT_IN_TROUBLE),  # its rights
    Row(range(200, 300), _ACCOUNT_IN_TROUBLE),
)
"""The first row that fits decides."""

UNKNOWN_MEDIA = {"error-100", "error-131052", "error-131053"}
"""Refusals of a media id that was good once, among others."""

ACCOUNT_IN_TROUBLE = "account-trouble"
"""How the reason begins where nothing leaves until somebody has put the account in order."""


def of(said: Said) -> Outcome:
    """The outcome of an answer. Accepted is not delivered: that comes later, by a webhook."""
    if said.ok:
        messages = said.result.get("messages")
        return Sent(tuple(str(each["id"]) for each in messages or () if isinstance(each, dict) and "id" in each))
    if said.code:
        return of_code(said.code)
    match said.status:
        case 429:
            return _named(_TOO_FAST, "too-fast")
        case 401 | 403:
            return _named(_ACCOUNT_IN_TROUBLE, f"{ACCOUNT_IN_TROUBLE}-{said.status}")
        case status if status >= 500:
            return _named(_SERVER_FAULT, "server-fault")
        case status if status >= 300:
            return Rejected(f"error-{status}")
        case status:
            return Unknown(f"error-{status}")


def of_code(code: int) -> Outcome:
    """The outcome of an error's code, also of one that a webhook brings."""
    for row in TABLE:
        if code in row.codes:
            trouble = row.outcome is _ACCOUNT_IN_TROUBLE
            return _named(row.outcome, f"{ACCOUNT_IN_TROUBLE if trouble else 'error'}-{code}")
    return Rejected(f"error-{code}")


def _named(outcome: Outcome, why: str) -> Outcome:
    match outcome:
        case Later(after, counts, rests):
            return Later(after, counts, rests, why)
        case Rejected():
            return Rejected(why)
        case _:
            return outcome
