from datetime import datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Feedback, Media, Ticket
from domain.feedback import FeedbackKind, MatchReason
from domain.message import Content, ContentKind, Gone, MediaItem, Unreachable
from domain.platform import ChatKind
from domain.post import PostKind
from domain.ticket import TicketClock
from handlers.dialogue import Chat, Place
from services import announcements, posts
from services.announcements import Written
from tests.feedback_town import DAMAI, DISTRICT, OTHER, PROVINCE, TOWN, Town, founded

GROUP = Chat("-1001", ChatKind.SUPERGROUP, "KIM Damai")


@pytest.fixture
def town(home: Database, account_id: int, now: datetime) -> Town:
    return founded(home, account_id, now)


async def _stored(town: Town) -> list[Feedback]:
    async with town.database.reads() as session:
        return list(await session.scalars(select(Feedback).order_by(Feedback.feedback_id)))


def _photo(ref: str = "file-1", caption: str = "") -> Content:
    return Content(ContentKind.PHOTO, caption, media=(MediaItem(ContentKind.PHOTO, ref),))


async def test_free_words_are_stored_acknowledged_pushed_and_answered_in_their_thread(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", DISTRICT)
    said = await town.talk.say("5", "Lampu jalan di RT 12 mati", message_id="77")
    assert "nomor 1." in said
    assert "Kec. Balikpapan" in said
    assert await town.quarter() == 1
    assert "Lampu jalan di RT 12 mati" in town.last("1").content.text
    assert "Kel. Damai" in town.last("1").content.text
    assert "dikirim ke warga" in await town.answer("1", "Besok diperbaiki", to="Lampu")
    await town.outbox()
    answer = town.last("5")
    assert "Jawaban dari Kec. Balikpapan" in answer.content.text
    assert "nomor 1:\n\nBesok diperbaiki" in answer.content.text
    assert answer.reply_to == "77"
    assert await town.quarter() == 0


async def test_an_answer_to_the_answer_continues_the_same_feedback(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Sampah menumpuk")
    await town.quarter()
    await town.answer("1", "Sudah kami angkut", to="Sampah")
    await town.outbox()
    assert "Tambahan untuk nomor 1" in await town.answer("5", "Belum, masih ada di sudut", to="Sudah kami angkut")
    await town.quarter()
    assert "Lanjutan dari nomor 1" in town.last("1").content.text
    await town.answer("1", "Petugas ke sana lagi sore ini", to="Lanjutan")
    await town.outbox()
    assert "nomor 1:\n\nPetugas ke sana lagi" in town.last("5").content.text
    assert [row.continues_id for row in await _stored(town)] == [None, 1]


async def test_thanks_is_counted_but_no_ticket(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    assert await town.talk.say("5", "Siap, terima kasih pak 🙏") == "Sama-sama."
    assert await town.quarter() == 0
    assert [row.kind for row in await _stored(town)] == [FeedbackKind.THANKS]
    assert "belum mengirim" in await town.talk.say("5", "/status")


async def test_danger_is_told_whom_to_call_and_shown_to_an_official_at_once(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    said = await town.talk.say("5", "Tolong, ada kebakaran di dekat pasar!")
    assert "112" in said
    assert "bukan layanan darurat" in said
    await town.outbox()
    assert town.last("1").content.text.startswith("MUNGKIN BAHAYA")
    assert not town.last("1").silent
    assert await town.quarter() == 0


async def test_a_quoted_announcement_is_what_it_answers(town: Town) -> None:
    await town.resident("5", DAMAI, OTHER)
    await town.official("1", TOWN)
    async with town.database.sessions.begin() as session:
        written = Written(Content(text="Posyandu besok pukul 8"), DAMAI, "Kel. Damai")
        announcement = await announcements.draft(session, written, town.talk.now)
        await posts.remember(
            session, town.talk.account_id, "5", "50", PostKind.ANNOUNCEMENT, announcement.announcement_id, town.talk.now
        )
    assert "nomor 1." in await town.talk.say("5", "Boleh bawa bayi?", reply_to="50")
    quoted = f"Posyandu besok\n\nKode: {announcement.check_code}"
    await town.talk.say("5", "Ini di mana?", reply_to="9999", quoted_text=quoted)
    first, second = await _stored(town)
    assert (first.kind, first.matched_by, first.region_code) == (FeedbackKind.REPLY, MatchReason.QUOTED, DAMAI)
    assert (second.matched_by, second.announcement_id) == (MatchReason.FORWARDED, announcement.announcement_id)
    await town.quarter()
    await town.talk.press("1", "Buka 1")
    assert "Menjawab pengumuman: Posyandu besok pukul 8" in town.last("1").content.text


async def test_who_hears_from_several_regions_is_asked_which_after_it_is_stored(town: Town) -> None:
    await town.resident("5", DAMAI, OTHER)
    await town.official("1", DAMAI)
    await town.official("2", OTHER)
    assert "wilayah yang mana" in await town.talk.say("5", "Jalan berlubang")
    assert len(await _stored(town)) == 1
    buttons = town.talk.buttons("5")
    assert buttons[0] == "Kel. Damai"
    assert "petugas" in await town.talk.press("5", buttons[1])
    await town.quarter()
    assert "Jalan berlubang" in town.last("2").content.text
    assert not town.talk.phones["1"]


async def test_who_never_says_which_region_is_passed_on_all_the_same(town: Town) -> None:
    await town.resident("5", DAMAI, OTHER)
    await town.official("1", DAMAI)
    await town.talk.say("5", "Jalan berlubang")
    assert await town.quarter() == 1


async def test_nobody_chooses_a_region_for_somebody_else(town: Town) -> None:
    await town.resident("5", DAMAI, OTHER)
    await town.resident("6", DAMAI, OTHER)
    await town.talk.say("5", "Jalan berlubang")
    choice = town.talk.incoming("6", choice=f"feedback:region:1-{OTHER}", acknowledge="a")
    assert "tidak ditemukan" in await town.talk.happen(choice)


async def test_a_stranger_is_stored_too_and_offered_to_join(town: Town) -> None:
    await town.official("1", PROVINCE)
    said = await town.talk.say("9", "Apakah ini layanan kota?")
    assert "/mulai" in said
    assert "nomor 1." in town.texts("9")[0]
    await town.quarter()
    assert "wilayah belum diketahui" in town.last("1").content.text
    await town.answer("1", "Ya, benar", to="Apakah")
    await town.outbox()
    assert "Ya, benar" in town.last("9").content.text


async def test_an_aspiration_is_asked_for_and_thanks_is_none(town: Town) -> None:
    await town.resident("5", DAMAI)
    assert "Silakan tulis" in await town.talk.say("5", "/aspirasi")
    assert "Silakan tulis" in await town.talk.say("5", "ok")
    assert "nomor 1." in await town.talk.say("5", "Mohon taman bermain")
    assert "nomor 2." in await town.talk.say("5", "/lapor Parit tersumbat")
    assert [row.kind for row in await _stored(town)] == [FeedbackKind.ASPIRATION] * 2


async def test_the_kind_is_chosen_with_a_button_and_information_counts_on_its_own_terms(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.talk.say("5", "/aspirasi")
    assert town.talk.buttons("5") == ["Pengaduan", "Aspirasi", "Minta informasi"]
    assert "10 hari kerja" in await town.talk.press("5", "Minta informasi")
    assert "Minta informasi" in await town.talk.say("5", "ok")
    assert "nomor 1." in await town.talk.say("5", "Berapa anggaran jalan tahun ini?")
    await town.talk.say("5", "/aspirasi")
    await town.talk.press("5", "Minta informasi")
    assert "apa yang tidak beres" in await town.talk.press("5", "Pengaduan")
    await town.talk.say("5", "Lampu jalan mati")
    assert [row.kind for row in await _stored(town)] == [FeedbackKind.INFORMATION, FeedbackKind.COMPLAINT]
    async with town.database.reads() as session:
        clocks = list(await session.scalars(select(Ticket.clock).order_by(Ticket.ticket_id)))
    assert clocks == [TicketClock.INFORMATION, TicketClock.SERVICE]
    strange = town.talk.incoming("5", choice="feedback:kind:thanks", acknowledge="a")
    assert "tidak berlaku" in await town.talk.happen(strange)


async def test_a_location_shared_in_an_aspiration_becomes_the_region_that_is_picked_and_nothing_else(
    town: Town,
) -> None:
    await town.resident("5", DAMAI)
    await town.talk.say("5", "/aspirasi")
    await town.talk.press("5", "Pengaduan")
    spot = town.talk.incoming("5", place=Place(-1.2345678, 116.8765432))
    assert "kelurahan atau desa mana" in await town.talk.happen(spot)
    assert "Kel. Prapatan" in await town.talk.say("5", "Prapatan")
    assert "apa yang tidak beres" in await town.talk.say("5", "ok")
    assert "nomor 1." in await town.talk.say("5", "Parit tersumbat")
    (row,) = await _stored(town)
    assert (row.region_code, row.matched_by, row.kind) == (OTHER, MatchReason.CHOSEN, FeedbackKind.COMPLAINT)
    assert "1.23" not in "".join(str(value) for value in vars(row).values())


async def test_what_is_no_name_of_a_region_is_taken_as_the_matter_itself(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.talk.say("5", "/aspirasi")
    await town.talk.happen(town.talk.incoming("5", place=Place(-1.25, 116.85)))
    assert "nomor 1." in await town.talk.say("5", "Ada lubang besar di dekat sekolah")
    stale = town.talk.incoming("5", choice=f"feedback:pick:{OTHER}", acknowledge="a")
    assert "tidak berlaku" in await town.talk.happen(stale)
    assert [row.region_code for row in await _stored(town)] == [DAMAI]


async def test_pictures_sent_together_are_one_feedback_and_reach_the_official(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    said = await town.talk.say("5", "Jembatan rusak", content=_photo("a", "Jembatan rusak"), album="g")
    assert "nomor 1." in said
    assert await town.talk.say("5", "", content=_photo("b"), album="g") == ""
    async with town.database.reads() as session:
        assert len(list(await session.scalars(select(Media).where(Media.feedback_id == 1)))) == 2
    await town.quarter()
    album = town.last("1").content
    assert (album.kind, [item.ref for item in album.media]) == (ContentKind.ALBUM, ["a", "b"])
    await town.answer("1", "Kami cek", to=None)
    await town.outbox()
    assert "Kami cek" in town.last("5").content.text


async def test_one_picture_is_pushed_with_its_text_and_buttons(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lubang besar", content=_photo("a", "Lubang besar"))
    await town.quarter()
    pushed = town.last("1")
    assert (pushed.content.kind, pushed.content.media[0].ref) == (ContentKind.PHOTO, "a")
    assert "Lubang besar" in pushed.content.text
    assert [choice.label for choice in pushed.choices[0]] == ["Jawab", "Selesai tanpa jawaban"]


async def test_a_changed_message_reads_anew_and_keeps_its_first_words(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Air mati", message_id="70")
    await town.quarter()
    said = await town.talk.say("5", "Air mati dan ada longsor", message_id="70", edited=True)
    assert "Perubahan pada pesan nomor 1" in said
    await town.outbox()
    assert "Semula: Air mati" in town.last("1").content.text
    [row] = await _stored(town)
    assert (row.text, row.first_text, row.danger) == ("Air mati dan ada longsor", "Air mati", True)


async def test_a_change_of_what_was_no_feedback_is_passed_over(town: Town) -> None:
    await town.resident("5", DAMAI)
    assert await town.talk.say("5", "apa saja", message_id="71", edited=True) == ""
    assert await town.talk.say("9", "apa saja", message_id="72", edited=True) == ""


async def test_a_location_alone_is_not_kept_and_offers_what_may_be_wanted_with_it(town: Town) -> None:
    await town.resident("5", DAMAI)
    assert "belum dapat kami baca" in await town.talk.happen(town.talk.incoming("5"))
    spot = town.talk.incoming("5", place=Place(-1.2345678, 116.8765432))
    assert "tidak kami simpan" in await town.talk.happen(spot)
    assert town.talk.buttons("5") == ["Sampaikan aspirasi dari sana", "Tambah wilayah"]
    assert await _stored(town) == []
    assert "kelurahan atau desa mana" in await town.talk.press("5", "Sampaikan aspirasi")
    await town.talk.say("5", "Prapatan")
    assert "nomor 1." in await town.talk.say("5", "Parit tersumbat")
    (row,) = await _stored(town)
    assert (row.region_code, row.kind) == (OTHER, FeedbackKind.ASPIRATION)
    assert "1.23" not in "".join(str(value) for value in vars(row).values())


async def test_status_tells_where_it_lies_since_when_and_shows_answers(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati")
    assert "segera diteruskan" in await town.talk.say("5", "/status")
    await town.quarter()
    assert "Ada di petugas Kota Balikpapan sejak Selasa, 24 November 2026" in await town.talk.say("5", "/status")
    await town.answer("1", "Sudah menyala", to="Lampu")
    assert "Dijawab pada" in await town.talk.say("5", "/status")
    assert "Sudah menyala" in await town.talk.press("5", "Lihat jawaban 1")


async def test_in_a_group_the_answer_waits_behind_a_link_that_only_its_writer_opens(town: Town) -> None:
    await town.official("1", PROVINCE)
    event = town.talk.incoming("9", chat=GROUP, text="@siarkim_bot kapan vaksin?", mentioned=True, message_id="31")
    assert "nomor 1" in await town.talk.happen(event)
    receipt = town.last(GROUP.ref)
    assert receipt.reply_to == "31"
    assert receipt.choices[0][0].url == "https://t.me/siarkim_bot?start=j_1"
    assert [row.text for row in await _stored(town)] == ["kapan vaksin?"]
    await town.quarter()
    assert "Ditulis di grup." in town.last("1").content.text
    await town.answer("1", "Senin depan", to="vaksin")
    await town.outbox()
    assert "Senin depan" not in town.last(GROUP.ref).content.text
    assert "sudah ada" in town.last(GROUP.ref).content.text
    await town.talk.say("9", "/start j_1")
    assert "Senin depan" in town.texts("9")[0]
    assert "tidak ditemukan" in await town.talk.say("10", "/start j_1")


async def test_in_a_group_thanks_and_channel_voices_get_no_answer(town: Town) -> None:
    thanks = town.talk.incoming("9", chat=GROUP, text="siap", reply_to_ours=True)
    assert await town.talk.happen(thanks) == ""
    channel = town.talk.incoming("9", chat=GROUP, text="halo", mentioned=True, sender_ref=None)
    assert await town.talk.happen(channel) == ""


async def test_an_answer_waits_for_a_resident_who_blocked_us_and_leaves_when_they_are_back(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Kapan bansos?")
    await town.quarter()
    await town.answer("1", "Minggu depan", to="bansos")
    await town.outbox(Unreachable(Gone.BLOCKED))
    assert "belum sampai" in town.last("1").content.text
    await town.minute()
    assert "Minggu depan" not in town.texts("5")
    await town.talk.say("5", "ok")
    await town.minute()
    assert "Minggu depan" in town.last("5").content.text
    await town.minute()
    assert len([text for text in town.texts("5") if "Minggu depan" in text]) == 1


async def test_filtered_words_are_held_for_review_and_hidden_in_the_list(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    assert "nomor 1." in await town.talk.say("5", "Dasar goblok semua")
    assert await town.quarter() == 0
    assert "goblok" not in await town.talk.say("1", "/kotakmasuk")
    await town.talk.press("1", "Nomor 1")
    assert "Dasar goblok semua" in town.message_text("1", "Ditahan untuk ditinjau")


async def test_filtered_words_never_hold_a_cry_for_help(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Goblok! Rumah kami kebakaran")
    await town.outbox()
    assert "kebakaran" in town.last("1").content.text


async def test_filtered_words_put_in_later_are_held_too(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.official("1", TOWN)
    await town.talk.say("5", "Lampu mati", message_id="77")
    await town.talk.say("5", "Lampu mati, goblok", message_id="77", edited=True)
    assert await town.quarter() == 0


async def test_a_matter_of_somebody_else_is_stored_and_shown_the_right_door(town: Town) -> None:
    await town.resident("5", DAMAI)
    assert "PLN, telepon 123" in await town.talk.say("5", "Di sini mati lampu sejak pagi")
    assert len(await _stored(town)) == 1
    assert "PLN" not in await town.talk.say("5", "Tolong, mati lampu dan ada api di tiang PLN")


async def test_how_sure_a_match_is_stands_with_it(town: Town) -> None:
    await town.resident("5", DAMAI)
    await town.talk.say("5", "Kapan posyandu?")
    assert [(row.matched_by, row.confidence) for row in await _stored(town)] == [(MatchReason.NONE, 0)]


async def test_what_is_changed_in_a_group_is_followed_there_without_another_word(town: Town) -> None:
    await town.resident("5", DAMAI)
    asked = {"chat": GROUP, "sender_ref": "5", "reply_to_ours": True, "message_id": "77"}
    await town.talk.say(GROUP.ref, "Kapan posyandu?", **asked)
    shown = len(town.talk.phones[GROUP.ref])
    await town.talk.say(GROUP.ref, "Kapan posyandu lansia?", edited=True, **asked)
    await town.talk.say("5", "Bukan pesan itu", message_id="77", edited=True)
    await town.talk.say(GROUP.ref, "Orang lain", edited=True, **{**asked, "sender_ref": "6"})
    assert [(row.first_text, row.text) for row in await _stored(town)] == [
        ("Kapan posyandu?", "Kapan posyandu lansia?")
    ]
    assert len(town.talk.phones[GROUP.ref]) == shown
