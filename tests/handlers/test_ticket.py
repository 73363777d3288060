from datetime import UTC, datetime, timedelta

import pytest

from data import mandates, tickets
from data.database import Database
from data.models import Ticket
from domain.mandate import Mandate
from domain.message import Gone, Unreachable
from domain.region import RegionCode
from domain.role import Role
from domain.ticket import TicketClock, TicketState, TicketVerb
from tests.feedback_town import DAMAI, DISTRICT, OTHER, TOWN, Town, founded


@pytest.fixture
def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return founded(sqlite_home, account_id, now)


async def _ticket(town: Town, ticket_id: int = 1) -> Ticket:
    async with town.database.reads() as session:
        return await session.get_one(Ticket, ticket_id)


async def _begun(town: Town, text: str = "/aspirasi Jalan rusak") -> None:
    """A resident of Damai has written, and officials 1 and 2 of the town were shown it."""
    await town.resident("5", DAMAI)
    for ref in ("1", "2"):
        await town.official(ref, TOWN)
    await town.talk.say("5", text)
    await town.quarter()


async def _chief(town: Town, ref: str, code: str = TOWN) -> None:
    resident_id = await town.resident(ref)
    async with town.database.sessions.begin() as session:
        await mandates.give(session, resident_id, Mandate(Role.REGION_ADMIN, RegionCode(code)), "SK 2", town.talk.now)


async def test_every_step_of_the_desk_is_told_to_the_resident_who_answers_in_the_same_thread(town: Town) -> None:
    await _begun(town)
    assert "Nomor 1: diterima" in await town.talk.press("1", "Tindakan")
    assert "diverifikasi" in await town.talk.press("1", "diverifikasi")
    await town.outbox()
    assert town.talk.text("5") == "Nomor 1 sudah diperiksa Kota Balikpapan. Berikutnya: ditindaklanjuti."
    await town.talk.press("1", "Serahkan ke dinas")
    assert "Dinas PU" in await town.talk.say("1", "  Dinas   PU ")
    await town.outbox()
    assert "diserahkan Kota Balikpapan kepada Dinas PU" in town.talk.text("5")
    assert "Tambahan untuk nomor 1" in await town.answer("5", "Dekat SD 3", to="Dinas PU")
    await town.talk.press("1", "selesai")
    await town.outbox()
    assert "dinyatakan selesai" in town.talk.text("5")
    await town.answer("5", "Belum, masih berlubang", to="dinyatakan selesai")
    assert (await _ticket(town)).state is TicketState.REOPENED
    await town.quarter()
    assert "Belum, masih berlubang" in town.talk.text("1")


async def test_a_question_back_settles_nothing_and_its_answer_comes_under_the_same_number(
    town: Town,
) -> None:
    await _begun(town)
    await town.talk.press("1", "Tindakan")
    await town.talk.press("1", "Tanya balik")
    assert "Pertanyaan untuk nomor 1" in await town.talk.say("1", "Di jalan mana?")
    await town.outbox()
    assert town.talk.text("5").startswith("Pertanyaan dari Kota Balikpapan, nomor 1:\n\nDi jalan mana?")
    ticket = await _ticket(town)
    assert (ticket.state, ticket.waits_since) == (TicketState.RECEIVED, None)
    assert "Tambahan untuk nomor 1" in await town.answer("5", "Jalan Mawar", to="Di jalan mana?")
    assert (await _ticket(town)).waits_since is not None
    await town.talk.say("1", "/kotakmasuk")
    await town.talk.press("1", "Nomor 1")
    shown = town.talk.text("1")
    assert shown.index("Jalan rusak") < shown.index("Pertanyaan Kota Balikpapan") < shown.index("Jalan Mawar")


async def test_who_comes_second_is_told_who_has_it_and_until_when_and_may_send_once_the_lease_is_over(
    town: Town,
) -> None:
    await _begun(town)
    await town.talk.press("1", "Jawab")
    assert "sedang ditangani rekan Anda sampai 11.00 WITA" in await town.talk.press("2", "Jawab")
    assert "belum dikirim" in await town.answer("2", "Segera", to="Jalan rusak")
    assert "sedang ditangani" in await town.talk.press("2", "Kirim juga")
    town.talk.now += timedelta(minutes=15)
    assert "dikirim ke warga" in await town.talk.press("2", "Kirim juga")


async def test_a_chief_takes_over_and_the_first_is_told_in_turn(town: Town) -> None:
    await _begun(town)
    await _chief(town, "3")
    await town.talk.press("1", "Tindakan")
    assert "Sedang ditangani" in await town.talk.press("1", "Saya tangani")
    await town.talk.say("3", "/kotakmasuk")
    await town.talk.press("3", "Nomor 1")
    await town.talk.press("3", "Tindakan")
    assert "Sedang ditangani" in await town.talk.press("3", "Ambil alih")
    assert "sedang ditangani" in await town.talk.press("1", "dikerjakan")
    await town.talk.press("3", "Lepaskan")
    assert "dikerjakan" in await town.talk.press("1", "dikerjakan")


async def test_a_ticket_is_passed_to_another_regions_desk_which_is_shown_it_at_once(town: Town) -> None:
    await _begun(town)
    await town.official("7", DISTRICT)
    await town.talk.press("1", "Tindakan")
    await town.talk.press("1", "Teruskan ke wilayah")
    await town.talk.say("1", "Kec. Balikpapan Kota")
    await town.talk.press("1", "Petugas Kec. Balikpapan Kota")
    assert "Teruskan nomor 1 kepada petugas Kec. Balikpapan Kota?" in town.talk.text("1")
    assert "diteruskan" in await town.talk.press("1", "Ya, teruskan")
    await town.outbox()
    assert "Jalan rusak" in town.talk.text("7")
    assert "diteruskan Kota Balikpapan kepada petugas Kec. Balikpapan Kota" in town.talk.text("5")
    assert (await _ticket(town)).region_code == DISTRICT
    assert "dikirim ke warga" in await town.answer("7", "Kami cek", to="Jalan rusak")
    await town.answer("5", "Terima kasih banyak, tapi kapan?", to="diteruskan")
    await town.quarter()
    assert "tapi kapan?" in town.talk.text("7")


async def test_passing_to_nobody_is_refused_and_passing_up_reaches_the_chief_only(town: Town) -> None:
    await _begun(town)
    await town.talk.press("1", "Tindakan")
    assert "Belum ada pimpinan" in await town.talk.press("1", "Teruskan ke pimpinan")
    said = await town.talk.happen(town.talk.incoming("1", choice=f"passing:yes:1-{OTHER}", acknowledge="a"))
    assert said == "Di Kel. Prapatan belum ada petugas lain yang bisa menerimanya."
    await _chief(town, "3")
    assert "diteruskan ke pimpinan" in await town.talk.press("1", "Teruskan ke pimpinan")
    await town.outbox()
    assert "Jalan rusak" in town.talk.text("3")


async def test_notes_stay_inside_and_the_number_of_lapor_and_ppid_are_kept(town: Town) -> None:
    await _begun(town)
    await town.talk.press("1", "Tindakan")
    await town.talk.press("1", "Tulis catatan")
    assert "Catatan rekan Anda" in await town.talk.say("1", "Warga sudah ditelepon")
    await town.talk.press("1", "Nomor LAPOR!")
    assert "huruf dan angka" in await town.talk.say("1", "12/34")
    assert "Nomor SP4N-LAPOR!: 7654321" in await town.talk.say("1", "#7654321")
    await town.talk.press("1", "Ubah jenis")
    assert "Jenis: Minta informasi" in await town.talk.press("1", "Minta informasi")
    await town.talk.press("1", "ditunda")
    ticket = await _ticket(town)
    assert (ticket.clock, ticket.state) == (TicketClock.INFORMATION, TicketState.POSTPONED)
    assert ticket.due_at == datetime(2026, 12, 17, 16, tzinfo=UTC)  # 10 and 7 working days
    await town.outbox()
    assert "catatan" not in " ".join(town.texts("5")).casefold()
    assert "ditelepon" not in await town.talk.say("5", "/status")


async def test_the_desk_changes_the_kind_and_with_it_the_terms_that_count(town: Town) -> None:
    await _begun(town)
    begun = (await _ticket(town)).due_at
    assert "Jenis: Aspirasi" in await town.talk.press("1", "Tindakan")
    assert "sekarang: Aspirasi" in await town.talk.press("1", "Ubah jenis")
    await town.talk.press("1", "Minta informasi")
    assert (await _ticket(town)).clock is TicketClock.INFORMATION
    await town.talk.press("1", "Ubah jenis")
    assert "Jenis: Pengaduan" in await town.talk.press("1", "Pengaduan")
    ticket = await _ticket(town)
    assert (ticket.clock, ticket.due_at) == (TicketClock.SERVICE, begun)
    async with town.database.reads() as session:
        verbs = [event.verb for event in await tickets.history(session, 1)]
    assert verbs.count(TicketVerb.SORTED) == verbs.count(TicketVerb.CLOCKED) == 2
    for wrong in ("thanks", "x"):
        choice = town.talk.incoming("1", choice=f"ticket:kind:1-{wrong}", acknowledge="a")
        assert "tidak berlaku" in await town.talk.happen(choice)


async def test_who_sorts_a_ticket_that_a_colleague_has_in_hand_is_told_so(town: Town) -> None:
    await _begun(town)
    await town.talk.press("2", "Tindakan")
    await town.talk.press("2", "Saya tangani")
    choice = town.talk.incoming("1", choice="ticket:kind:1-complaint", acknowledge="a")
    assert "sedang ditangani" in await town.talk.happen(choice)


async def test_a_desk_sees_that_the_resident_cannot_be_reached(town: Town) -> None:
    await _begun(town)
    await town.answer("1", "Kami periksa", to="Jalan rusak")
    await town.outbox(Unreachable(Gone.BLOCKED))
    assert "1 jawaban menunggu" in await town.talk.press("1", "Tindakan")


async def test_the_inbox_narrows_by_state_topic_lateness_and_holder(town: Town) -> None:
    await _begun(town)
    await town.talk.say("5", "/aspirasi Lampu mati")
    await town.talk.say("1", "/kotakmasuk")
    await town.talk.press("1", "Nomor 2")
    await town.talk.press("1", "Tindakan")
    await town.talk.press("1", "dikerjakan")
    await town.talk.say("1", "/kotakmasuk")
    await town.talk.press("1", "Saring")
    listed = await town.talk.press("1", "dikerjakan")
    assert "Lampu mati" in listed
    assert "Jalan rusak" not in listed
    await town.talk.press("1", "Saring")
    assert "Tidak ada pesan" in await town.talk.press("1", "Cuaca")
    await town.talk.press("1", "Saring")
    await town.talk.press("1", "Tanpa saringan")
    assert "Lampu mati" in await town.talk.press("1", "Saya tangani")
    assert "Tidak ada pesan" in await town.talk.press("1", "Lewat tenggat")
    town.talk.now += timedelta(days=5)
    await town.talk.say("1", "/kotakmasuk")
    assert "LEWAT TENGGAT" in await town.talk.press("1", "Lewat tenggat")


async def test_nobody_touches_a_ticket_beyond_their_mandate(town: Town) -> None:
    await _begun(town)
    await town.official("9", OTHER)
    for choice in (
        "ticket:more:1",
        "ticket:take:1",
        "ticket:over:1",
        "ticket:free:1",
        "ticket:to:1-done",
        "ticket:up:1",
        "ticket:sort:1",
        "ticket:kind:1-information",
        "desk:ask:1",
        "desk:note:1",
        "desk:hand:1",
        "desk:lapor:1",
        "passing:on:1",
        f"passing:yes:1-{OTHER}",
    ):
        said = await town.talk.happen(town.talk.incoming("9", choice=choice, acknowledge="a"))
        assert "belum punya wewenang" in said, choice
    assert (await _ticket(town)).state is TicketState.RECEIVED
