from datetime import UTC, datetime, timedelta

import pytest

from domain import fatigue
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.fatigue import Ration, Repose
from domain.lane import Lane

ZONE = "Asia/Makassar"  # eight hours ahead
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def _ration(at: datetime) -> Ration:
    found = fatigue.ration(Lane.NEWS, 4, ZONE, at)
    assert found is not None
    return found


@pytest.mark.parametrize(("had", "used_up"), [(0, False), (3, False), (4, True), (9, True)])
def test_a_day_has_four_news(had: int, used_up: bool) -> None:
    ration = _ration(NOON)
    assert ration.used_up(ration.first_mark + had) is used_up


def test_a_new_local_day_begins_with_nothing_had() -> None:
    full = _ration(NOON).first_mark + 4
    assert _ration(NOON + timedelta(hours=11)).used_up(full)
    assert not _ration(NOON + timedelta(hours=12)).used_up(full)
    assert not _ration(NOON).used_up(0)


@pytest.mark.parametrize(
    ("hour", "comes"),
    [(17, NOON + timedelta(hours=5)), (12, NOON + timedelta(days=1)), (6, NOON + timedelta(hours=18))],
)
def test_a_digest_comes_at_the_next_such_hour_there(hour: int, comes: datetime) -> None:
    assert _ration(NOON).digest_at(hour) == comes


@pytest.mark.parametrize("lane", Lane, ids=str)
def test_only_news_is_rationed(lane: Lane) -> None:
    assert (fatigue.ration(lane, 4, ZONE, NOON) is not None) == (lane is Lane.NEWS)
    assert fatigue.ration(lane, 0, ZONE, NOON) is None


@pytest.mark.parametrize(
    ("repose", "hour", "lane", "waits"),
    [
        (Repose.USUAL, 19, Lane.NEWS, False),
        (Repose.LONG, 18, Lane.NEWS, False),
        (Repose.LONG, 19, Lane.NEWS, True),
        (Repose.LONG, 30, Lane.DIGEST, True),
        (Repose.LONG, 31, Lane.NEWS, False),
        (Repose.LONG, 23, Lane.EMERGENCY, False),
        (Repose.LONG, 23, Lane.CORRECTION, False),
        (Repose.LONG, 23, Lane.REPLY, False),
    ],
)
def test_a_resident_may_rest_longer_than_the_region(repose: Repose, hour: int, lane: Lane, waits: bool) -> None:
    at = NOON + timedelta(hours=hour - 12)
    leaves = repose.wait(at, ZONE, lane, 7)
    assert (leaves is not None) is waits
    if leaves:
        morning = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
        assert morning <= leaves < morning + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("state", "left", "withdrawn", "end"),
    [
        (BroadcastState.DONE, None, False, None),
        (BroadcastState.RUNNING, 1, False, None),
        (BroadcastState.DONE, 0, False, DeliveryState.EXPIRED),
        (BroadcastState.EXPIRED, None, False, DeliveryState.EXPIRED),
        (BroadcastState.CANCELLED, 1, False, DeliveryState.CANCELLED),
        (BroadcastState.DONE, None, True, DeliveryState.CANCELLED),
    ],
)
def test_what_was_stopped_or_is_too_late_is_left_out_of_the_digest(
    state: BroadcastState, left: int | None, withdrawn: bool, end: DeliveryState | None
) -> None:
    expires_at = None if left is None else NOON + timedelta(hours=left)
    assert fatigue.dropped(state, expires_at, NOON, withdrawn=withdrawn) is end
