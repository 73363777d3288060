from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.broadcast import BroadcastKind
from domain.lane import Lane
from domain.template import (
    BODY_LIMIT,
    Purpose,
    Quality,
    Template,
    TemplateState,
    blank,
    choose,
    fill,
    is_open,
    open_until,
    purpose_of,
)

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
OK, PAUSED = TemplateState.APPROVED, TemplateState.PAUSED


def _template(name: str, language: str = "id", state: TemplateState = OK, **more: object) -> Template:
    return Template(name, language, Purpose.EMERGENCY, state=state, **more)  # type: ignore[arg-type]


FIRST, ENGLISH, SPARE = _template("a"), _template("a", "en"), _template("b", spare=True)


@pytest.mark.parametrize(
    ("register", "language", "chosen"),
    [
        ((SPARE, ENGLISH, FIRST), "id", FIRST),
        ((SPARE, ENGLISH, FIRST), "en", ENGLISH),
        ((FIRST, SPARE), "en", FIRST),
        ((_template("a", state=PAUSED), SPARE), "id", SPARE),
        ((_template("a", state=PAUSED), ENGLISH), "id", ENGLISH),
        ((_template("a", quality=Quality.RED), _template("c")), "id", _template("c")),
        ((_template("a", state=TemplateState.PENDING), _template("b", state=TemplateState.REJECTED)), "id", None),
        ((Template("x", "id", Purpose.NOTICE, state=OK),), "id", None),
        ((), "id", None),
    ],
    ids=["own", "english", "id-for-en", "spare", "foreign", "quality", "none-approved", "other-purpose", "empty"],
)
def test_the_best_approved_template_is_chosen(
    register: tuple[Template, ...], language: str, chosen: Template | None
) -> None:
    assert choose(register, Purpose.EMERGENCY, language) == chosen


@pytest.mark.parametrize(
    ("kind", "lane", "purpose"),
    [
        (BroadcastKind.ORIGINAL, Lane.NEWS, Purpose.NOTICE),
        (BroadcastKind.ORIGINAL, Lane.DIGEST, Purpose.NOTICE),
        (BroadcastKind.ORIGINAL, Lane.EMERGENCY, Purpose.EMERGENCY),
        (BroadcastKind.UPDATE, Lane.EMERGENCY, Purpose.EMERGENCY),
        (BroadcastKind.CORRECTION, Lane.CORRECTION, Purpose.CORRECTION),
        (BroadcastKind.WITHDRAWAL, Lane.CORRECTION, Purpose.CORRECTION),
        (BroadcastKind.CLOSING, Lane.EMERGENCY, Purpose.DONE),
    ],
    ids=["news", "digest", "emergency", "update", "correction", "withdrawal", "closing"],
)
def test_each_kind_of_broadcast_has_its_purpose(kind: BroadcastKind, lane: Lane, purpose: Purpose) -> None:
    assert purpose_of(kind, lane) is purpose


@pytest.mark.parametrize(
    ("heard", "is_free"),
    [(None, False), (timedelta(0), True), (timedelta(hours=23, minutes=59), True), (timedelta(hours=24), False)],
    ids=["never", "now", "almost", "a-day-ago"],
)
def test_a_window_is_open_for_a_day(heard: timedelta | None, is_free: bool) -> None:
    heard_at = None if heard is None else NOW - heard
    assert is_open(heard_at, NOW) is is_free
    assert (open_until(heard_at) or NOW) > NOW if is_free else (open_until(heard_at) or NOW) <= NOW


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Air padam", "Air padam"),
        ("Satu\n\n\nDua\tTiga", "Satu · Dua Tiga"),
        ("Lima     spasi", "Lima spasi"),
        (" \n ", "-"),
    ],
    ids=["plain", "lines", "spaces", "empty"],
)
def test_a_blank_is_filled_on_one_line(text: str, filled: str) -> None:
    assert blank(text) == filled


@given(st.lists(st.text(max_size=80), min_size=3, max_size=3), st.text(max_size=3000))
def test_no_filled_template_is_longer_than_the_messenger_takes(short: list[str], long: str) -> None:
    filled = fill([*short, long], 200, 3)
    assert 200 + sum(map(len, filled)) <= BODY_LIMIT
    assert all(each and "\n" not in each and "\t" not in each and "    " not in each for each in filled)
