import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from domain.refusal import Refusal
from domain.role import Role
from handlers.dialogue import Somebody
from services import granting, invitations, mandates, people, terms
from services.granting import Wish
from services.people import Person
from tests.conftest import ACCOUNT_ID
from tests.mandate_town import PROVINCE, TOWN, Hall, founded

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


async def _pressed_together(
    hall: Hall, refs: list[str], act: Callable[[AsyncSession, Person], Awaitable[object]]
) -> int:
    """Several people press at the same moment; how many got their way."""

    async def press(ref: str) -> bool:
        try:
            async with hall.database.sessions.begin() as session:
                person = await people.recognise(session, ACCOUNT_ID, ref, "id", hall.talk.now)
                await act(session, await people.ensure_known(session, ACCOUNT_ID, person, hall.talk.now))
        except Refusal:
            return False
        return True

    return sum(await asyncio.gather(*(press(ref) for ref in refs)))


async def test_two_second_persons_who_agree_at_once_make_one_mandate(hall: Hall) -> None:
    for ref in ("1", "2", "3"):
        await hall.holder(ref, Role.REGION_ADMIN, TOWN)
    await hall.give("1", Somebody("20", "Sari"), "Penyetuju")
    await hall.talk.press("1", "Ya, beri")
    now = hall.talk.now
    assert await _pressed_together(hall, ["2", "3"], lambda session, who: granting.confirm(session, who, 1, now)) == 1
    assert (await hall.verbs("mandate")).count("mandate-given") == 1


async def test_a_link_that_several_use_at_once_serves_one_of_them(hall: Hall) -> None:
    now = hall.talk.now
    async with hall.database.sessions.begin() as session:
        payload = await invitations.make(session, None, Wish(Role.OFFICIAL, TOWN, None, "SK 1"), now)
    secret = payload.removeprefix("m_")
    refs = [str(n) for n in range(30, 35)]
    assert await _pressed_together(hall, refs, lambda s, who: invitations.accept(s, secret, who, "", now)) == 1
    assert sum([bool(await hall.held(ref)) for ref in refs]) == 1
