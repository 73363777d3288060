"""The table of approvals, line by line."""

from datetime import timedelta

import pytest

from domain.approval import (
    AFTERWARDS,
    ALLOWED,
    SINGLE,
    Case,
    Demand,
    Reach,
    SubmissionState,
    Tightened,
    Way,
    demanded,
    fingerprint,
    may_approve,
    may_go,
    reach_of,
)
from domain.lane import Lane

VILLAGE = Demand(hold=timedelta(seconds=60))


@pytest.mark.parametrize(
    ("regions", "reach"),
    [
        (["64.71.05.1002"], Reach.VILLAGE),
        (["64.71.05.1002", "64.71.05.1002"], Reach.VILLAGE),
        (["64.71.05.1002", "64.71.05.1003"], Reach.REGENCY),
        (["64.71.05"], Reach.REGENCY),
        (["64.71"], Reach.REGENCY),
        (["64.71.05", "64.71.06.1001"], Reach.REGENCY),
        (["64.71", "64.72"], Reach.BEYOND),
        (["64.71.05.1002", "64.72.01.1001"], Reach.BEYOND),
        (["64"], Reach.BEYOND),
        (["64", "63"], Reach.BEYOND),
        ([], Reach.BEYOND),
    ],
)
def test_how_far_regions_reach(regions: list[str], reach: Reach) -> None:
    assert reach_of(regions) is reach


@pytest.mark.parametrize(
    ("case", "demand"),
    [
        (Case(Reach.VILLAGE), VILLAGE),
        (Case(Reach.VILLAGE, single=True), VILLAGE),
        (Case(Reach.VILLAGE, typed=True), Demand()),
        (Case(Reach.REGENCY), Demand(approvals=1)),
        (Case(Reach.REGENCY, typed=True), Demand(approvals=1)),
        (Case(Reach.REGENCY, single=True), SINGLE),
        (Case(Reach.REGENCY, single=True, typed=True), Demand(review=timedelta(hours=24))),
        (Case(Reach.BEYOND), Demand(approvals=2)),
        (Case(Reach.BEYOND, single=True), SINGLE),
        (Case(Reach.BEYOND, Way.BREAK_GLASS), AFTERWARDS),
        (Case(Reach.BEYOND, Way.AT_ONCE), AFTERWARDS),
        (Case(Reach.VILLAGE, Way.AT_ONCE), AFTERWARDS),
        (Case(Reach.VILLAGE, tightened=[Tightened(village=1)]), Demand(approvals=1)),
        (Case(Reach.VILLAGE, tightened=[Tightened(village=1)], single=True), SINGLE),
        (Case(Reach.REGENCY, tightened=[Tightened(regency=2), Tightened(regency=1)]), Demand(approvals=2)),
        (Case(Reach.BEYOND, tightened=[Tightened(beyond=1)]), Demand(approvals=2)),
    ],
)
def test_what_each_case_demands(case: Case, demand: Demand) -> None:
    assert demanded(case) == demand


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("lane", list(Lane))
def test_only_emergencies_break_the_glass_and_only_corrections_go_at_once(way: Way, lane: Lane) -> None:
    fitting = {Way.ORDINARY: set(Lane), Way.BREAK_GLASS: {Lane.EMERGENCY}, Way.AT_ONCE: {Lane.CORRECTION}}
    assert may_go(way, lane) is (lane in fitting[way])


def test_nobody_approves_what_they_wrote_and_nobody_unknown_approves() -> None:
    assert may_approve(2, {1, None})
    assert not may_approve(1, {1})
    assert not may_approve(None, {1})


def test_a_settled_submission_can_only_become_void() -> None:
    settled = [after for state, after in ALLOWED.items() if state is not SubmissionState.OPEN]
    assert set().union(*settled) == {SubmissionState.VOIDED}


def test_a_fingerprint_does_not_depend_on_the_order_of_facts_but_on_every_value() -> None:
    facts = {"text": "Air mati", "regions": ["64.71"], "at": 1.5}
    assert fingerprint(facts) == fingerprint(dict(reversed(facts.items())))
    for changed in ({"text": "Air Mati"}, {"regions": ["64.72"]}, {"at": 1.25}, {"more": None}):
        assert fingerprint(facts | changed) != fingerprint(facts)
