"""Grant: a mandate on its way, from an official's wish to the one who holds it."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.role import Role


class GrantState(StrEnum):
    """Where a grant stands; a given mandate is a row of its own."""

    OPEN = "open"  # behind a link that nobody has used yet
    WAITING = "waiting"  # for the second person
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


TRANSITIONS: dict[GrantState, frozenset[GrantState]] = {
    GrantState.OPEN: frozenset({GrantState.WAITING, GrantState.GIVEN, GrantState.WITHDRAWN, GrantState.LAPSED}),
    GrantState.WAITING: frozenset({GrantState.GIVEN, GrantState.REFUSED, GrantState.WITHDRAWN, GrantState.LAPSED}),
    GrantState.GIVEN: frozenset(),
    GrantState.REFUSED: frozenset(),
    GrantState.WITHDRAWN: frozenset(),
    GrantState.LAPSED: frozenset(),
}
"""What may follow what; a settled grant is settled for good."""

ALONE = frozenset({Role.KIM_AGENT, Role.KIM_CHAIR, Role.OFFICIAL})
"""Roles that one official may give; every other needs a second person."""

OFFERED = (Role.OFFICIAL, Role.APPROVER, Role.REGION_ADMIN, Role.PROVINCE, Role.AUDITOR)
"""Roles that are given in chat; those of a KIM come with its register, the operator's by the shell."""

INVITATION = timedelta(hours=24)
"""How long an invitation link may be used."""

SETUP = timedelta(minutes=15)
"""How long the operator's link for a first administrator may be used."""

CONFIRMATION = timedelta(hours=48)
"""How long a grant waits for its second person."""

REMINDER = timedelta(days=14)
"""How long before its end a mandate is spoken of."""


def end_after(now: datetime, months: int, zone: str) -> datetime:
    """The last moment of the day that lies so many months ahead."""
    today = now.astimezone(ZoneInfo(zone)).date()
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    day = min(today.day, monthrange(year, month + 1)[1])
    return end_of(date(year, month + 1, day), zone)


def end_of(day: date, zone: str) -> datetime:
    """The last second of a day in a zone, in UTC."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone)).astimezone(UTC)


def needs_second(role: Role) -> bool:
    """Whether a second person must agree."""
    return role not in ALONE


def may_follow(state: GrantState, following: GrantState) -> bool:
    """Whether a grant may go on from one state to another."""
    return following in TRANSITIONS[state]
