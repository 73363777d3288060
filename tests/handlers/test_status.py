"""/status: where it lies, since when, what comes next; the resident settles, opens again and rates it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from data.database import Database
from data.models import Ticket
from domain.platform import PlatformName
from domain.ticket import TicketState
from services import people, tickets
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, TOWN, Town, founded


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    town = founded(sqlite_home, account_id, now)
    await town.resident("5", DAMAI)
    await town.resident("6", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "/aspirasi Lampu jalan mati")
    await town.quarter()
    return town


async def _ticket(town: Town) -> Ticket:
    async with town.database.reads() as session:
        return await session.get_one(Ticket, 1)


async def _move(town: Town, *targets: TicketState) -> None:
    async with town.database.sessions.begin() as session:
        official = await people.recognise(session, ACCOUNT_ID, "1", "id", town.talk.now)
        for target in targets:
            ticket = await tickets.at_desk(session, official, 1, "64")
            await tickets.move(session, official, ticket, target, town.talk.now)


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ((), ("Ada di petugas Kota Balikpapan sejak Selasa, 24", "Berikutnya: diperiksa, paling lambat Jumat, 27 ")),
        ((TicketState.VERIFIED,), ("Sudah diperiksa petugas Kota Balikpapan", "Berikutnya: ditindaklanjuti, paling")),
        ((TicketState.HANDED,), ("Diserahkan kepada dinas yang berwenang", "Berikutnya: ditindaklanjuti")),
        ((TicketState.IN_WORK,), ("Dikerjakan petugas Kota Balikpapan sejak", "Berikutnya: diselesaikan")),
        ((TicketState.POSTPONED,), ("Ditunda oleh petugas Kota Balikpapan", "Berikutnya: diselesaikan")),
        ((TicketState.NOT_OURS,), ("Bukan wewenang petugas Kota Balikpapan",)),
        ((TicketState.DONE,), ("Selesai. Petugas sudah membacanya pada",)),
        ((TicketState.DONE, TicketState.REOPENED), ("Dibuka lagi pada", "Berikutnya: diperiksa")),
    ],
    ids=["received", "verified", "handed", "in_work", "postponed", "not_ours", "done", "reopened"],
)
async def test_each_state_says_where_it_lies_and_what_comes_next(
    town: Town, moves: tuple[TicketState, ...], said: tuple[str, ...]
) -> None:
    await _move(town, *moves)
    listed = await town.talk.say("5", "/status")
    for words in said:
        assert words in listed
    assert ("Berikutnya" in listed) == (len(said) == 2)


async def test_what_is_overdue_is_said_to_be_and_whether_the_chief_knows(town: Town) -> None:
    town.talk.now += timedelta(days=10)
    assert "Terlambat: seharusnya diperiksa paling lambat Jumat, 27 November" in await town.talk.say("5", "/status")
    assert "Pimpinan" not in town.talk.text("5")
    async with town.database.sessions.begin() as session:
        await session.execute(update(Ticket).values(escalated_at=town.talk.now))
    assert "Pimpinan petugas sudah diberi tahu" in await town.talk.say("5", "/status")


@pytest.mark.parametrize("messenger", list(PlatformName))
async def test_the_resident_settles_it_rates_it_and_adds_a_word(town: Town, messenger: PlatformName) -> None:
    town.talk.platform = messenger
    await town.talk.say("5", "/status")
    await town.talk.press("5", "Lihat nomor 1")
    assert "Seberapa puas" in await town.talk.press("5", "Sudah selesai")
    assert "Nilai 4" in await town.talk.press("5", "4")
    assert "Kata Anda" in await town.talk.say("5", "Cepat  sekali")
    ticket = await _ticket(town)
    assert (ticket.state, ticket.rating, ticket.rating_word) == (TicketState.DONE, 4, "Cepat sekali")
    await town.talk.say("5", "/status")
    await town.talk.press("5", "Lihat nomor 1")
    assert town.talk.buttons("5") == ["Belum selesai, buka lagi"]


async def test_the_rating_stands_without_a_word(town: Town) -> None:
    await town.talk.say("5", "/status")
    await town.talk.press("5", "Lihat nomor 1")
    await town.talk.press("5", "Sudah selesai")
    await town.talk.press("5", "2")
    assert "/status" in await town.talk.press("5", "Cukup")
    await town.talk.say("5", "Air juga mati")
    ticket = await _ticket(town)
    assert (ticket.rating, ticket.rating_word) == (2, None)


async def test_what_is_opened_again_counts_anew_and_its_officials_are_told_once(town: Town) -> None:
    await _move(town, TicketState.DONE)
    town.talk.now += timedelta(days=3)
    await town.talk.say("5", "/status")
    await town.talk.press("5", "Lihat nomor 1")
    assert town.talk.buttons("5") == ["1", "2", "3", "4", "5", "Belum selesai, buka lagi"]
    assert "Nomor 1 dibuka lagi" in await town.talk.press("5", "Belum selesai")
    await town.talk.press("5", "Belum selesai")
    await town.outbox()
    assert sum("dibuka lagi oleh warga" in text for text in town.texts("1")) == 1
    ticket = await _ticket(town)
    assert (ticket.state, ticket.opened_at) == (TicketState.REOPENED, town.talk.now)
    await town.answer("5", "Masih gelap di gang 3", to="dibuka lagi")
    await town.quarter()
    assert "Masih gelap" in town.talk.text("1")


async def test_nobody_touches_what_is_not_theirs_or_rates_what_is_not_settled(town: Town) -> None:
    for verb in ("confirm:1", "reopen:1", "rate:1-5", "see:1", "rate:x", "rate:99-5", "confirm:"):
        said = await town.talk.happen(town.talk.incoming("6", choice=f"status:{verb}", acknowledge="a"))
        assert "tidak ditemukan" in said, verb
    said = await town.talk.happen(town.talk.incoming("5", choice="status:rate:1-5", acknowledge="a"))
    assert "baru bisa dinilai" in said
    await _move(town, TicketState.DONE)
    for stars in ("0", "6", "x", "-5"):
        said = await town.talk.happen(town.talk.incoming("5", choice=f"status:rate:1-{stars}", acknowledge="a"))
        assert "1 sampai 5" in said, stars
