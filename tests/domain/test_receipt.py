from itertools import permutations

import pytest

from domain.delivery import DeliveryState as S
from domain.receipt import failed, told


@pytest.mark.parametrize("said", list(permutations([S.SENT, S.DELIVERED, S.READ])), ids="-".join)
def test_in_whatever_order_it_is_said_a_copy_ends_as_read(said: tuple[S, ...]) -> None:
    state = S.SENT
    for each in said:
        state = told(state, [each])
    assert state is S.READ
    assert told(S.SENT, said) is S.READ


@pytest.mark.parametrize(
    ("state", "said", "after"),
    [
        (S.UNKNOWN, S.SENT, S.SENT),
        (S.UNKNOWN, S.READ, S.READ),
        (S.WITHDRAWN, S.READ, S.WITHDRAWN),
        (S.CANCELLED, S.DELIVERED, S.CANCELLED),
        (S.SENT, S.REJECTED, S.SENT),
    ],
    ids=str,
)
def test_what_is_said_late_takes_nothing_back(state: S, said: S, after: S) -> None:
    assert told(state, [said]) is after


@pytest.mark.parametrize(
    ("state", "said", "is_failed"),
    [
        (S.SENT, [S.SENT, S.REJECTED], True),
        (S.UNKNOWN, [S.REJECTED], True),
        (S.SENT, [S.REJECTED, S.DELIVERED], False),
        (S.READ, [S.REJECTED], False),
        (S.SENT, [S.DELIVERED], False),
    ],
    ids=["sent", "unknown", "delivered-too", "read-before", "no-failure"],
)
def test_a_failure_counts_only_for_what_has_not_been_delivered(state: S, said: list[S], is_failed: bool) -> None:
    assert failed(state, said) is is_failed
