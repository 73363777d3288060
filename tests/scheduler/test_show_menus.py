from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Menu
from domain.message import Later, Outcome, Rejected, Rests, Sent
from domain.role import Role
from handlers.dialogue import Somebody
from scheduler.show_menus import show_menus
from services import terms
from services.menus import LEASE, PATIENCE
from tests.conftest import ACCOUNT_ID
from tests.mandate_town import TOWN, Hall, founded

ADMIN, SARI = "10", "20"


class Keeper:
    """Shows menus nowhere, and keeps what it was asked to show."""

    def __init__(self) -> None:
        self.shown: dict[str, list[str] | None] = {}
        self.asked = 0
        self.outcome: Outcome = Sent(())

    async def offer(self, ref: str, commands: Sequence[tuple[str, str]] | None) -> Outcome:
        self.asked += 1
        self.shown[ref] = None if commands is None else [command for command, _ in commands]
        return self.outcome


@pytest.fixture
def hall(home: Database, account_id: int, now: datetime) -> Hall:
    return founded(home, account_id, now)


async def _tick(hall: Hall, keeper: Keeper) -> int:
    sessions, reads = hall.database.sessions, hall.database.reads
    return await show_menus(sessions, reads, {ACCOUNT_ID: keeper}, lambda: hall.talk.now)


async def _official(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await hall.give(ADMIN, Somebody(SARI, "Sari"), "Petugas")
    await hall.talk.press(ADMIN, "Ya, beri")


async def test_a_menu_follows_its_persons_mandates(hall: Hall) -> None:
    keeper = Keeper()
    await _official(hall)
    assert await _tick(hall, keeper) == 1
    menu = keeper.shown[SARI]
    assert menu is not None
    assert menu[:8] == ["broadcast", "pantau", "jadwal", "ralat", "tarik", "sumber", "kotakmasuk", "laporan"]
    assert {"peran", "mulai", "berhenti"} <= set(menu)
    async with hall.database.sessions.begin() as session:
        await terms.end(session, None, await hall.mandate_id(SARI), hall.talk.now)
    assert await _tick(hall, keeper) == 1
    assert keeper.shown[SARI] is None
    assert await _tick(hall, keeper) == 0


async def test_a_menu_follows_the_language(hall: Hall) -> None:
    keeper = Keeper()
    await _official(hall)
    await hall.press_data(SARI, "language:use:en")
    await _tick(hall, keeper)
    menu = keeper.shown[SARI]
    assert menu is not None
    assert {"start", "stop", "inbox", "roles"} <= set(menu)


async def test_a_menu_that_can_not_be_shown_is_given_up_quietly(hall: Hall) -> None:
    keeper = Keeper()
    keeper.outcome = Later(5.0, counts=True, rests=Rests.NOBODY)
    await _official(hall)
    for _ in range(PATIENCE + 3):
        await _tick(hall, keeper)
        hall.talk.now += timedelta(seconds=5)
    assert keeper.asked == PATIENCE


async def test_a_menu_that_the_messenger_refuses_is_not_asked_for_again(hall: Hall) -> None:
    keeper = Keeper()
    keeper.outcome = Rejected("chat not found")
    await _official(hall)
    await _tick(hall, keeper)
    hall.talk.now += 2 * LEASE
    assert await _tick(hall, keeper) == 0


async def test_whoever_is_erased_gets_the_menu_of_everybody_and_then_nothing_names_their_chat(hall: Hall) -> None:
    keeper = Keeper()
    await _official(hall)
    await hall.press_data(SARI, "privacy:sure")
    await _tick(hall, keeper)
    assert keeper.shown[SARI] is None
    async with hall.database.reads() as session:
        assert (await session.scalars(select(Menu))).all() == []
