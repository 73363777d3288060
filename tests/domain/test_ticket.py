from datetime import UTC, date, datetime, timedelta

import pytest

from domain.national_days import is_holiday
from domain.ticket import (
    CLOSED,
    MOVES,
    OPEN,
    Dues,
    Side,
    Terms,
    TicketClock,
    TicketState,
    dues,
    end_of,
    may_move,
    reminder,
)
from domain.working_days import before, is_working, later

_DESK = {
    "received": "verified handed in_work done postponed not_ours",
    "verified": "handed in_work done postponed not_ours",
    "handed": "handed in_work done postponed not_ours",
    "in_work": "handed done postponed",
    "done": "reopened",
    "reopened": "verified handed in_work done postponed not_ours",
    "postponed": "handed in_work done not_ours",
    "not_ours": "reopened",
}


@pytest.mark.parametrize("source", list(TicketState))
@pytest.mark.parametrize("target", list(TicketState))
def test_the_desk_moves_a_ticket_only_as_the_table_says(source: TicketState, target: TicketState) -> None:
    assert may_move(source, target, Side.DESK) == (target.value in _DESK[source.value].split())


@pytest.mark.parametrize("source", list(TicketState))
def test_a_resident_only_settles_what_is_open_and_opens_again_what_is_closed(source: TicketState) -> None:
    allowed = {target for target in TicketState if may_move(source, target, Side.RESIDENT)}
    assert allowed == ({TicketState.DONE} if source in OPEN else {TicketState.REOPENED})


def test_every_state_but_the_first_has_a_way_in_and_every_move_tells_the_resident() -> None:
    assert set(MOVES) == set(TicketState) - {TicketState.RECEIVED}
    assert len({move.told for move in MOVES.values()}) == len(MOVES)


def test_a_settled_ticket_has_nothing_due_and_every_open_one_has() -> None:
    some = Dues(date(2026, 1, 5), date(2026, 1, 7), date(2026, 1, 14))
    assert all((some.of(state) is None) == (state in CLOSED) for state in TicketState)
    assert some.of(TicketState.POSTPONED) == some.complete


@pytest.mark.parametrize("days", [1, 3, 5, 10, 17])
def test_over_a_year_of_holidays_exactly_so_many_working_days_lie_in_between(days: int) -> None:
    local = frozenset({date(2026, 2, 10), date(2026, 6, 2)})
    for offset in range(365):
        day = date(2026, 1, 1) + timedelta(days=offset)
        due = later(day, days, local)
        between = [day + timedelta(days=step) for step in range(1, (due - day).days + 1)]
        working = [each for each in between if each.weekday() < 5 and not is_holiday(each) and each not in local]
        assert len(working) == days
        assert working[-1] == due
        assert is_working(before(due, local), local)


def test_nyepi_and_a_citys_own_day_are_stepped_over() -> None:
    assert later(date(2026, 3, 18), 1) == date(2026, 3, 20)  # Nyepi is on the 19th
    assert later(date(2026, 2, 9), 1) == date(2026, 2, 10)
    assert later(date(2026, 2, 9), 1, {date(2026, 2, 10)}) == date(2026, 2, 11)


def test_services_have_three_terms_and_requests_for_information_one() -> None:
    tuesday = date(2026, 11, 24)
    assert dues(tuesday, TicketClock.SERVICE, Terms(), ()) == Dues(
        date(2026, 11, 27), date(2026, 12, 1), date(2026, 12, 8)
    )
    assert dues(tuesday, TicketClock.INFORMATION, Terms(), ()) == Dues(*[date(2026, 12, 8)] * 3)


def test_a_term_ends_with_its_last_day_in_the_regions_zone_and_is_reminded_of_the_morning_before() -> None:
    friday = date(2026, 11, 27)
    assert end_of(friday, "Asia/Makassar") == datetime(2026, 11, 27, 16, tzinfo=UTC)
    assert reminder(friday, "Asia/Makassar", ()) == datetime(2026, 11, 26, 0, tzinfo=UTC)
