import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.relay import LONGEST_DIGEST, Measure, Waiting, posts

USUAL = Measure()
waitings = st.lists(st.booleans(), max_size=20).map(
    lambda feeds: [Waiting(number, 100 + number, from_feed) for number, from_feed in enumerate(feeds)]
)


def _waiting(kinds: str) -> list[Waiting]:
    return [Waiting(number, 100 + number, kind == "f") for number, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("kinds", "sent", "sizes"),
    [
        ("", 0, []),
        ("f", 0, [1]),
        ("fff", 0, [1, 1, 1]),
        ("ffff", 0, [4]),
        ("oo", 0, [1, 1]),
        ("offf", 0, [1, 1, 1, 1]),
        ("offff", 0, [1, 4]),
        ("ooff", 1, [1, 1, 2]),
        ("ooooo", 0, [1, 1, 1, 2]),
        ("fff", 3, [3]),
        ("f", 4, []),
        ("f", 9, []),
        ("f" * 12, 0, [10, 2]),
        ("f" * 23, 2, [10, 10]),
        ("f" * 12, 3, [10]),
    ],
)
def test_a_slot_gives_few_posts_and_the_rest_as_a_digest(kinds: str, sent: int, sizes: list[int]) -> None:
    assert [len(post) for post in posts(_waiting(kinds), sent, USUAL)] == sizes


@given(waitings, st.integers(0, 6))
def test_nothing_is_doubled_and_the_hour_is_kept(waiting: list[Waiting], sent: int) -> None:
    planned = posts(waiting, sent, USUAL)
    left = [each for post in planned for each in post]
    assert len(planned) <= max(0, USUAL.an_hour - sent)
    assert len(set(left)) == len(left)
    assert set(left) <= set(waiting)
    assert bool(left) == (bool(waiting) and sent < USUAL.an_hour)
    assert all(len(post) <= LONGEST_DIGEST for post in planned)
    if len(waiting) <= LONGEST_DIGEST and sent < USUAL.an_hour:
        assert len(left) == len(waiting)
    assert sum(len(post) == 1 and post[0].from_feed for post in planned) <= USUAL.alone


@pytest.mark.parametrize(
    ("measure", "sizes"),
    [(Measure(1, 3), [3]), (Measure(8, 1), [3]), (Measure(8, 5), [1, 1, 1]), (Measure(2, 0), [3])],
)
def test_an_office_may_set_how_much_its_channels_take(measure: Measure, sizes: list[int]) -> None:
    assert [len(post) for post in posts(_waiting("fff"), 0, measure)] == sizes
