"""One's own copy, and erasure for good."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from data.database import Database, opened
from data.models import (
    Address,
    Answer,
    Feedback,
    Letter,
    Mandate,
    Media,
    MediaRef,
    Post,
    Resident,
    Standing,
    Subscription,
    Update,
)
from domain.feedback import AnswerState, FeedbackKind, MatchReason
from domain.message import ContentKind
from domain.post import PostKind
from domain.role import Role
from handlers import privacy, registration, subscriptions
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from tests.talk import Talk

REF = "6281234598765"
WORDS = "jalan berlubang di depan masjid"


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


def _phones(database: Database, account_id: int, now: datetime) -> Talk:
    dialogues = [registration.dialogue("64", _otherwise), subscriptions.dialogue("64"), privacy.dialogue("64")]
    return Talk(database, Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[]), account_id, now)


async def _join(talk: Talk) -> int:
    await talk.say(REF, "/start r_6471061005")
    await talk.press(REF, "Setuju")
    async with talk.database.reads() as session:
        return (await session.scalars(select(Resident.resident_id))).one()


async def _live_a_little(talk: Talk, resident_id: int) -> None:
    """Write feedback with a picture, get an answer, receive a copy, be in the middle of a dialogue, have updates."""
    account_id, now = talk.account_id, talk.now
    async with talk.database.sessions.begin() as session:
        address = (await session.scalars(select(Address.address_id))).one()
        feedback = Feedback(
            resident_id=resident_id,
            address_id=address,
            account_id=account_id,
            kind=FeedbackKind.FREE,
            matched_by=MatchReason.NONE,
            text=WORDS,
            first_text=f"{WORDS} agung",
            message_id="77",
            received_at=now,
        )
        session.add(feedback)
        await session.flush()
        session.add(
            Answer(
                feedback_id=feedback.feedback_id,
                official_id=resident_id,
                region_code="64.71",
                text=f"Sudah kami catat: {WORDS}",
                written_at=now,
                state=AnswerState.SENT,
            )
        )
        media = Media(feedback_id=feedback.feedback_id, kind=ContentKind.PHOTO, name="lubang.jpg")
        session.add(media)
        await session.flush()
        session.add(MediaRef(media_id=media.media_id, account_id=account_id, ref="AgAC-foto"))
        session.add(
            Post(account_id=account_id, chat_ref=REF, message_id="5", kind=PostKind.ANSWER, object_id=1, posted_at=now)
        )
        session.add(
            Update(
                account_id=account_id,
                update_id=1,
                payload={"message": {"from": {"id": int(REF)}, "text": WORDS}},
                person=REF,
                received_at=now,
                handled_at=now,
                answered_at=now,
                fault="Unreadable",
            )
        )
        session.add(Letter(account_id=account_id, chat_ref=REF, message={"text": WORDS}, written_at=now, due_at=now))
    await talk.say(REF, "/langganan")
    await talk.press(REF, "Tambah wilayah")


def _raw(url: str) -> bytes:
    return Path(url.partition("///")[2]).read_bytes()


async def _count(talk: Talk, table: type) -> int:
    async with talk.database.reads() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_the_copy_is_complete_and_hides_the_address(home: Database, account_id: int, now: datetime) -> None:
    talk = _phones(home, account_id, now)
    await _live_a_little(talk, await _join(talk))
    await talk.say(REF, "/dataku")
    shown = "\n".join(message.content.text for message in talk.phones[REF].values())
    for part in (
        "…8765",
        "2026-11",
        "Kel. Damai, Kec. Balikpapan Kota",
        "Cuaca",
        WORDS,
        f"{WORDS} agung",
        "Sudah kami catat",
    ):
        assert part in shown
    assert REF not in shown


async def test_a_long_copy_comes_in_several_messages(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _phones(sqlite_home, account_id, now)
    await _join(talk)
    async with sqlite_home.sessions.begin() as session:
        address = (await session.scalars(select(Address))).one()
        session.add_all(
            Feedback(
                resident_id=address.recipient_id,
                address_id=address.address_id,
                account_id=account_id,
                kind=FeedbackKind.FREE,
                matched_by=MatchReason.NONE,
                text=f"Pesan {number} " + "x" * 2000,
                received_at=now,
            )
            for number in range(5)
        )
    before = len(talk.phones[REF])
    await talk.say(REF, "/dataku")
    new = list(talk.phones[REF].values())[before:]
    assert len(new) > 5
    assert all(len(message.content.text) < 4096 for message in new)


async def test_erasing_leaves_counts_and_nobody(home: Database, account_id: int, now: datetime) -> None:
    talk = _phones(home, account_id, now)
    await _live_a_little(talk, await _join(talk))
    assert "tidak bisa dibatalkan" in await talk.say(REF, "/hapusdata")
    await talk.press(REF, "Ya, hapus semua")
    async with home.reads() as session:
        resident = (await session.scalars(select(Resident))).one()
        assert resident.erased_at == now
        assert (await session.scalars(select(Address.ref))).one().startswith("erased-")
        assert (await session.scalars(select(Subscription.ended_at))).one() == now
        feedback = (await session.scalars(select(Feedback))).one()
        assert (feedback.text, feedback.first_text, feedback.message_id) == ("", None, None)
        assert (await session.scalars(select(Answer.text))).one() == ""
        update = (await session.scalars(select(Update))).one()
        assert (update.payload, update.person) == (None, "")
        letter = (await session.scalars(select(Letter))).one()
        assert (letter.message, letter.chat_ref, letter.due_at) == (None, "", None)
    for table in (Standing, Post, Media, MediaRef):
        assert await _count(talk, table) == 0


async def test_whoever_was_erased_starts_as_somebody_new(home: Database, account_id: int, now: datetime) -> None:
    talk = _phones(home, account_id, now)
    await _join(talk)
    await talk.say(REF, "/hapusdata")
    await talk.press(REF, "Ya, hapus semua")
    assert "tidak menyimpan data" in await talk.say(REF, "/dataku")
    assert "Apakah Anda setuju" in await talk.say(REF, "/mulai")
    await talk.press(REF, "Setuju")
    assert await _count(talk, Resident) == 2


async def test_nothing_is_erased_without_a_yes(sqlite_home: Database, account_id: int, now: datetime) -> None:
    talk = _phones(sqlite_home, account_id, now)
    await _join(talk)
    await talk.say(REF, "/hapusdata")
    assert "tetap tersimpan" in await talk.press(REF, "Tidak, jangan")
    assert "Kel. Damai" in await talk.say(REF, "/langganan")


async def test_a_mandate_holder_hears_first_that_it_ends(home: Database, account_id: int, now: datetime) -> None:
    talk = _phones(home, account_id, now)
    resident_id = await _join(talk)
    async with home.sessions.begin() as session:
        session.add(
            Mandate(resident_id=resident_id, role=Role.OFFICIAL, region_code="64.71", started_at=now, reason="SK")
        )
    assert "wewenang Anda di Kota Balikpapan" in await talk.say(REF, "/hapusdata")
    talk.now += timedelta(minutes=1)
    await talk.press(REF, "Ya, hapus semua")
    async with home.reads() as session:
        assert (await session.scalars(select(Mandate.ended_at))).one() == talk.now


async def test_after_a_restart_the_file_itself_knows_nothing_of_the_erased(
    sqlite_home_url: str, account_id: int, now: datetime
) -> None:
    async with opened(sqlite_home_url) as database:
        talk = _phones(database, account_id, now)
        await _live_a_little(talk, await _join(talk))
    assert WORDS.encode() in _raw(sqlite_home_url)
    async with opened(sqlite_home_url) as database:
        talk = _phones(database, account_id, now)
        await talk.say(REF, "/hapusdata")
        await talk.press(REF, "Ya, hapus semua")
    raw = _raw(sqlite_home_url)
    assert REF.encode() not in raw
    assert int(REF).to_bytes(8, "big") not in raw
    assert WORDS.encode() not in raw
