"""Ticket (*aspirasi*): a feedback that someone must settle; its states, who may move it, and by when.

Its number is that of the feedback that began it: the number that the resident has heard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.feedback import FeedbackKind
from domain.working_days import Holidays, before, later


class TicketState(StrEnum):
    """Where a ticket stands; the Indonesian word is what people read."""

    RECEIVED = "received"  # diterima
    VERIFIED = "verified"  # diverifikasi
    HANDED = "handed"  # diserahkan ke dinas
    IN_WORK = "in_work"  # dikerjakan
    DONE = "done"  # selesai
    REOPENED = "reopened"  # dibuka lagi
    POSTPONED = "postponed"  # ditunda
    NOT_OURS = "not_ours"  # bukan wewenang


CLOSED = frozenset({TicketState.DONE, TicketState.NOT_OURS})
OPEN = frozenset(TicketState) - CLOSED


class Side(StrEnum):
    """Who moves a ticket."""

    DESK = "desk"
    RESIDENT = "resident"


class TicketVerb(StrEnum):
    """What happened to a ticket; its history keeps every one."""

    OPENED = "opened"
    ADDED = "added"  # the resident wrote more
    CLAIMED = "claimed"
    RELEASED = "released"
    MOVED = "moved"  # from state to state
    ANSWERED = "answered"
    ASKED = "asked"  # the desk asks the resident back
    PASSED = "passed"  # to another desk
    NOTED = "noted"
    TRACKED = "tracked"  # under a number of SP4N-LAPOR!
    CLOCKED = "clocked"  # another clock counts
    SORTED = "sorted"  # the desk says that it is of another kind
    REMINDED = "reminded"
    ESCALATED = "escalated"
    RATED = "rated"


class TicketClock(StrEnum):
    """Which terms count for a ticket."""

    SERVICE = "service"  # verify 3, act 5, complete 10
    INFORMATION = "information"  # PPID: 10, and 7 more once

    @classmethod
    def of(cls, kind: FeedbackKind) -> "TicketClock":
        """Which terms count for a kind of feedback."""
        return cls.INFORMATION if kind is FeedbackKind.INFORMATION else cls.SERVICE


@dataclass(frozen=True, slots=True)
class Move:
    """A way into a state: from which, by whom, and the text that tells the resident."""

    sources: frozenset[TicketState]
    sides: frozenset[Side]
    told: str


_DESK = frozenset({Side.DESK})
_BOTH = frozenset(Side)

MOVES: Mapping[TicketState, Move] = {
    TicketState.VERIFIED: Move(frozenset({TicketState.RECEIVED, TicketState.REOPENED}), _DESK, "ticket-told-verified"),
    TicketState.HANDED: Move(OPEN, _DESK, "ticket-told-handed"),
    TicketState.IN_WORK: Move(OPEN - {TicketState.IN_WORK}, _DESK, "ticket-told-in-work"),
    TicketState.POSTPONED: Move(OPEN - {TicketState.POSTPONED}, _DESK, "ticket-told-postponed"),
    TicketState.DONE: Move(OPEN, _BOTH, "ticket-told-done"),
    TicketState.NOT_OURS: Move(OPEN - {TicketState.IN_WORK}, _DESK, "ticket-told-not-ours"),
    TicketState.REOPENED: Move(CLOSED, _BOTH, "ticket-told-reopened"),
}
"""Every move there is; into RECEIVED a ticket is only born."""


def may_move(source: TicketState, target: TicketState, side: Side) -> bool:
    """Whether somebody of this side may move a ticket so."""
    move = MOVES.get(target)
    return move is not None and source in move.sources and side in move.sides


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms in working days, all counted from the day on which the ticket was opened (or opened again)."""

    verify: int = 3
    act: int = 5
    complete: int = 10
    inform: int = 10
    inform_more: int = 7  # once, when the answer to a request for information is postponed


@dataclass(frozen=True, slots=True)
class Dues:
    """By when a ticket must be verified, be worked on and be settled."""

    verify: date
    act: date
    complete: date

    def of(self, state: TicketState) -> date | None:
        """What is due next in a state. Postponing stops no clock: the resident waits all the same."""
        match state:
            case TicketState.RECEIVED | TicketState.REOPENED:
                return self.verify
            case TicketState.VERIFIED | TicketState.HANDED:
                return self.act
            case TicketState.IN_WORK | TicketState.POSTPONED:
                return self.complete
            case _:
                return None


def dues(opened: date, clock: TicketClock, terms: Terms, local: Holidays) -> Dues:
    """The last days of every term of a ticket that was opened on a day."""
    if clock is TicketClock.INFORMATION:
        whole = later(opened, terms.inform, local)
        return Dues(whole, whole, whole)
    return Dues(
        later(opened, terms.verify, local), later(opened, terms.act, local), later(opened, terms.complete, local)
    )


def end_of(day: date, zone: str) -> datetime:
    """The moment at which a day is over in a zone."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


def reminder(due: date, zone: str, local: Holidays) -> datetime:
    """When the desk is reminded: at eight on the last working day before that of the due moment."""
    return datetime.combine(before(due, local), time(8), ZoneInfo(zone))
