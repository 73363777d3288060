from datetime import UTC, datetime

import pytest

from domain.grant import ALONE, TRANSITIONS, GrantState, end_after, may_follow, needs_second
from domain.mandate import Mandate, may_give
from domain.region import RegionCode
from domain.role import RIGHTS, Right, Role

NOW = datetime(2026, 11, 30, 17, 30, tzinfo=UTC)  # 1 December 01.30 WITA


@pytest.mark.parametrize("role", Role)
def test_every_role_that_can_approve_give_or_look_into_the_trail_needs_a_second_person(role: Role) -> None:
    mighty = {Right.APPROVE, Right.GIVE_MANDATES, Right.AUDIT, Right.LOOSEN_RULES, Right.TIGHTEN_RULES}
    assert needs_second(role) or not RIGHTS[role] & mighty
    assert needs_second(role) == (role not in ALONE)


@pytest.mark.parametrize(
    ("giver", "role", "code", "allowed"),
    [
        (Role.REGION_ADMIN, Role.OFFICIAL, "64.71", True),
        (Role.REGION_ADMIN, Role.REGION_ADMIN, "64.71.06", True),
        (Role.REGION_ADMIN, Role.OFFICIAL, "64", False),
        (Role.REGION_ADMIN, Role.OFFICIAL, "64.72", False),
        (Role.REGION_ADMIN, Role.OPERATOR, "64.71", False),
        (Role.APPROVER, Role.OFFICIAL, "64.71", False),
        (Role.OPERATOR, Role.OFFICIAL, "64.71", False),
        (Role.AUDITOR, Role.AUDITOR, "64.71", False),
    ],
)
def test_nobody_gives_what_they_do_not_hold_nor_elsewhere(giver: Role, role: Role, code: str, *, allowed: bool) -> None:
    assert may_give((Mandate(giver, RegionCode("64.71")),), role, code) is allowed


def test_a_settled_grant_is_settled_for_good() -> None:
    settled = set(GrantState) - {GrantState.OPEN, GrantState.WAITING}
    assert all(not TRANSITIONS[state] for state in settled)
    assert not may_follow(GrantState.GIVEN, GrantState.WITHDRAWN)


@pytest.mark.parametrize(
    ("months", "end"),
    [
        (1, datetime(2027, 1, 1, 15, 59, 59, tzinfo=UTC)),
        (3, datetime(2027, 3, 1, 15, 59, 59, tzinfo=UTC)),
        (12, datetime(2027, 12, 1, 15, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_term_ends_with_the_day_in_its_own_zone(months: int, end: datetime) -> None:
    assert end_after(NOW, months, "Asia/Makassar") == end


def test_a_term_ends_on_the_last_day_where_a_month_is_shorter() -> None:
    assert end_after(datetime(2026, 8, 31, 4, tzinfo=UTC), 6, "Asia/Makassar").day == 28
