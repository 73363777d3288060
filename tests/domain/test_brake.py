from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.brake import BURST, RELEASED, SECONDS, Pace, Verdict, meet

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


def _many(pace: Pace | None, times: int, at: datetime) -> tuple[Pace, list[Verdict]]:
    verdicts = []
    for _ in range(times):
        pace, verdict = meet(pace, at)
        verdicts.append(verdict)
    assert pace is not None
    return pace, verdicts


def test_a_burst_is_free_then_the_brake_begins_once_and_holds() -> None:
    _, verdicts = _many(None, 10_000, NOW)
    assert verdicts.count(Verdict.FREE) == BURST
    assert verdicts.count(Verdict.BEGINS) == 1
    assert set(verdicts[BURST + 1 :]) == {Verdict.HELD}


def test_after_a_pause_somebody_is_answered_again_and_told_again_next_time() -> None:
    pace, _ = _many(None, BURST + 500, NOW)
    later = NOW + timedelta(seconds=RELEASED * SECONDS)
    pace, verdict = meet(pace, later)
    assert verdict is Verdict.FREE
    _, verdicts = _many(pace, BURST, later)
    assert verdicts.count(Verdict.BEGINS) == 1


def test_whoever_goes_on_writing_fast_stays_held() -> None:
    pace, _ = _many(None, BURST + 1, NOW)
    for second in range(300):
        pace, verdict = meet(pace, NOW + timedelta(seconds=second))
        assert verdict is Verdict.HELD


def test_a_person_typing_as_people_do_is_never_held() -> None:
    pace = None
    for n in range(2_000):
        pace, verdict = meet(pace, NOW + n * timedelta(seconds=SECONDS))
        assert verdict is Verdict.FREE


@given(st.lists(st.integers(-100, 100), max_size=200))
def test_a_clock_that_steps_back_frees_nobody_early(steps: list[int]) -> None:
    pace, at = _many(None, BURST + 1, NOW)[0], NOW
    for step in steps:
        at += timedelta(seconds=step)
        pace, _ = meet(pace, at)
        assert 0 <= pace.left <= BURST
        assert pace.at >= NOW
