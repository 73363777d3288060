"""Approvals in chat, and attacks on them: forged and replayed buttons, somebody else's drafts, one's own words."""

from datetime import datetime

import pytest
from sqlalchemy import select, update

from data.database import Database
from data.models import Approval, Mandate, Review, Submission
from domain.approval import SubmissionState
from domain.broadcast import BroadcastState
from domain.platform import PlatformName
from domain.role import Role
from handlers import approval
from services import mandates
from tests import towns
from tests.handlers import test_broadcast as before
from tests.office import Office
from tests.talk import Talk

AUTHOR, APPROVER, OTHER, AGENT = "900", "910", "920", "930"


@pytest.fixture
async def talk(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    office = Office(sqlite_home, now)
    async with sqlite_home.sessions.begin() as session:
        await mandates.bootstrap(session, account_id, (AUTHOR,), "64.71", now)
        await towns.settle(session, account_id, 12, ("64.71.05.1002", "64.71.01.1001"), first=1000)
    await office.hire(APPROVER, Role.APPROVER)
    await office.hire(OTHER, Role.APPROVER, "64.72")
    await office.hire(AGENT, Role.KIM_CHAIR, "64.71")
    return Talk(sqlite_home, before.router(approval.dialogue()), account_id, now)


async def put_forward(talk: Talk) -> None:
    await before.compose(talk)
    assert "Perlu persetujuan 1 petugas lain. Yang berwenang: 1 petugas." in await talk.press(AUTHOR, "Kirim")
    assert "Menunggu persetujuan: 0 dari 1" in await talk.press(AUTHOR, "Ajukan")


async def choose(talk: Talk, ref: str, choice: str) -> str:
    return await talk.happen(talk.incoming(ref, choice=choice, acknowledge="a"))


async def submission(talk: Talk, number: int = 1) -> Submission:
    async with talk.database.reads() as session:
        return await session.get_one(Submission, number)


@pytest.mark.parametrize("messenger", list(PlatformName))
async def test_an_approver_sees_it_exactly_and_agrees(talk: Talk, messenger: PlatformName) -> None:
    talk.platform = messenger
    await put_forward(talk)
    question = await choose(talk, APPROVER, "approval:show:1")
    assert "12 warga dan 0 kanal KIM" in question
    assert "Belum terjangkau: 32 desa/kelurahan" in question
    assert "Air PDAM mati besok" in list(talk.phones[APPROVER].values())[-2].content.text
    assert "Persetujuan lengkap: 1 dari 1" in await talk.press(APPROVER, "Setujui")
    assert (await before.rows(talk))[0].state is BroadcastState.SCHEDULED


async def test_an_approver_reads_who_has_written_it_by_name(talk: Talk) -> None:
    await put_forward(talk)
    number = (await submission(talk)).submitted_by
    assert f"Penulis: petugas nomor {number}\n" in await choose(talk, APPROVER, "approval:show:1")
    async with talk.database.sessions.begin() as session:
        await session.execute(update(Mandate).where(Mandate.resident_id == number).values(label="Ibu Rina"))
    assert f"Penulis: Ibu Rina (petugas nomor {number})\n" in await choose(talk, APPROVER, "approval:show:1")


@pytest.mark.parametrize("verb", ["yes", "back", "no", "show"])
@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (AUTHOR, "tulisan Anda sendiri"),
        (OTHER, "Nomor ID Anda: 920"),
        (AGENT, "tidak berwenang menyetujui"),
        ("5", "Nomor ID Anda: 5"),
    ],
)
async def test_forged_buttons_of_those_who_may_not_do_nothing(talk: Talk, verb: str, ref: str, said: str) -> None:
    await put_forward(talk)
    assert said in await choose(talk, ref, f"approval:{verb}:1")
    assert (await submission(talk)).state is SubmissionState.OPEN


@pytest.mark.parametrize("number", ["99", "0", "-1", "x", "", "9" * 30, "1:1", "²"])
@pytest.mark.parametrize("verb", ["yes", "back", "no", "show", "amend", "review", "fine", "wrong", "leave"])
async def test_numbers_that_no_button_has_are_turned_down(talk: Talk, verb: str, number: str) -> None:
    await put_forward(talk)
    said = await choose(talk, APPROVER, f"approval:{verb}:{number}")
    assert "tidak" in said or "bukan milik Anda" in said
    assert (await submission(talk)).state is SubmissionState.OPEN


async def test_a_replayed_yes_after_an_edit_agrees_to_nothing(talk: Talk) -> None:
    await put_forward(talk)
    await choose(talk, APPROVER, "approval:show:1")
    assert "Draf siaran 1" in await choose(talk, AUTHOR, "approval:amend:1")
    assert "sudah diubah" in await choose(talk, APPROVER, "approval:yes:1")
    await talk.press(AUTHOR, "Ubah")
    await talk.press(AUTHOR, "Isi")
    await talk.say(AUTHOR, "Isi yang lain sama sekali")
    assert "sudah diubah" in await choose(talk, APPROVER, "approval:yes:1")
    await talk.press(AUTHOR, "Kirim")
    await talk.press(AUTHOR, "Ajukan")
    assert "sudah diubah" in await choose(talk, APPROVER, "approval:yes:1")
    assert (await before.rows(talk))[0].state is BroadcastState.SUBMITTED
    assert "Persetujuan lengkap" in await choose(talk, APPROVER, "approval:yes:2")


@pytest.mark.parametrize("choice", ["broadcast:change:1", "when:now:1", "audience:for:1:both", "broadcast:drop:1"])
async def test_what_was_put_forward_is_not_edited_by_old_buttons(talk: Talk, choice: str) -> None:
    await put_forward(talk)
    assert "sudah diajukan dan menunggu persetujuan" in await choose(talk, AUTHOR, choice)
    assert (await submission(talk)).state is SubmissionState.OPEN


async def test_nobody_else_takes_back_what_an_author_put_forward(talk: Talk) -> None:
    await put_forward(talk)
    for ref in (APPROVER, OTHER, AGENT, "5"):
        assert "bukan milik Anda" in await choose(talk, ref, "approval:amend:1")
    assert (await before.rows(talk))[0].state is BroadcastState.SUBMITTED


async def test_agreeing_twice_counts_once(talk: Talk) -> None:
    await put_forward(talk)
    await choose(talk, APPROVER, "approval:yes:1")
    assert "sudah disetujui" in await choose(talk, APPROVER, "approval:yes:1")
    async with talk.database.reads() as session:
        assert len((await session.scalars(select(Approval))).all()) == 1


async def test_returned_by_a_typed_reason_and_never_mind_keeps_it_waiting(talk: Talk) -> None:
    await put_forward(talk)
    assert "Apa yang perlu diperbaiki" in await choose(talk, APPROVER, "approval:back:1")
    assert "Persetujuan diminta" in await talk.press(APPROVER, "Tidak jadi")
    await talk.press(APPROVER, "Tolak")
    assert "ditolak" in await talk.say(APPROVER, "Ini hoaks")
    assert (await submission(talk)).why == "Ini hoaks"
    assert (await before.rows(talk))[0].state is BroadcastState.CANCELLED
    assert "sudah dibatalkan" in await choose(talk, AUTHOR, "confirm:yes:1")


async def test_a_reason_typed_after_the_mandate_ended_turns_nothing_down(talk: Talk) -> None:
    await put_forward(talk)
    await choose(talk, APPROVER, "approval:no:1")
    async with talk.database.sessions.begin() as session:
        for held in await session.scalars(select(Mandate).where(Mandate.role == Role.APPROVER)):
            held.ended_at = talk.now
    assert "tidak berwenang" in await talk.say(APPROVER, "Ini hoaks")
    assert (await submission(talk)).state is SubmissionState.OPEN


async def test_an_emergency_breaks_the_glass_with_a_reason_and_is_reviewed(talk: Talk) -> None:
    await talk.say(AUTHOR, "/broadcast")
    await talk.press(AUTHOR, "Peringatan darurat")
    await talk.press(AUTHOR, "Banjir")
    await talk.say(AUTHOR, "RT 12 Kelurahan Damai")
    await talk.press(AUTHOR, "6 jam lagi")
    await talk.press(AUTHOR, "Kirim")
    assert "Perlu persetujuan" in talk.text(AUTHOR)
    assert "ditinjau dalam 24 jam" in await talk.press(AUTHOR, "Kirim sekarang tanpa menunggu")
    assert "Dijadwalkan" in await talk.say(AUTHOR, "Air sudah masuk rumah, tidak ada yang menjawab")
    (row,) = await before.rows(talk)
    assert (row.state, row.due_at) == (BroadcastState.SCHEDULED, talk.now)
    async with talk.database.sessions.begin() as session:
        (await session.scalars(select(Review))).one()
        for each in await session.scalars(select(type(row))):
            each.started_at = talk.now
    assert "TERLAMBAT" not in await talk.say(APPROVER, "/pantau")
    assert "Darurat, alasannya: Air sudah masuk rumah" in await talk.press(APPROVER, "Tinjau")
    assert "tulisan Anda sendiri" in await choose(talk, AUTHOR, "approval:fine:1")
    assert "tidak berwenang" in await choose(talk, OTHER, "approval:fine:1")
    await talk.press(APPROVER, "Ada yang salah")
    assert "ada yang salah. Penulisnya diberi tahu" in await talk.say(APPROVER, "Seharusnya Kelurahan Prapatan")
    assert "sudah ditinjau" in await choose(talk, APPROVER, "approval:fine:1")


async def test_news_has_no_glass_to_break(talk: Talk) -> None:
    await before.compose(talk)
    await talk.press(AUTHOR, "Kirim")
    assert "Kirim sekarang tanpa menunggu" not in talk.buttons(AUTHOR)
    await choose(talk, AUTHOR, "confirm:glass:1")
    assert "hanya untuk peringatan darurat" in await talk.say(AUTHOR, "Saya buru-buru")
    assert (await before.rows(talk))[0].state is BroadcastState.DRAFT
