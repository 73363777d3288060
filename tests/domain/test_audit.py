from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from domain.audit import GENESIS, Entry, Origin, plain, sealed

AT = datetime(2026, 11, 24, 2, 30, 0, 5, tzinfo=UTC)
ENTRY = Entry(1, 7, Origin.TELEGRAM, "mandate-given", "resident:8", None, {"role": "petugas"}, AT)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"actor_id": None},
        {"actor_id": 8},
        {"origin": Origin.SHELL},
        {"verb": "mandate-ended"},
        {"thing": "resident:9"},
        {"before": {}},
        {"after": {"role": "auditor"}},
        {"at": AT + timedelta(microseconds=1)},
    ],
)
def test_whatever_is_changed_in_a_row_changes_its_seal(change: dict[str, Any]) -> None:
    assert sealed(replace(ENTRY, **change), GENESIS) != sealed(ENTRY, GENESIS)


def test_a_seal_depends_on_the_row_before() -> None:
    assert sealed(ENTRY, GENESIS) != sealed(ENTRY, sealed(ENTRY, GENESIS))


def test_a_seal_is_the_same_however_facts_are_ordered_and_in_whatever_zone_the_moment_is_said() -> None:
    one = replace(ENTRY, after={"a": 1, "b": 2})
    other = replace(ENTRY, after={"b": 2, "a": 1}, at=AT.astimezone(timezone(timedelta(hours=8))))
    assert sealed(one, GENESIS) == sealed(other, GENESIS)


@pytest.mark.parametrize("value", ["Ibu Sari dari RT 3", "banjir, naik!", ["64.71", "Pak Budi"], {"name": "x"}])
def test_words_of_people_are_kept_out_of_the_trail(value: object) -> None:
    with pytest.raises(ValueError, match="reason"):
        plain({"reason": value})


def test_ids_codes_states_and_moments_may_stand_in_the_trail() -> None:
    facts = {"regions": ["64.71", "64.72"], "state": Origin.SHELL, "count": 3, "ends": AT.isoformat(), "by": None}
    assert plain(facts)["state"] == "shell"
