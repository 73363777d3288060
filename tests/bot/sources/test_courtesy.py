from datetime import UTC, datetime, timedelta

import pytest

from bot.sources.courtesy import MOST, WITHIN, Courtesy, fresh_for

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


def test_a_host_is_asked_sixty_times_in_any_minute_and_others_are_free() -> None:
    now = NOW

    def clock() -> datetime:
        return now

    courtesy, let = Courtesy(clock), []
    for second in range(240):
        now = NOW + timedelta(seconds=second / 2)
        let += [now] if not courtesy.ask("a.id") else []
    assert all(sum(start <= each < start + WITHIN for each in let) <= MOST for start in let)
    assert len(let) == 2 * MOST
    assert not courtesy.ask("b.id")


def test_it_says_when_one_more_may_leave() -> None:
    courtesy = Courtesy(lambda: NOW, most=1)
    assert courtesy.ask("a.id") == timedelta(0)
    assert courtesy.ask("a.id") == WITHIN


def test_a_clock_that_steps_back_shuts_nobody_out() -> None:
    now = NOW
    courtesy = Courtesy(lambda: now, most=1)
    courtesy.ask("a.id")
    now = NOW - timedelta(days=1)
    assert courtesy.ask("a.id") == timedelta(0)


@pytest.mark.parametrize(
    ("said", "age", "fresh"),
    [
        ("max-age=600", "", timedelta(minutes=10)),
        ("public, Max-Age=600", "100", timedelta(seconds=500)),
        ("max-age=60", "900", timedelta(0)),
        ("no-cache, max-age=600", "", None),
        ("no-store", "", None),
        ("max-age=besok", "", None),
        ("x-max-age=5", "", None),
        ("", "", None),
    ],
)
def test_what_a_server_calls_fresh(said: str, age: str, fresh: timedelta | None) -> None:
    assert fresh_for({"cache-control": said, "age": age}) == fresh
