from datetime import UTC, datetime, timedelta

import pytest

from domain.amendment import at_rest, deletable, weight
from domain.broadcast import BroadcastKind, BroadcastState

NOW = datetime(2026, 11, 24, tzinfo=UTC)
S = BroadcastState


@pytest.mark.parametrize(
    ("state", "finished", "worked", "rests"),
    [
        (S.SCHEDULED, False, False, True),
        (S.RUNNING, False, False, False),
        (S.RUNNING, False, True, False),
        (S.PAUSED, False, True, False),
        (S.PAUSED, False, False, True),
        (S.CANCELLED, False, True, False),
        (S.CANCELLED, False, False, False),
        (S.CANCELLED, True, False, True),
        (S.EXPIRED, False, False, False),
        (S.DONE, True, False, True),
    ],
)
def test_a_broadcast_is_at_rest_once_no_copy_of_it_is_on_its_way(
    state: BroadcastState, finished: bool, worked: bool, rests: bool
) -> None:
    assert at_rest(state, NOW if finished else None, worked=worked) is rests


@pytest.mark.parametrize(
    ("hours", "shared", "tried"), [(47.9, False, True), (48, False, False), (400, False, False), (400, True, True)]
)
def test_in_a_private_chat_only_what_can_still_be_deleted_is_tried(hours: float, shared: bool, tried: bool) -> None:
    assert deletable(NOW - timedelta(hours=hours), NOW, timedelta(hours=48), shared=shared) is tried


@pytest.mark.parametrize(
    ("kind", "content", "cost"),
    [(BroadcastKind.CORRECTION, 1, 2), (BroadcastKind.WITHDRAWAL, 10, 10), (BroadcastKind.CLOSING, 1, 1)],
)
def test_a_change_costs_its_requests(kind: BroadcastKind, content: int, cost: int) -> None:
    assert weight(kind, content) == cost
