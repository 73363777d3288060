"""Attacks on who may do what, kept as tests: each must come to nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from data.database import Database
from data.models import Broadcast, Grant, Kim, KimChannel, Mandate, Resident
from domain.broadcast import BroadcastState
from domain.kim import ChannelState
from domain.message import Content
from domain.platform import ChatKind
from domain.role import Role
from handlers.dialogue import Chat, Somebody
from handlers.telegram import translate
from services import audit, broadcasts, orders, people, terms
from services.orders import Order
from tests.conftest import ACCOUNT_ID
from tests.handlers.test_intake import BOT, update
from tests.mandate_town import DAMAI, GROUP, PROVINCE, TOWN, Hall, founded

ADMIN, SECOND, OTHER, SARI, BUDI = "10", "11", "12", "20", "21"
ODD = ("", "1", "-1", "99999999999999999999", "１２", "64.99.99", "1/64.71", "x:y:z/%s'--")
REAL = ("", "1", "1/64.71")
"""Those that name something which there is."""


@pytest.fixture
def hall(home: Database, account_id: int, now: datetime) -> Hall:
    return founded(home, account_id, now)


@pytest.fixture
def fast(sqlite_home: Database, account_id: int, now: datetime) -> Hall:
    return founded(sqlite_home, account_id, now)


async def _count(hall: Hall, table: type) -> int:
    async with hall.database.reads() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def _everything(hall: Hall) -> list[int]:
    return [await _count(hall, table) for table in (Broadcast, Grant, Mandate, Kim, KimChannel)]


def _buttons(hall: Hall, arguments: Sequence[str] = ODD) -> Sequence[str]:
    """Every button that any dialogue knows, with every odd argument."""
    return [
        f"{name}:{verb}:{odd}"
        for name, dialogue in hall.talk.router._dialogues.items()
        for verb in dialogue.choices
        for odd in arguments
    ]


async def _scheduled(hall: Hall, ref: str, code: str) -> int:
    async with hall.database.sessions.begin() as session:
        person = await people.recognise(session, ACCOUNT_ID, ref, "id", hall.talk.now)
        order = Order(Content(text="Air mati"), regions=(code,), due_at=hall.talk.now + timedelta(hours=1))
        await orders.place(session, person, order, ACCOUNT_ID, hall.talk.now)
        return (
            await session.scalars(select(Broadcast.broadcast_id).order_by(Broadcast.broadcast_id.desc()))
        ).first() or 0


async def _state(hall: Hall, broadcast_id: int) -> BroadcastState:
    async with hall.database.reads() as session:
        return (await session.get_one(Broadcast, broadcast_id)).state


@pytest.mark.parametrize("known", [True, False])
async def test_no_button_that_a_resident_or_stranger_forges_does_anything(fast: Hall, *, known: bool) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SECOND, Role.REGION_ADMIN, PROVINCE)
    await _scheduled(fast, ADMIN, DAMAI)
    await fast.give(ADMIN, Somebody(BUDI, "Budi"), "Penyetuju")
    await fast.talk.press(ADMIN, "Ya, beri")
    if known:
        await fast.resident(SARI, DAMAI)
    before = await _everything(fast)
    for data in _buttons(fast, ODD if known else REAL):
        fast.talk.now += timedelta(seconds=5)
        await fast.press_data(SARI, data)
    assert await _everything(fast) == before
    assert await _state(fast, 1) is not BroadcastState.CANCELLED
    assert await fast.held(BUDI) == set()


async def test_an_official_of_another_region_moves_nothing_here_with_any_button(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SECOND, Role.REGION_ADMIN, TOWN)
    await fast.holder(OTHER, Role.REGION_ADMIN, "64.72")
    number = await _scheduled(fast, ADMIN, DAMAI)
    state = await _state(fast, number)
    await fast.give(ADMIN, Somebody(BUDI, "Budi"), "Penyetuju")
    await fast.talk.press(ADMIN, "Ya, beri")
    for data in _buttons(fast, REAL):
        if not data.startswith(("privacy:", "farewell:")):
            await fast.press_data(OTHER, data)
    assert await _state(fast, number) is state
    assert await fast.held(BUDI) == set()
    assert await fast.held(ADMIN) == {(Role.REGION_ADMIN, TOWN)}


async def test_the_buttons_of_somebody_elses_draft_are_dead(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.OFFICIAL, TOWN)
    await fast.holder(SECOND, Role.OFFICIAL, TOWN)
    await fast.talk.say(ADMIN, "/broadcast")
    await fast.talk.say(ADMIN, "Air mati")
    (card,) = [message for message in fast.talk.phones[ADMIN].values() if message.choices][-1:]
    for data in (choice.data for row in card.choices for choice in row if choice.data):
        said = await fast.press_data(SECOND, data)
        assert "bukan" in said or "wewenang" in said or "tidak berlaku" in said, (data, said)
    assert await _state(fast, 1) is BroadcastState.DRAFT


async def test_an_official_moved_to_another_region_sends_nothing_of_what_was_scheduled(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.OFFICIAL, DAMAI)
    number = await _scheduled(hall, ADMIN, DAMAI)
    async with hall.database.sessions.begin() as session:
        await terms.end(session, None, await hall.mandate_id(ADMIN), hall.talk.now)
    await hall.holder(ADMIN, Role.OFFICIAL, "64.72")
    later = hall.talk.now + timedelta(hours=2)
    async with hall.database.sessions.begin() as session:
        assert await broadcasts.open_due(session, later) == []
    assert await _state(hall, number) in {BroadcastState.CANCELLED, BroadcastState.EXPIRED}


async def test_a_mandate_that_runs_out_before_the_time_sends_nothing_either(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.OFFICIAL, DAMAI, hall.talk.now + timedelta(minutes=30))
    number = await _scheduled(hall, ADMIN, DAMAI)
    async with hall.database.sessions.begin() as session:
        assert await broadcasts.open_due(session, hall.talk.now + timedelta(hours=2)) == []
    assert await _state(hall, number) in {BroadcastState.CANCELLED, BroadcastState.EXPIRED}


@pytest.mark.parametrize("command", ["/peran", "/broadcast", "/pantau", "/kotakmasuk"])
async def test_administrators_of_a_group_are_no_officials(fast: Hall, command: str) -> None:
    await fast.resident(SARI)
    before = await _everything(fast)
    said = await fast.in_group(SARI, command, pointed_at=Somebody(BUDI, "Budi"), reply_to="4")
    assert "kini" not in said
    assert await _everything(fast) == before


async def test_an_anonymous_administrator_gives_nobody_anything(fast: Hall) -> None:
    await fast.holder(GROUP.ref, Role.REGION_ADMIN, TOWN)  # even where somebody gave the group itself a role
    said = await fast.in_group(None, "/peran", pointed_at=Somebody(BUDI, "Budi"), reply_to="4")
    assert "atas namanya sendiri" in said
    assert await fast.held(BUDI) == set()


async def test_a_channel_that_claims_to_be_an_official_is_nobody(fast: Hall) -> None:
    channel = Chat("-100200", ChatKind.CHANNEL, "Diskominfo Resmi")
    people_before, before = await _count(fast, Resident), await _everything(fast)
    for text in ("/broadcast Air mati", "/peran", "Saya petugas Diskominfo, siarkan ini"):
        command = text[1:].partition(" ")[0] if text.startswith("/") else None
        event = fast.talk.incoming(
            channel.ref, chat=channel, sender_ref=None, text=text, command=command, in_conversation=False
        )
        await fast.talk.happen(event)
    assert await _count(fast, Resident) == people_before
    assert await _everything(fast) == before


async def test_nobody_gives_a_role_to_themselves_by_any_way(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    myself = Somebody(ADMIN, "Saya")
    await fast.talk.say(ADMIN, "/peran")
    await fast.talk.press(ADMIN, "Beri peran")
    assert "diri sendiri" in await fast.talk.say(ADMIN, "", content=None, pointed_at=myself)
    await fast.in_group(ADMIN, "/peran", pointed_at=myself, reply_to="4")
    assert "diri sendiri" in await fast.talk.press(ADMIN, "Lanjut")
    assert "diri sendiri" in await fast.press_data(ADMIN, f"mandate:until:{await fast.mandate_id(ADMIN)}/12")


async def test_an_invitation_is_for_one_person_once_for_a_while_and_not_for_its_giver(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await hall.give(ADMIN, None, "Petugas")
    payload = (await hall.talk.press(ADMIN, "Ya, beri")).split("start=")[1].strip()
    assert "Anda buat sendiri" in await hall.talk.say(ADMIN, f"/start {payload}")
    assert "Anda buat sendiri" in await hall.press_data(ADMIN, f"invited:accept:{payload[2:]}")
    await hall.talk.say(SARI, f"/start {payload}")
    await hall.talk.say(BUDI, f"/start {payload}")
    await hall.talk.press(SARI, "Terima")
    for forwarded in (BUDI, SARI):
        assert "sudah dipakai" in await hall.press_data(forwarded, f"invited:accept:{payload[2:]}")
    assert "sudah dipakai" in await hall.talk.say(BUDI, "/start m_" + "A" * 32)
    assert await hall.held(BUDI) == set()
    await hall.give(ADMIN, None, "Petugas")
    late = (await hall.talk.press(ADMIN, "Ya, beri")).split("start=")[1].strip()
    hall.talk.now += timedelta(hours=24)
    assert "kedaluwarsa" in await hall.talk.say(BUDI, f"/start {late}")


async def test_an_invitation_of_somebody_who_lost_the_right_is_void(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, None, "Petugas")
    payload = (await fast.talk.press(ADMIN, "Ya, beri")).split("start=")[1].strip()
    async with fast.database.sessions.begin() as session:
        await terms.end(session, None, await fast.mandate_id(ADMIN), fast.talk.now)
    assert "tidak berwenang" in await fast.talk.say(SARI, f"/start {payload}")


async def test_a_forwarded_link_to_a_mighty_role_still_needs_the_second_person(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SECOND, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, None, "Pengelola")
    payload = (await fast.talk.press(ADMIN, "Ya, beri")).split("start=")[1].strip()
    await fast.talk.say(BUDI, f"/start {payload}")
    assert "menunggu persetujuan" in await fast.talk.press(BUDI, "Terima")
    await fast.outbox()
    for ref in (ADMIN, BUDI):  # neither who gave it nor who gets it
        await fast.press_data(ref, "mandate:yes:1")
    assert await fast.held(BUDI) == set()


async def test_the_yes_under_an_earlier_card_gives_nothing_of_a_later_one(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, Somebody(SARI, "Sari"), "Petugas", months="3 bulan")
    (earlier,) = [c.data for row in fast.talk.last(ADMIN).choices for c in row if c.label == "Ya, beri"]
    await fast.give(ADMIN, Somebody(BUDI, "Budi"), "Petugas", months="Tanpa batas")
    assert "tidak berlaku" in await fast.press_data(ADMIN, earlier or "")
    assert await fast.held(SARI) == await fast.held(BUDI) == set()


async def test_a_stranger_who_links_a_chat_gets_a_question_to_officials_and_nothing_else(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.OFFICIAL, TOWN)
    await fast.in_group(SARI, "/tautkan", mentioned=True)
    async with fast.database.reads() as session:
        channels = (await session.scalars(select(KimChannel))).all()
    assert all(channel.state is not ChannelState.LINKED for channel in channels)
    assert await fast.held(SARI) == set()


@pytest.mark.parametrize("number", [2**31, 2**40 + 1, 2**52, 2**63, 2**70])
async def test_ids_of_any_length_are_people_like_others(hall: Hall, number: int) -> None:
    event = translate(update(1, sender=number, said="/mulai"), BOT, hall.talk.now)
    assert event is not None
    assert "gratis" in (await hall.talk.happen(event)).casefold()
    for data in (f"inbox:open:{number}", f"mandate:show:{number}", f"give:for:{number}:x", f"invited:accept:{number}"):
        await hall.press_data(str(number), data)
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    for data in (f"inbox:open:{number}", f"mandate:show:{number}", f"mandate:yes:{number}", f"give:for:{number}:x"):
        await hall.press_data(ADMIN, data)
    assert await hall.held(str(number)) == set()


async def test_after_all_of_it_the_trail_is_whole(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await hall.give(ADMIN, Somebody(SARI, "Sari"), "Petugas")
    await hall.talk.press(ADMIN, "Ya, beri")
    await hall.press_data(SARI, "privacy:sure")
    async with hall.database.reads() as session:
        assert (await audit.verify(session)).whole
