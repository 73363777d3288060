"""Approval: who else must agree before a broadcast leaves, by one table that regions may only tighten.

A submission puts forward exactly what will be sent, to whom and when, bound by its fingerprint. It is settled once:
approved, returned, rejected, lapsed, or void because something in it was changed.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from domain.lane import Lane
from domain.region import level, nearest_common


class Reach(StrEnum):
    """How far a broadcast goes, as far as agreeing to it is concerned."""

    VILLAGE = "village"  # inside one desa/kelurahan
    REGENCY = "regency"  # inside one kabupaten/kota
    BEYOND = "beyond"  # several kabupaten/kota, or a province


class Way(StrEnum):
    """How a broadcast is put forward."""

    ORDINARY = "ordinary"
    BREAK_GLASS = "break_glass"  # an emergency that can't wait for anybody
    AT_ONCE = "at_once"  # taking back, or correcting an emergency


@dataclass(frozen=True, slots=True)
class Demand:
    """What has to happen: so many approvals before, so long a chance to call it off, a look at it within so long."""

    approvals: int = 0
    hold: timedelta = timedelta()
    review: timedelta | None = None


TABLE: Mapping[Reach, Demand] = {
    Reach.VILLAGE: Demand(hold=timedelta(seconds=60)),
    Reach.REGENCY: Demand(approvals=1),
    Reach.BEYOND: Demand(approvals=2),
}
"""What each reach demands, emergencies too; a region may only demand more."""

SINGLE = Demand(hold=timedelta(minutes=2), review=timedelta(hours=24))
"""*Satu petugas*: nobody else is there to agree, so there is time to call it off, and somebody looks at it after."""

AFTERWARDS = Demand(review=timedelta(hours=24))
"""What can't wait goes at once and is reviewed after."""

MOST_APPROVALS = 3
"""As many as a region may demand."""

LAPSE = timedelta(hours=24)
"""How long a submission waits for an answer."""

RECURRING = timedelta(days=90)
"""How long an approval of something that recurs holds."""


@dataclass(frozen=True, slots=True)
class Tightened:
    """So many approvals a region demands for each reach; 0 leaves the table as it is."""

    village: int = 0
    regency: int = 0
    beyond: int = 0

    def of(self, reach: Reach) -> int:
        """Those for one reach."""
        return {Reach.VILLAGE: self.village, Reach.REGENCY: self.regency, Reach.BEYOND: self.beyond}[reach]


@dataclass(frozen=True, slots=True)
class Case:
    """All that the demand depends on; `single`: too few others are there to agree, or an operator has said so."""

    reach: Reach
    way: Way = Way.ORDINARY
    tightened: Sequence[Tightened] = ()
    single: bool = False
    typed: bool = False  # an operator has typed it in the shell: nothing to call off by button


def reach_of(regions: Sequence[str]) -> Reach:
    """How far regions reach; none named counts as everywhere."""
    common = nearest_common(regions) if regions else None
    if common is None or level(common) == 1:
        return Reach.BEYOND
    return Reach.VILLAGE if level(common) == 4 else Reach.REGENCY


def approvals_for(reach: Reach, tightened: Sequence[Tightened]) -> int:
    """How many others must agree where enough of them are there."""
    return max(TABLE[reach].approvals, *(each.of(reach) for each in tightened), 0)


def demanded(case: Case) -> Demand:
    """What must happen in a case."""
    if case.way is not Way.ORDINARY:
        return AFTERWARDS
    approvals = approvals_for(case.reach, case.tightened)
    if approvals and not case.single:
        return Demand(approvals)
    demand = SINGLE if approvals else TABLE[case.reach]
    return Demand(review=demand.review) if case.typed else demand


def may_go(way: Way, lane: Lane) -> bool:
    """Whether something of this lane may be put forward in this way."""
    return way is Way.ORDINARY or lane is {Way.BREAK_GLASS: Lane.EMERGENCY, Way.AT_ONCE: Lane.CORRECTION}[way]


def may_approve(person_id: int | None, authors: Collection[int | None]) -> bool:
    """Whether a person is somebody else than those who wrote it, on whichever account."""
    return person_id is not None and person_id not in authors


class SubmissionState(StrEnum):
    """Where a submission stands."""

    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    LAPSED = "lapsed"
    VOIDED = "voided"  # changed, called off, or an approver's mandate did not last


S = SubmissionState
ALLOWED: Mapping[SubmissionState, frozenset[SubmissionState]] = {
    S.OPEN: frozenset({S.APPROVED, S.RETURNED, S.REJECTED, S.LAPSED, S.VOIDED}),
    S.APPROVED: frozenset({S.VOIDED}),
    S.RETURNED: frozenset(),
    S.REJECTED: frozenset(),
    S.LAPSED: frozenset(),
    S.VOIDED: frozenset(),
}
"""From each state of a submission, the states that may follow."""


class Verdict(StrEnum):
    """What a review after the fact came to."""

    FINE = "fine"
    WRONG = "wrong"


def fingerprint(facts: Mapping[str, Any]) -> str:
    """The hash that an approval is bound to, over everything that is said, to whom and when (JSON values)."""
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(written.encode()).hexdigest()
