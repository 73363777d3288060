from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Answer, Feedback
from domain.feedback import AnswerState
from domain.message import Content, ContentKind, MediaItem, Rejected
from services import people, terms
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, DISTRICT, OTHER, PROVINCE, TOWN, Town, founded


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


@pytest.fixture
def on_sqlite(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return founded(sqlite_home, account_id, now)


async def _answers(town: Town) -> list[Answer]:
    async with town.database.reads() as session:
        return list(await session.scalars(select(Answer).order_by(Answer.answer_id)))


async def test_several_pieces_come_as_one_message_and_a_reply_asks_which(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.resident("6", OTHER)
    await town.official("1", DISTRICT)
    await town.talk.say("5", "Lampu mati")
    await town.talk.say("6", "Parit tersumbat")
    assert await town.quarter() == 2
    assert town.texts("1")[0].startswith("2 pesan warga yang baru")
    assert town.talk.buttons("1") == ["Buka 1", "Jawab 1", "Buka 2", "Jawab 2"]
    assert "nomor berapa" in await town.answer("1", "Segera kami kerjakan", to="2 pesan")
    assert [answer.state for answer in await _answers(town)] == [AnswerState.DRAFT]
    assert "nomor 2 dikirim" in await town.talk.press("1", "Nomor 2")
    await town.outbox()
    assert "Segera kami kerjakan" in town.last("6").content.text
    assert "Segera" not in town.last("5").content.text


async def test_each_official_is_shown_it_in_their_language_and_the_second_is_told_who_was_first(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", DAMAI)
    await town.official("2", DAMAI, language="en")
    await town.talk.say("5", "Kapan vaksin?")
    await town.quarter()
    assert "Reply to this message" in town.last("2").content.text
    await town.answer("1", "Senin", to="vaksin")
    said = await town.answer("2", "Also on Tuesday", to="vaksin")
    assert "answered by a colleague" in said
    assert "Senin" in said
    await town.outbox()
    assert "Also" not in town.last("5").content.text
    assert "on its way" in await town.talk.press("2", "Send it as well")
    await town.outbox()
    assert "Also on Tuesday" in town.last("5").content.text
    assert "sent already" in await town.talk.happen(town.talk.incoming("2", choice="inbox:insist:2", acknowledge="a"))


async def test_feedback_goes_to_the_nearest_region_upward_that_has_an_official(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.official("2", OTHER)
    await town.official("3", PROVINCE)
    await town.talk.say("5", "Lampu mati")
    await town.quarter()
    assert len(town.talk.phones["1"]) == 1
    assert not town.talk.phones["2"]
    assert not town.talk.phones["3"]


async def test_feedback_that_nobody_looks_after_waits_for_the_first_official(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.talk.say("5", "Lampu mati")
    assert await town.quarter() == 0
    await town.official("1", TOWN)
    assert await town.quarter() == 1


async def test_the_inbox_lists_what_waits_and_opens_and_settles_it(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    for number in range(1, 8):
        await town.talk.say("5", f"Laporan ke-{number}")
    await town.talk.say("5", "ada longsor di sini")
    listed = await town.talk.say("1", "/kotakmasuk")
    assert listed.startswith("Kotak masuk: 8 pesan")
    assert listed.index("longsor") < listed.index("Laporan ke-7")
    assert "Laporan ke-1" in await town.talk.press("1", "Berikutnya")
    assert "longsor" in await town.talk.press("1", "Bahaya")
    assert "Laporan" not in town.last("1").content.text
    await town.talk.press("1", "Nomor 8")
    assert "warga di Kel. Damai" in town.last("1").content.text
    assert "Nomor 8 ditandai selesai" in await town.talk.press("1", "Selesai tanpa jawaban")
    assert (await town.talk.say("1", "/inbox")).startswith("Kotak masuk: 7 pesan")
    assert "Selesai. Petugas sudah membacanya" in await town.talk.say("5", "/status")


async def test_the_inbox_narrows_to_a_region(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.resident("6", OTHER)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    await town.talk.say("5", "Air mati")
    await town.talk.say("6", "Parit tersumbat")
    await town.talk.say("1", "/kotak")
    await town.talk.press("1", "Pilih wilayah")
    assert town.talk.buttons("1") == ["Kel. Damai (2)", "Kel. Prapatan (1)", "Semua wilayah"]
    listed = await town.talk.press("1", "Kel. Prapatan")
    assert listed.startswith("Kotak masuk Kel. Prapatan: 1 pesan")
    assert (await town.talk.press("1", "Bahaya")) == "Tidak ada pesan dari Kel. Prapatan di sini."
    assert (await town.talk.press("1", "Semua wilayah")) == "Tidak ada pesan di sini."


async def test_answering_from_the_inbox_is_typed_after_a_button(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    await town.talk.say("1", "/kotakmasuk")
    await town.talk.press("1", "Nomor 1")
    assert "Tulis jawaban" in await town.talk.press("1", "Jawab")
    photo = Content(ContentKind.PHOTO, "Sudah", media=(MediaItem(ContentKind.PHOTO, "x"),))
    assert "dikirim ke warga" in await town.talk.say("1", "Sudah", content=photo, album="g")
    more = Content(ContentKind.PHOTO, "", media=(MediaItem(ContentKind.PHOTO, "y"),))
    assert await town.talk.say("1", "", content=more, album="g") == ""
    await town.outbox()
    assert [m.content.media[0].ref for m in town.talk.phones["5"].values() if m.content.media] == ["x", "y"]
    assert len(await _answers(town)) == 2


async def test_nobody_sees_or_answers_beyond_their_mandate(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.resident("7", DAMAI)
    await town.official("1", TOWN)
    await town.official("2", OTHER)
    await town.talk.say("5", "Lampu mati")
    await town.quarter()
    for choice in ("inbox:open:1", "inbox:answer:1", "inbox:close:1", f"inbox:list:open-{DAMAI}-0"):
        said = await town.talk.happen(town.talk.incoming("2", choice=choice, acknowledge="a"))
        assert "belum punya wewenang" in said, choice
    assert "Tidak ada pesan" in await town.talk.say("2", "/kotakmasuk")
    assert "hanya untuk petugas" in await town.talk.say("7", "/kotakmasuk")
    assert "hanya untuk petugas" in await town.talk.happen(
        town.talk.incoming("7", choice="inbox:open:99", acknowledge="a")
    )


async def test_a_mandate_that_ended_in_between_answers_nothing_any_more(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    await town.quarter()
    async with town.database.sessions.begin() as session:
        official = await people.recognise(session, ACCOUNT_ID, "1", "id", town.talk.now)
        (mandate,) = await terms.own(session, official, town.talk.now)
        await terms.end(session, None, mandate.mandate_id, town.talk.now)
    assert "wewenang" in await town.answer("1", "Besok", to="Lampu")
    assert await _answers(town) == []


async def test_an_answer_the_messenger_refuses_is_told_to_its_official(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    await town.quarter()
    await town.answer("1", "Besok", to="Lampu")
    await town.outbox(Rejected("message is too long"))
    assert "tidak dapat dikirim" in town.last("1").content.text
    await town.talk.say("5", "/status")
    assert "Besok" in await town.talk.press("5", "Lihat jawaban 1")


async def test_answers_and_bundles_are_silent_at_night_danger_is_not(on_sqlite: Town) -> None:
    town = on_sqlite
    town.talk.now = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)  # 22.30 WITA
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    await town.quarter()
    assert town.last("1").silent
    await town.answer("1", "Besok", to="Lampu")
    await town.outbox()
    assert town.last("5").silent
    await town.talk.say("5", "kebakaran!")
    await town.outbox()
    assert not town.last("1").silent


async def test_a_long_message_reaches_the_official_whole(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    text = "jalan rusak " * 340
    await town.talk.say("5", text)
    await town.quarter()
    assert len(town.talk.phones["1"]) == 2
    assert text.strip() in "".join(town.texts("1"))
    await town.answer("1", "Kami cek", to="jalan rusak")
    await town.outbox()
    assert "Kami cek" in town.last("5").content.text


async def test_many_pieces_are_counted_beyond_what_a_list_shows(on_sqlite: Town) -> None:
    town = on_sqlite
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    for number in range(13):
        await town.talk.say("5", f"Laporan {number} " + "x" * 200)
    assert await town.quarter() == 13
    assert "dan 3 lagi: /kotakmasuk" in town.last("1").content.text
    assert len(town.last("1").content.text) < 4096
    async with town.database.reads() as session:
        assert await session.scalar(select(Feedback.feedback_id).where(Feedback.pushed_at.is_(None))) is None
