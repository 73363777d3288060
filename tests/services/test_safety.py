"""Who is safe and who needs help: counted by kelurahan on both databases, and listed for who may read it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Announcement, Audit, Ticket
from domain.refusal import Refusal
from domain.safety import Safety
from domain.ticket import TicketState
from services import people, safety, safety_counts, safety_sheets
from services.safety_counts import Standing
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, OTHER, TOWN, Town
from tests.safety_town import warned


async def _flooded(home: Database, account_id: int, now: datetime) -> Town:
    """Three are safe, need help and are silent in Damai; one is silent elsewhere."""
    people_warned = [("5", DAMAI), ("6", DAMAI), ("7", DAMAI), ("9", OTHER)]
    town = await warned(home, account_id, now, people_warned)
    await town.talk.press("5", "Saya aman")
    await town.talk.press("6", "Butuh bantuan")
    return town


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return await _flooded(sqlite_home, account_id, now)


async def _look(town: Town, ref: str) -> Standing:
    async with town.database.reads() as session:
        person = await people.recognise(session, ACCOUNT_ID, ref, "id", town.talk.now)
        return await safety_counts.look(session, person, 1)


async def test_every_kelurahan_is_counted_and_another_answer_replaces_the_first(
    home: Database, account_id: int, now: datetime
) -> None:
    town = await _flooded(home, account_id, now)
    found = await _look(town, "1")
    assert found.places == (
        ("Kel. Damai", Safety(DAMAI, safe=1, needs=1, silent=1)),
        ("Kel. Prapatan", Safety(OTHER, silent=1)),
    )
    await town.talk.press("5", "Butuh bantuan")
    await town.talk.press("6", "Saya aman")
    await town.talk.press("6", "Saya aman")
    found = await _look(town, "1")
    assert found.places[0][1] == Safety(DAMAI, safe=1, needs=1, silent=1)
    assert found.total == Safety("", safe=1, needs=1, silent=2)
    async with town.database.reads() as session:
        said = await session.get_one(Announcement, 1)
        lines = await safety_counts.lines(session, said, "id")
        assert (await session.get_one(Ticket, 2)).state is TicketState.DONE  # of 6, who is safe now
    assert lines == [
        "Kabar warga: aman 1 · butuh bantuan 1 · sudah dibantu 0 · belum menjawab 2",
        "Kel. Damai: butuh bantuan 1",
    ]


async def test_an_official_reads_only_the_own_regions_and_no_resident_anything(town: Town) -> None:
    await town.official("2", OTHER)
    assert [title for title, _ in (await _look(town, "2")).places] == ["Kel. Prapatan"]
    for ref in ("5", "6"):
        with pytest.raises(Refusal):
            await _look(town, ref)
    async with town.database.sessions.begin() as session:
        official = await people.recognise(session, ACCOUNT_ID, "2", "id", town.talk.now)
        for act in (safety.take, safety.helped):
            with pytest.raises(Refusal):
                await act(session, official, 2, town.talk.now)


async def test_two_officials_never_go_to_the_same_one(town: Town) -> None:
    await town.official("2", TOWN)
    async with town.database.sessions.begin() as session:
        first, second = [await people.recognise(session, ACCOUNT_ID, ref, "id", town.talk.now) for ref in ("1", "2")]
        await safety.take(session, first, 2, town.talk.now)
        with pytest.raises(Refusal, match="safety-taken"):
            await safety.take(session, second, 2, town.talk.now + timedelta(minutes=59))
        later = town.talk.now + timedelta(minutes=60)  # the first was not heard of again
        await safety.take(session, second, 2, later)
        await safety.helped(session, first, 2, later)
        with pytest.raises(Refusal, match="safety-helped-already"):
            await safety.take(session, second, 2, later)
        assert (await session.get_one(Ticket, 2)).state is TicketState.DONE
    assert (await _look(town, "1")).total == Safety("", safe=1, helped=1, silent=2)
    town.talk.now = later
    await town.outbox()
    assert ["menangani permintaan bantuan Anda" in text for text in town.texts("6")].count(True) == 2
    assert "mencatat bahwa Anda sudah dibantu" in town.talk.text("6")


async def test_who_writes_again_after_being_helped_needs_help_again(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        official = await people.recognise(session, ACCOUNT_ID, "1", "id", town.talk.now)
        await safety.helped(session, official, 2, town.talk.now)
    await town.outbox()
    await town.answer("6", "Air naik lagi", to="sudah dibantu")
    assert (await _look(town, "1")).total.needs == 1
    async with town.database.reads() as session:
        assert (await session.get_one(Ticket, 2)).state is TicketState.REOPENED


async def test_the_official_on_the_way_is_told_that_somebody_is_safe(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        official = await people.recognise(session, ACCOUNT_ID, "1", "id", town.talk.now)
        await safety.take(session, official, 2, town.talk.now)
    await town.talk.press("6", "Saya aman")
    await town.outbox()
    assert town.talk.text("1") == "Warga nomor 2 di Kel. Damai kini menyatakan aman."


async def test_every_look_at_those_in_need_is_noted(town: Town) -> None:
    await town.talk.happen(town.talk.incoming("1", choice="safety:who:1", acknowledge="a"))
    async with town.database.reads() as session:
        noted = (await session.scalars(select(Audit).where(Audit.verb == "help-read"))).one()
    assert (noted.object, noted.after) == ("announcement:1", {"feedback": [2]})


def _some() -> Standing:
    places = (("=Kel. Damai", Safety(DAMAI, 10, 2, 1, 7)), ("Kel. Prapatan", Safety(OTHER, silent=4)))
    return Standing(1, "=Banjir", places, Safety("", 10, 2, 1, 11))


def test_the_table_has_every_region_and_no_formula() -> None:
    lines = (safety_sheets.csv(_some(), "id").made or "").splitlines()
    assert lines == [
        "Kode,Wilayah,Aman,Butuh bantuan,Sudah dibantu,Belum menjawab",
        f"{DAMAI},'=Kel. Damai,10,2,1,7",
        f"{OTHER},Kel. Prapatan,0,0,0,4",
        ",Semua,10,2,1,11",
    ]
    assert safety_sheets.workbook(_some(), "id").name == "aman-butuh-bantuan.xlsx"
    assert safety_sheets.chart(_some(), "id").drawn
