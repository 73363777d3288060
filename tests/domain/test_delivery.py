from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.delivery import (
    ATTEMPTS,
    STREAK,
    DeliveryState,
    Settlement,
    Streak,
    Tried,
    in_trouble,
    may_become,
    settle,
)  # fmt: skip
from domain.lane import Lane
from domain.message import Gone, Kept, Later, Moved, Outcome, Rejected, Rests, Sent, Unknown, Unreachable

NOW = datetime(2026, 11, 24, tzinfo=UTC)
S = DeliveryState
whys = st.sampled_from(["message-is-empty", "not-enough-rights", "held"])
outcomes = st.one_of(
    st.builds(Sent, st.just(("1",))),
    st.builds(Later, st.floats(0, 10_000), counts=st.booleans(), rests=st.sampled_from(Rests), why=whys),
    st.builds(Unknown, whys),
    st.builds(Unreachable, st.sampled_from(Gone)),
    st.builds(Rejected, whys),
    st.builds(Kept, whys),
    st.builds(Moved, st.just("-100")),
)


@given(st.lists(outcomes, min_size=1, max_size=30), st.sampled_from(Lane))
def test_every_step_is_an_allowed_one_and_a_copy_comes_to_an_end(told: list[Outcome], lane: Lane) -> None:
    tried, state, counted = Tried(), S.SENDING, 0
    for outcome in told:
        made = settle(outcome, tried, lane, NOW)
        assert may_become(state, made.state)
        assert (made.due_at is not None) == (made.state is S.LATER)
        assert made.doubled <= 1
        counted += isinstance(outcome, Later) and outcome.counts
        assert made.attempts == min(counted, ATTEMPTS)
        if made.state is not S.LATER:
            return
        assert may_become(made.state, S.SENDING)
        tried = Tried(made.attempts, made.doubled, made.why)
        state = S.SENDING
    assert counted < ATTEMPTS


@pytest.mark.parametrize(
    ("outcome", "tried", "lane", "expected"),
    [
        (Sent(("9",)), Tried(2), Lane.NEWS, Settlement(S.SENT, 2)),
        (Sent((), kept="too-old"), Tried(), Lane.CORRECTION, Settlement(S.SENT, why="too-old")),
        (Kept("too-old"), Tried(), Lane.CORRECTION, Settlement(S.REJECTED, why="too-old")),
        (
            Later(7, counts=False, rests=Rests.ACCOUNT, why="429"), Tried(1), Lane.NEWS,
            Settlement(S.LATER, 1, why="429", due_at=NOW + timedelta(seconds=7)),
        ),
        (
            Later(0, counts=True, rests=Rests.NOBODY, why="500"), Tried(0), Lane.NEWS,
            Settlement(S.LATER, 1, why="500", due_at=NOW + timedelta(seconds=10)),
        ),
        (
            Later(0, counts=True, rests=Rests.NOBODY, why="500"), Tried(2), Lane.NEWS,
            Settlement(S.LATER, 3, why="500", due_at=NOW + timedelta(seconds=300)),
        ),
        (
            Later(0, counts=True, rests=Rests.NOBODY, why="500"), Tried(4), Lane.NEWS,
            Settlement(S.REJECTED, 5, why="gave up: 500"),
        ),
        (Unknown("time-out"), Tried(), Lane.NEWS, Settlement(S.UNKNOWN, why="time-out")),
        (
            Unknown("time-out"), Tried(), Lane.EMERGENCY,
            Settlement(S.LATER, doubled=1, why="unknown: time-out", due_at=NOW),
        ),
        (Unknown("time-out"), Tried(doubled=1), Lane.EMERGENCY, Settlement(S.UNKNOWN, doubled=1, why="time-out")),
        (Unreachable(Gone.BLOCKED), Tried(), Lane.NEWS, Settlement(S.UNREACHABLE, why="blocked")),
        (Moved("-1"), Tried(), Lane.NEWS, Settlement(S.LATER, why="moved", due_at=NOW)),
        (Moved("-1"), Tried(why="moved"), Lane.NEWS, Settlement(S.UNREACHABLE, why="moved")),
    ],
)  # fmt: skip
def test_what_an_outcome_makes_of_a_copy(outcome: Outcome, tried: Tried, lane: Lane, expected: Settlement) -> None:
    assert settle(outcome, tried, lane, NOW) == expected


def test_twenty_identical_rejections_in_a_row_pause_whatever_blocked_people_come_between() -> None:
    told: list[Outcome] = [*[Rejected("empty")] * (STREAK - 1), Unreachable(Gone.BLOCKED)]
    assert not Streak().after(told).pauses
    assert Streak().after([*told, Rejected("empty")]).pauses
    assert not Streak().after([*told, Sent(("1",)), Rejected("empty")]).pauses
    assert not Streak().after([*told, Rejected("other")]).pauses


def test_when_nothing_gets_through_the_way_itself_is_blocked() -> None:
    broken = Later(0, counts=True, rests=Rests.NOBODY)
    assert in_trouble([broken] * 3)
    assert not in_trouble([broken] * 2)
    assert not in_trouble([broken, broken, Sent(("1",))])
