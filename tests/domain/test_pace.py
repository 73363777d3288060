from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import pace
from domain.message import Content, ContentKind, MediaItem
from domain.pace import Closed, Opening, PaceState
from tests.seconds import busiest_second

START = datetime(2026, 11, 24, tzinfo=UTC)
rates = st.sampled_from([1, 2, 20, 25, 30, 80, 1000])
waits = st.lists(st.floats(0, 2.5), min_size=5, max_size=40)


def moments(rate: int, stalls: list[float], late: list[float], weight: int = 1) -> list[float]:
    """When copies reach the server if turns are taken after such stalls and each copy leaves somewhat late."""
    state, now, left = PaceState(rate, None, None), START, []
    for place, stall in enumerate(stalls):
        now += timedelta(seconds=stall)
        found = pace.turn(state, weight, now)
        if isinstance(found, Closed):
            now = found.until
            found = pace.turn(state, weight, now)
        assert isinstance(found, Opening)
        state = PaceState(rate, found.end(found.copies), None)
        delay = late[place % len(late)] * pace.LATE
        left += [(found.moment(n) - START).total_seconds() + delay for n in range(found.copies)]
    return [moment for moment in left for _ in range(weight)]


@given(rates, waits, st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_no_sliding_second_holds_more_than_the_rate_however_the_turns_stall(
    rate: int, stalls: list[float], late: list[float]
) -> None:
    assert busiest_second(moments(rate, stalls, late)) <= rate


@pytest.mark.parametrize("rate", [25, 30, 1000])
def test_without_stalls_at_least_93_per_cent_of_the_rate_is_used(rate: int) -> None:
    sent = moments(rate, [0.0] * 400, [0.0])
    assert len(sent) / (sent[-1] - sent[0]) >= 0.93 * rate


@given(rates, st.integers(-3600, 3600))
def test_a_clock_that_is_set_stops_nobody_for_longer_than_the_look_ahead(rate: int, step: int) -> None:
    found = pace.turn(PaceState(rate, START, None), 1, START + timedelta(seconds=step))
    if isinstance(found, Closed):
        assert found.until - (START + timedelta(seconds=step)) <= timedelta(seconds=12)


def test_a_turn_looks_no_further_ahead_than_a_quarter_of_a_second() -> None:
    state = PaceState(25, START + timedelta(seconds=0.3), None)
    assert pace.turn(state, 1, START) == Closed(START + timedelta(seconds=0.05), rests=False)


def test_a_rest_is_kept_to_its_end() -> None:
    until = START + timedelta(seconds=10_000)
    state = PaceState(25, START, until)
    assert pace.turn(state, 1, START) == Closed(until, rests=True)
    assert isinstance(pace.turn(state, 1, until), Opening)


@given(rates, st.integers(1, 50))
def test_answers_to_people_push_the_pace_but_never_look_like_a_clock_that_was_set(rate: int, answers: int) -> None:
    state = PaceState(rate, None, None)
    for _ in range(answers):
        state = PaceState(rate, pace.debited(state, START), None)
    found = pace.turn(state, 1, START)
    assert isinstance(found, Closed) or found.start > START


def test_an_album_costs_its_pictures_and_a_poll_its_footer() -> None:
    pictures = tuple(MediaItem(ContentKind.PHOTO, ref=str(n)) for n in range(4))
    assert pace.weight(Content(ContentKind.ALBUM, media=pictures)) == 4
    assert pace.weight(Content(ContentKind.POLL)) == 2
    assert pace.weight(Content()) == 1
    one, four = pace.turn(PaceState(30, None, None), 1, START), pace.turn(PaceState(30, None, None), 4, START)
    assert isinstance(one, Opening)
    assert isinstance(four, Opening)
    assert (one.copies, four.copies) == (10, 2)


@pytest.mark.parametrize(("rate", "copies"), [(2, 1), (25, 9), (30, 10), (80, 15), (1000, 189), (1_000_000, 500)])
def test_a_turn_is_longer_where_few_would_fit_into_it(rate: int, copies: int) -> None:
    found = pace.turn(PaceState(rate, None, None), 1, START)
    assert isinstance(found, Opening)
    assert found.copies == copies


def test_one_person_gets_one_message_in_six_seconds_where_windows_close() -> None:
    assert pace.spacing(shared=False, windowed=True) > timedelta(seconds=6)
    assert pace.spacing(shared=True) < timedelta(seconds=6)
