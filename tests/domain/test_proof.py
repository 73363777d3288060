from datetime import UTC, datetime, timedelta

import pytest

from domain.message import Gone, Kept, Later, Outcome, Rejected, Rests, Sent, Unknown, Unreachable
from domain.proof import WATCHED, ProofState, lacks_rights, next_look, seen

POSTED = datetime(2026, 11, 24, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Sent(()), ProofState.STANDING),
        (Kept("message-to-react-not-found"), ProofState.REMOVED),
        (Kept("message_id_invalid"), ProofState.REMOVED),
        (Kept("message-can't-be-edited"), ProofState.UNKNOWN),
        (Unreachable(Gone.KICKED), ProofState.UNKNOWN),
        (Rejected("need-administrator-rights-in-the-channel-chat"), ProofState.UNKNOWN),
        (Unknown("timeout"), ProofState.UNKNOWN),
        (Later(3, counts=False, rests=Rests.CHAT), ProofState.UNKNOWN),
    ],
)
def test_only_a_clear_answer_says_that_a_post_stands_or_is_gone(outcome: Outcome, state: ProofState) -> None:
    assert seen(outcome) is state


@pytest.mark.parametrize("channel_id", [1, 19, 20, 12345])
def test_a_post_is_looked_at_five_times_within_its_two_days_and_then_left_alone(channel_id: int) -> None:
    moments, now = [], POSTED
    while (following := next_look(POSTED, now, channel_id)) is not None:
        assert following > now
        moments.append(now := following)
    assert len(moments) == 5
    assert moments[0] - POSTED <= timedelta(hours=1)
    assert moments[-1] - POSTED < WATCHED


def test_the_looks_at_posts_of_one_moment_are_spread() -> None:
    assert len({next_look(POSTED, POSTED, channel_id) for channel_id in range(100)}) == 20


def test_after_a_downtime_only_what_still_lies_ahead_is_looked_at() -> None:
    back = next_look(POSTED, POSTED + timedelta(hours=20), 0)
    assert back == POSTED + timedelta(hours=24)
    assert next_look(POSTED, POSTED + WATCHED, 0) is None


@pytest.mark.parametrize(
    ("why", "lost"),
    [
        ("need-administrator-rights-in-the-channel-chat", True),
        ("not-enough-rights-to-send-text-messages-to-the-chat", True),
        ("chat_write_forbidden", True),
        ("message-text-is-empty", False),
    ],
)
def test_a_refusal_for_lack_of_rights_is_told_from_others(why: str, lost: bool) -> None:
    assert lacks_rights(why) is lost
