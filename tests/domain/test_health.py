import pytest

from domain.health import Signs

WELL = {"database": 1.0, "worker": 2.0, "scheduler": 2.0, "updates": {1: 50.0, 2: 100.0}}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, []),
        ({"database": 16.0}, ["database"]),
        ({"database": None}, ["database"]),
        ({"worker": 11.0}, ["worker"]),
        ({"worker": None}, ["worker"]),
        ({"scheduler": 11.0}, ["scheduler"]),
        ({"updates": {1: 121.0, 2: None}}, ["updates:1", "updates:2"]),
        ({"updates": {}}, []),
    ],
)
def test_whatever_has_been_silent_for_too_long_is_named(changed: dict[str, object], why: list[str]) -> None:
    assert list(Signs(**(WELL | changed)).stale()) == why  # type: ignore[arg-type]
