"""Canned replies, and one answer to all who asked the same."""

from datetime import datetime

import pytest
from sqlalchemy import select, update

from data.database import Database
from data.models import Answer, Feedback, Ticket
from domain.feedback import AnswerState
from domain.message import Content, Gone, Unreachable
from domain.ticket import TicketState
from services import announcements
from services.announcements import Written
from tests.feedback_town import DAMAI, DISTRICT, OTHER, TOWN, Town, founded


@pytest.fixture
def on_sqlite(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return founded(sqlite_home, account_id, now)


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


async def _asked(town: Town, asked: dict[str, str]) -> None:
    """Residents of Damai, each of whom asks something about one and the same announcement."""
    for ref, text in asked.items():
        await town.resident(ref, DAMAI)
        await town.talk.say(ref, text)
    async with town.database.sessions.begin() as session:
        written = Written(Content(text="Vaksin besok"), TOWN, "Kota Balikpapan")
        about = await announcements.draft(session, written, town.talk.now)
        await session.execute(update(Feedback).values(announcement_id=about.announcement_id))


async def test_a_canned_reply_is_written_once_filled_in_seen_and_sent(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "/aspirasi Jalan rusak")
    await town.quarter()
    await town.talk.press("1", "Tindakan")
    assert "Belum ada balasan siap pakai" in await town.talk.press("1", "Balasan siap pakai")
    await town.talk.press("1", "Tambah balasan")
    assert "Tulis isinya" in await town.talk.say("1", "Dijadwalkan")
    assert "{nama} tidak dikenal" in await town.talk.say("1", "Halo {nama}")
    await town.talk.say("1", "Nomor {nomor} dijadwalkan oleh {petugas} sampai {tenggat}.")
    shown = await town.talk.press("1", "Dijadwalkan")
    assert "Nomor 1 dijadwalkan oleh Kota Balikpapan sampai Sabtu, 28 November 2026 00.00 WITA." in shown
    assert "dikirim ke warga" in await town.talk.press("1", "Kirim")
    await town.outbox()
    assert "Nomor 1 dijadwalkan oleh Kota Balikpapan" in town.talk.text("5")
    await town.talk.happen(town.talk.incoming("1", choice="canned:drop:1", acknowledge="a"))
    assert "Belum ada balasan" in await town.talk.press("1", "Dijadwalkan")
    again = await town.talk.happen(town.talk.incoming("1", choice="canned:send:1-1", acknowledge="a"))
    assert again == "Balasan itu sudah tidak ada."


async def test_canned_replies_belong_to_a_desk_and_serve_those_inside_it(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    for ref, code in (("1", TOWN), ("2", DISTRICT), ("3", OTHER)):
        await town.official(ref, code)
    await town.talk.say("5", "/aspirasi Jalan rusak")
    await town.talk.happen(town.talk.incoming("1", choice="canned:add:1", acknowledge="a"))
    await town.talk.say("1", "Dari kota")
    await town.talk.say("1", "Baik")
    await town.talk.happen(town.talk.incoming("2", choice="canned:list:1", acknowledge="a"))
    assert town.talk.buttons("2")[0] == "Dari kota"
    gone = await town.talk.happen(town.talk.incoming("2", choice="canned:gone:1-1", acknowledge="a"))
    assert "belum punya wewenang" in gone
    away = await town.talk.happen(town.talk.incoming("3", choice="canned:list:1", acknowledge="a"))
    assert "belum punya wewenang" in away


async def test_one_answer_reaches_all_who_asked_the_same_about_one_announcement_each_with_its_outcome(
    town: Town,
) -> None:
    asked = {
        "5": "Kapan jadwal vaksin anak?",
        "6": "Min, jadwal vaksinnya anak kapan ya",
        "7": "Di mana parkir?",
        "8": "jadwal vaksin anak",
    }
    await _asked(town, asked)
    for ref in ("1", "2"):
        await town.official(ref, TOWN)
    await town.talk.happen(town.talk.incoming("1", choice="bulk:see:1", acknowledge="a"))
    assert town.talk.text("1").startswith("3 orang menanyakan hal serupa")
    assert "parkir" not in town.talk.text("1")
    assert "kepada 3 orang" in await town.talk.say("1", "Senin pukul 8")
    await town.talk.happen(town.talk.incoming("2", choice="ticket:take:4", acknowledge="a"))
    assert "dikirim kepada 2 orang" in await town.talk.press("1", "Kirim kepada semua")
    await town.outbox(Unreachable(Gone.BLOCKED))
    assert "Senin pukul 8" in town.talk.text("6")
    assert "Senin" not in town.talk.text("7") + town.talk.text("8")
    assert "sampai 1, sedang dikirim 0, menunggu warga kembali 1" in await town.talk.press("1", "Lihat hasilnya")
    twice = await town.talk.happen(town.talk.incoming("1", choice="bulk:send:1", acknowledge="a"))
    assert "dikirim kepada 0 orang" in twice
    async with town.database.reads() as session:
        states = [each.state for each in await session.scalars(select(Ticket).order_by(Ticket.ticket_id))]
        given = (await session.scalars(select(Answer).order_by(Answer.answer_id))).all()
    assert states == [TicketState.DONE, TicketState.DONE, TicketState.RECEIVED, TicketState.RECEIVED]
    assert [(each.state, each.bulk_id) for each in given] == [(AnswerState.WAITING, None), (AnswerState.SENT, 1)]


async def test_nothing_is_alike_without_an_announcement_and_nobody_answers_many_beyond_the_mandate(
    on_sqlite: Town,
) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.official("3", OTHER)
    await town.talk.say("5", "Kapan posyandu?")
    none = await town.talk.happen(town.talk.incoming("1", choice="bulk:see:1", acknowledge="a"))
    assert "tidak menjawab pengumuman apa pun" in none
    away = await town.talk.happen(town.talk.incoming("3", choice="bulk:see:1", acknowledge="a"))
    assert "belum punya wewenang" in away
    gone = await town.talk.happen(town.talk.incoming("3", choice="bulk:how:1", acknowledge="a"))
    assert "sudah tidak ada" in gone
