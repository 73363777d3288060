from datetime import UTC, datetime, timedelta

import pytest

from data import mandates
from data.database import Database
from data.models import Ticket
from domain.mandate import Mandate
from domain.region import RegionCode
from domain.role import Role
from scheduler.mind_tickets import mind_tickets
from tests.feedback_town import DAMAI, TOWN, Town, founded


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


async def _mind(town: Town) -> int:
    told = await mind_tickets(town.database.sessions, town.database.reads, town.office.home, lambda: town.talk.now)
    await town.outbox()
    return told


async def _chief(town: Town, ref: str) -> None:
    resident_id = await town.resident(ref)
    async with town.database.sessions.begin() as session:
        await mandates.give(session, resident_id, Mandate(Role.REGION_ADMIN, RegionCode(TOWN)), "SK 2", town.talk.now)


async def test_the_desk_is_reminded_once_before_and_the_chief_and_the_resident_are_told_once_after(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", DAMAI)
    await town.talk.say("5", "/aspirasi Jalan rusak")
    await town.talk.say("5", "/aspirasi Lampu mati")
    await town.quarter()
    await _chief(town, "3")
    assert await _mind(town) == 0
    town.talk.now = datetime(2026, 11, 26, 0, 1, tzinfo=UTC)  # Thursday, 08.01 WITA
    assert await _mind(town) == 2
    assert town.talk.text("1") == "2 pesan warga mendekati tenggat: nomor 1, 2."
    assert await _mind(town) == 0
    town.talk.now = datetime(2026, 11, 27, 16, 1, tzinfo=UTC)  # Friday is over
    assert await _mind(town) == 2
    assert town.talk.text("3").startswith("LEWAT TENGGAT: 2 pesan warga, nomor 1, 2.")
    assert "Kami sudah meneruskannya kepada pimpinan" in town.talk.text("5")
    assert "LEWAT" not in town.talk.text("1")
    assert await _mind(town) == 0
    assert "Diteruskan ke pimpinan pada Sabtu, 28 November 2026 00.01 WITA" in await town.talk.press("3", "2")
    await town.talk.press("3", "dikerjakan")
    async with town.database.reads() as session:
        ticket = await session.get_one(Ticket, 2)
    assert (ticket.due_at, ticket.escalated_at) == (datetime(2026, 12, 8, 16, tzinfo=UTC), None)


async def test_whoever_had_it_in_hand_is_reminded_alone_and_without_a_chief_the_desk_hears_of_it(town: Town) -> None:
    await town.resident("5", DAMAI)
    for ref in ("1", "2"):
        await town.official(ref, DAMAI)
    await town.talk.say("5", "/aspirasi Jalan rusak")
    await town.quarter()
    await town.talk.press("1", "Tindakan")
    await town.talk.press("1", "Saya tangani")
    town.talk.now = datetime(2026, 11, 26, 0, 1, tzinfo=UTC)
    await _mind(town)
    assert town.talk.text("1") == "1 pesan warga mendekati tenggat: nomor 1."
    assert "tenggat" not in town.talk.text("2")
    town.talk.now += timedelta(days=3)
    await _mind(town)
    assert "LEWAT TENGGAT" in town.talk.text("2")
    assert "pimpinan" not in town.talk.text("5")
