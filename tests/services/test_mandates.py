from datetime import datetime

import pytest

from data.database import Database
from domain.role import Role
from services import mandates, terms
from tests.conftest import ACCOUNT_ID
from tests.mandate_town import PROVINCE, Hall, founded

FIRST, OTHER = "10", "11"


@pytest.fixture
def hall(home: Database, account_id: int, now: datetime) -> Hall:
    return founded(home, account_id, now)


async def _start(hall: Hall, *refs: str) -> tuple[str, ...]:
    now = hall.talk.now
    async with hall.database.sessions.begin() as session:
        await mandates.bootstrap(session, ACCOUNT_ID, refs, PROVINCE, now)
        return await mandates.first_administrators(session, ACCOUNT_ID, refs, PROVINCE, now)


async def test_the_first_administrators_are_made_once_and_audited(hall: Hall) -> None:
    for _ in range(3):
        assert await _start(hall, FIRST) == (FIRST,)
    assert await hall.held(FIRST) == {(Role.REGION_ADMIN, PROVINCE)}
    assert await hall.verbs() == ["mandate-bootstrapped"]


async def test_what_was_ended_is_not_given_again_at_the_next_start(hall: Hall) -> None:
    await _start(hall, FIRST)
    number = await hall.mandate_id(FIRST)
    async with hall.database.sessions.begin() as session:
        await terms.end(session, None, number, hall.talk.now)
    assert await _start(hall, FIRST, OTHER) == (OTHER,)
    assert await hall.held(FIRST) == set()


async def test_an_id_taken_out_of_the_settings_keeps_its_role_until_somebody_ends_it(hall: Hall) -> None:
    await _start(hall, FIRST, OTHER)
    await _start(hall, OTHER)
    assert await hall.held(FIRST) == {(Role.REGION_ADMIN, PROVINCE)}
