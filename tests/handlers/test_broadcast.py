"""/broadcast as whole stories on an official's phone."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data import residents
from data.database import Database
from data.models import Announcement, Audit, Broadcast, Mandate
from domain.broadcast import BroadcastState
from domain.lane import Lane
from domain.message import Content, ContentKind, Entity, EntityKind, MediaItem, Poll
from domain.quiet_hours import QuietHours
from domain.role import Role
from domain.topic import Topic
from handlers import (
    broadcast,
    broadcast_audience,
    broadcast_confirm,
    broadcast_content,
    broadcast_emergency,
    broadcast_time,
    monitor,
)
from handlers.dialogue import Dialogue, Replies, Reply, Turn
from handlers.router import Router
from services import mandates
from tests import towns
from tests.talk import Talk

OFFICIAL = "900"
COLLEAGUE = "901"
TOWN = "64.71"
PICTURE = MediaItem(ContentKind.PHOTO, ref="file-1", mime="image/jpeg", size=9)


async def _otherwise(turn: Turn) -> Replies:
    if broadcast.may_offer(turn):
        return await broadcast.offered(turn)
    return (Reply("unknown-command", {"command": "otherwise"}),)


def router(*more: Dialogue) -> Router:
    dialogues = [
        *more,
        broadcast.dialogue(_otherwise),
        *broadcast_audience.dialogues(),
        broadcast_time.dialogue(),
        broadcast_content.dialogue(),
        broadcast_emergency.dialogue(),
        broadcast_confirm.dialogue(),
        monitor.dialogue(),
    ]
    return Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[])


async def _officials(database: Database, account_id: int, now: datetime) -> None:
    async with database.sessions.begin() as session:
        await mandates.bootstrap(session, account_id, (OFFICIAL,), TOWN, now)
        colleague = await residents.add(session, account_id, COLLEAGUE, "id", now)
        held = Mandate(
            resident_id=colleague.resident_id, role=Role.OFFICIAL, region_code=TOWN, started_at=now, reason="-"
        )
        session.add(held)
        await towns.settle(session, account_id, 12, ("64.71.05.1002", "64.71.01.1001"), first=1000)


@pytest.fixture
async def talk(home: Database, account_id: int, now: datetime) -> Talk:
    await _officials(home, account_id, now)
    return Talk(home, router(), account_id, now)


@pytest.fixture
async def fast(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    await _officials(sqlite_home, account_id, now)
    return Talk(sqlite_home, router(), account_id, now)


async def rows(talk: Talk) -> Sequence[Broadcast]:
    async with talk.database.reads() as session:
        return (await session.scalars(select(Broadcast).order_by(Broadcast.broadcast_id))).all()


async def announcement(talk: Talk) -> Announcement:
    async with talk.database.reads() as session:
        return (await session.scalars(select(Announcement))).one()


async def compose(talk: Talk, text: str = "Air PDAM mati besok pukul 09.00.", **more: object) -> str:
    await talk.say(OFFICIAL, "/broadcast")
    return await talk.say(OFFICIAL, text, **more)


async def test_the_short_way_is_content_kirim_ya(talk: Talk) -> None:
    card = await compose(talk)
    assert "Kota Balikpapan" in card
    assert "warga dan kanal KIM" in card
    assert "sekarang" in card
    assert talk.buttons(OFFICIAL) == ["Kirim", "Ubah", "Buang draf"]
    confirm = await talk.press(OFFICIAL, "Kirim")
    assert "12 warga dan 0 kanal KIM" in confirm
    assert "Belum terjangkau: 32 desa/kelurahan" in confirm
    assert "Selasa, 24 November 2026 10.30 WITA" in list(talk.phones[OFFICIAL].values())[-2].content.text
    assert "Dijadwalkan" in await talk.press(OFFICIAL, "Ya")
    (row,) = await rows(talk)
    assert (row.state, row.due_at, row.confirmed_at) == (
        BroadcastState.SCHEDULED,
        talk.now + timedelta(minutes=2),
        talk.now,
    )
    assert row.expires_at == talk.now + timedelta(hours=48)


async def test_saying_yes_twice_sends_once(talk: Talk) -> None:
    await compose(talk)
    await talk.press(OFFICIAL, "Kirim")
    again = talk.incoming(OFFICIAL, choice="confirm:yes:1", acknowledge="ack")
    await talk.happen(again)
    await talk.happen(again)
    assert talk.toasts == ["Siaran ini sudah Anda kirim."]
    async with talk.database.reads() as session:
        verbs = (await session.scalars(select(Audit.verb).where(Audit.verb.startswith("broadcast")))).all()
    assert verbs == ["broadcast-confirmed"]


async def test_a_draft_survives_a_restart_at_every_step(talk: Talk) -> None:
    steps: list[tuple[Callable[[str, str], Awaitable[str]], str]] = [
        (talk.say, "/siaran"),
        (talk.say, "Air mati"),
        (talk.press, "Ubah"),
        (talk.press, "Waktu"),
        (talk.say, "besok 07.00"),
        (talk.press, "Kirim"),
        (talk.press, "Ya"),
    ]
    for act, what in steps:
        await act(OFFICIAL, what)
        talk.router = router()
    (row,) = await rows(talk)
    assert row.state is BroadcastState.SCHEDULED
    assert row.due_at == datetime.fromisoformat("2026-11-25T07:00:00+08:00")


async def test_formatting_and_pictures_reach_the_preview(fast: Talk) -> None:
    bold = (Entity(EntityKind.BOLD, 0, 3),)
    content = Content(ContentKind.PHOTO, "Air mati", bold, (PICTURE,))
    await compose(fast, "Air mati", content=content)
    await fast.press(OFFICIAL, "Kirim")
    preview = list(fast.phones[OFFICIAL].values())[-2].content
    assert (preview.kind, preview.entities, preview.media[0].ref) == (ContentKind.PHOTO, bold, "file-1")
    assert preview.text.startswith("Air mati\n\n")
    assert (await announcement(fast)).check_code in preview.text


async def test_the_pictures_of_an_album_become_one_draft_with_one_card(fast: Talk) -> None:
    await fast.say(OFFICIAL, "/broadcast")
    for text in ("Lomba desa", "", ""):
        content = Content(ContentKind.PHOTO, text, media=(PICTURE,))
        await fast.happen(fast.incoming(OFFICIAL, text=text, content=content, album="77"))
    cards = [each for each in fast.phones[OFFICIAL].values() if each.content.text.startswith("Draf")]
    assert len(cards) == 1
    assert "Isi: album: Lomba desa" in cards[0].content.text
    await fast.press(OFFICIAL, "Kirim")
    preview = list(fast.phones[OFFICIAL].values())[-2].content
    assert (preview.kind, len(preview.media), len(await rows(fast))) == (ContentKind.ALBUM, 3, 1)


async def test_a_forwarded_message_offers_to_be_broadcast(fast: Talk) -> None:
    content = Content(text="Rilis berita")
    assert "bisa Anda siarkan" in await fast.say(OFFICIAL, "Rilis berita", content=content, forwarded=True)
    assert "Draf siaran 1" in await fast.press(OFFICIAL, "Siarkan")
    assert "otherwise" in await fast.say("5", "Rilis berita", content=content, forwarded=True)


async def test_ubah_opens_audience_time_topic_and_source(talk: Talk) -> None:
    await compose(talk)
    await talk.press(OFFICIAL, "Ubah")
    await talk.press(OFFICIAL, "Wilayah")
    assert "Kec. Balikpapan Kota" in await talk.say(OFFICIAL, "kecamatan balikpapan kota")
    await talk.press(OFFICIAL, "Tambah wilayah")
    assert "Kec. Balikpapan Utara" in await talk.say(OFFICIAL, "kec balikpapan utara")
    await talk.press(OFFICIAL, "Selesai")
    await talk.press(OFFICIAL, "Ubah")
    await talk.press(OFFICIAL, "Kecualikan")
    await talk.press(OFFICIAL, "Kec. Balikpapan Kota")
    assert "Tidak ikut menerima: Kel. Klandasan Ulu" in await talk.press(OFFICIAL, "Kel. Klandasan Ulu")
    await talk.press(OFFICIAL, "Selesai")
    for buttons in (("Kepada", "Warga saja"), ("Topik", "Layanan"), ("Waktu", "Hari ini 16.00")):
        await talk.press(OFFICIAL, "Ubah")
        for label in buttons:
            await talk.press(OFFICIAL, label)
    await talk.press(OFFICIAL, "Ubah")
    await talk.press(OFFICIAL, "Sumber")
    card = await talk.say(OFFICIAL, "PDAM Balikpapan")
    assert "Kec. Balikpapan Kota, Kec. Balikpapan Utara, kecuali Kel. Klandasan Ulu" in card
    assert "Kepada: warga\nTopik: layanan\nWaktu: Selasa, 24 November 2026 16.00 WITA\nSumber: PDAM" in card
    (row,) = await rows(talk)
    assert len(row.audience["regions"]) == 2
    assert row.audience["topics"] == ["layanan"]
    assert (await announcement(talk)).topic is Topic.SERVICE


async def test_other_content_replaces_the_old_one(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Isi")
    assert "Air sudah menyala" in await fast.say(OFFICIAL, "Air sudah menyala")
    assert (await announcement(fast)).text == "Air sudah menyala"


async def test_an_emergency_asks_only_place_and_end(talk: Talk) -> None:
    await talk.say(OFFICIAL, "/broadcast")
    await talk.press(OFFICIAL, "Peringatan darurat")
    assert "Di mana" in await talk.press(OFFICIAL, "Banjir")
    assert "Sampai kapan" in await talk.say(OFFICIAL, "RT 12 Kelurahan Damai")
    card = await talk.press(OFFICIAL, "6 jam lagi")
    assert "PERINGATAN DARURAT: BANJIR\nDi mana: RT 12 Kelurahan Damai\nBerlaku sampai: " in card
    assert "Masih kurang: tidak ada" in card
    await talk.press(OFFICIAL, "Kirim")
    await talk.press(OFFICIAL, "Ya")
    (row,) = await rows(talk)
    assert (row.lane, row.expires_at) == (Lane.EMERGENCY, talk.now + timedelta(hours=6))
    said = await announcement(talk)
    assert said.entities[0]["kind"] == "bold"
    assert (said.topic, said.hazard and said.hazard["hazard"]) == (Topic.EMERGENCY, "banjir")


async def test_a_picture_where_an_emergency_asks_for_words_is_not_silently_lost(fast: Talk) -> None:
    await fast.say(OFFICIAL, "/broadcast")
    await fast.press(OFFICIAL, "Peringatan darurat")
    await fast.press(OFFICIAL, "Banjir")
    picture = Content(ContentKind.PHOTO, "RT 12", media=(PICTURE,))
    assert "hanya kata-kata" in await fast.say(OFFICIAL, "RT 12", content=picture)
    assert "Sampai kapan" in await fast.say(OFFICIAL, "RT 12 Kelurahan Damai")


async def test_an_incomplete_emergency_is_refused_with_what_is_missing(fast: Talk) -> None:
    await compose(fast, "Sungai naik cepat")
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Darurat")
    await fast.press(OFFICIAL, "Banjir")
    await fast.press(OFFICIAL, "Kembali")
    assert "Sungai naik cepat" in fast.text(OFFICIAL)
    assert "Masih kurang: tempat, berlaku sampai kapan." in await fast.press(OFFICIAL, "Kirim")
    await fast.press(OFFICIAL, "Ubah")
    card = await fast.press(OFFICIAL, "Bukan darurat")
    assert "Isi: teks: Sungai naik cepat" in card
    (row,) = await rows(fast)
    assert (row.lane, row.state) == (Lane.NEWS, BroadcastState.DRAFT)


async def test_buttons_of_a_draft_that_was_sent_say_so(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Kirim")
    await fast.press(OFFICIAL, "Ya")
    for choice in ("broadcast:change:1", "broadcast:drop:1", "when:now:1", "audience:for:1:both", "confirm:ask:1"):
        assert "sudah dijadwalkan" in await fast.happen(fast.incoming(OFFICIAL, choice=choice, acknowledge="a"))


async def test_a_draft_belongs_to_its_author(fast: Talk) -> None:
    await compose(fast)
    for choice in ("broadcast:card:1", "confirm:yes:1", "broadcast:card:99", "broadcast:card:x"):
        said = await fast.happen(fast.incoming(COLLEAGUE, choice=choice, acknowledge="a"))
        assert "bukan milik Anda" in said or "tidak berlaku" in said
    for verb in ("show", "pause", "resume", "cancel"):
        choice = f"monitor:{verb}:1"
        assert "bukan milik Anda" in await fast.happen(fast.incoming(COLLEAGUE, choice=choice, acknowledge="a"))
    (row,) = await rows(fast)
    assert row.state is BroadcastState.DRAFT


@pytest.mark.parametrize("number", ["9" * 19, "9" * 40, "²", "٣", "-1", ""])
async def test_numbers_that_no_button_has_are_turned_down(fast: Talk, number: str) -> None:
    for verb in ("broadcast:card", "confirm:yes", "confirm:holes", "monitor:show", "monitor:cancel"):
        said = await fast.happen(fast.incoming(OFFICIAL, choice=f"{verb}:{number}", acknowledge="a"))
        assert "tidak berlaku" in said


async def test_who_has_no_mandate_is_told_so_with_the_own_id(fast: Talk) -> None:
    for said in ("/broadcast", "/siaran", "/pantau"):
        assert "Nomor ID Anda: 5" in await fast.say("5", said)


async def test_a_mandate_that_ends_while_writing_stops_the_draft(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Kirim")
    async with fast.database.sessions.begin() as session:
        for mandate in await session.scalars(select(Mandate)):
            mandate.ended_at = fast.now
    assert "belum punya wewenang" in await fast.press(OFFICIAL, "Ya")
    (row,) = await rows(fast)
    assert row.state is BroadcastState.DRAFT


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kemarin", "belum kami mengerti"),
        ("besok", "Jamnya belum ada"),
        ("31/2 07.00", "tidak ada di kalender"),
        ("besok 25.00", "Jam itu tidak ada"),
        ("hari ini 07.00", "sudah lewat"),
        ("1/1/2030 07.00", "lebih dari satu tahun"),
    ],
)
async def test_a_time_that_cannot_be_used_says_the_way_out(fast: Talk, typed: str, said: str) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Waktu")
    assert said in await fast.say(OFFICIAL, typed)
    assert "Rabu, 25 November 2026 07.00 WITA" in await fast.say(OFFICIAL, "besok 07.00")


async def test_what_does_not_fit_or_cannot_be_broadcast_is_refused_and_asked_again(fast: Talk) -> None:
    assert "karakter terlalu panjang" in await compose(fast, "a" * 4096)
    sticker = fast.incoming(OFFICIAL)
    assert "tidak dapat disiarkan" in await fast.happen(sticker)
    long_caption = Content(ContentKind.PHOTO, "a" * 1000, media=(PICTURE,))
    assert "karakter terlalu panjang" in await fast.say(OFFICIAL, "x", content=long_caption)
    assert not await rows(fast)
    assert "Draf siaran" in await fast.say(OFFICIAL, "pendek saja")


async def test_a_region_outside_the_mandate_is_not_offered(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Wilayah")
    await fast.say(OFFICIAL, "samarinda ulu")
    assert not [label for label in fast.buttons(OFFICIAL) if "Samarinda Ulu" in label]
    said = await fast.happen(fast.incoming(OFFICIAL, choice="audience:pick:64.72", acknowledge="a"))
    assert "belum punya wewenang" in said


async def test_an_audience_of_nobody_is_warned_of_and_allowed(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Kepada")
    await fast.press(OFFICIAL, "Kanal KIM saja")
    assert "PERHATIAN: belum ada" in await fast.press(OFFICIAL, "Kirim")
    assert "Dijadwalkan" in await fast.press(OFFICIAL, "Ya")


async def test_a_time_that_passed_while_the_card_lay_there_is_asked_again(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Waktu")
    await fast.press(OFFICIAL, "Hari ini 16.00")
    fast.now += timedelta(hours=8)
    assert "sudah lewat" in await fast.press(OFFICIAL, "Kirim")


async def test_a_poll_gets_its_footer_as_a_reply(fast: Talk) -> None:
    poll = Content(ContentKind.POLL, poll=Poll("Setuju jalan satu arah?", ("Ya", "Tidak")))
    await compose(fast, "", content=poll)
    await fast.press(OFFICIAL, "Kirim")
    shown = [each.content for each in fast.phones[OFFICIAL].values()]
    assert shown[-3].poll == poll.poll
    assert "/cek" in shown[-2].text


async def test_whoever_is_not_reached_can_be_seen_whole(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Kirim")
    assert "1 sampai 32 dari 32" in await fast.press(OFFICIAL, "Lihat semua")


async def test_pantau_shows_what_waits_and_cancels_it(talk: Talk) -> None:
    assert "Tidak ada siaran" in await talk.say(OFFICIAL, "/pantau")
    for text in ("Air mati", "Air menyala"):
        await compose(talk, text)
        await talk.press(OFFICIAL, "Kirim")
        await talk.press(OFFICIAL, "Ya")
    assert "menunggu di wilayah Anda: 2" in await talk.say(COLLEAGUE, "/antrean")
    assert "Air menyala" in await talk.press(COLLEAGUE, "2 · Air menyala")
    assert "Dibatalkan" in await talk.press(COLLEAGUE, "Batalkan")
    assert "Air mati" in await talk.say(OFFICIAL, "/pantau")
    assert "tidak sedang berjalan" in await talk.happen(
        talk.incoming(OFFICIAL, choice="monitor:pause:2", acknowledge="a")
    )
    assert [row.state for row in await rows(talk)] == [BroadcastState.SCHEDULED, BroadcastState.CANCELLED]


async def test_who_covers_only_part_of_the_audience_steers_nothing(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Kirim")
    await fast.press(OFFICIAL, "Ya")
    async with fast.database.sessions.begin() as session:
        broadcast = (await session.scalars(select(Broadcast))).one()
        broadcast.audience = broadcast.audience | {"regions": ["64.71.05", "64.71.01"]}
        (await session.scalars(select(Announcement))).one().region_code = "64.71.05"
        for mandate in await session.scalars(select(Mandate).order_by(Mandate.mandate_id.desc()).limit(1)):
            mandate.region_code = "64.71.05"
    said = await fast.happen(fast.incoming(COLLEAGUE, choice="monitor:cancel:1", acknowledge="a"))
    assert "belum punya wewenang" in said
    assert (await rows(fast))[0].state is BroadcastState.SCHEDULED


async def test_a_broken_off_draft_is_offered_again(fast: Talk) -> None:
    await compose(fast)
    assert "Kirim isi siaran" in await fast.say(OFFICIAL, "/broadcast")
    assert "Draf siaran 1" in await fast.press(OFFICIAL, "Lanjutkan draf: Air PDAM")
    await fast.press(OFFICIAL, "Buang draf")
    await fast.say(OFFICIAL, "/broadcast")
    assert fast.buttons(OFFICIAL) == ["Peringatan darurat", "Latihan dulu, hanya untuk rekan sekantor"]


async def test_words_beside_an_open_card_say_what_to_do(fast: Talk) -> None:
    await compose(fast)
    assert "belum dikirim" in await fast.say(OFFICIAL, "oh ya satu lagi")
    assert fast.buttons(OFFICIAL) == ["Kirim", "Ubah", "Buang draf"]


async def test_in_quiet_hours_the_card_says_when_news_really_leaves(fast: Talk) -> None:
    dialogues = (broadcast.dialogue(_otherwise), broadcast_confirm.dialogue(QuietHours()))
    fast.router = Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[])
    fast.now += timedelta(hours=12)  # 22.30 WITA
    await compose(fast)
    assert "jam tenang: berita keluar Rabu, 25 November 2026 06.07 WITA" in await fast.press(OFFICIAL, "Kirim")


@pytest.mark.parametrize("way", [(), ("Ubah", "Waktu"), ("Ubah", "Isi"), ("Ubah", "Wilayah"), ("Ubah", "Kecualikan")])
async def test_batal_throws_the_draft_away_wherever_it_stands(fast: Talk, way: tuple[str, ...]) -> None:
    await compose(fast)
    for label in way:
        await fast.press(OFFICIAL, label)
    assert await fast.say(OFFICIAL, "/batal") == "Draf siaran 1 dibuang. Tidak ada yang dikirim."
    assert [row.state for row in await rows(fast)] == [BroadcastState.CANCELLED]


async def test_batal_before_anything_was_written_or_after_it_was_sent_harms_nothing(fast: Talk) -> None:
    await fast.say(OFFICIAL, "/broadcast")
    assert "dibatalkan" in await fast.say(OFFICIAL, "/cancel")
    await compose(fast)
    await fast.press(OFFICIAL, "Kirim")
    await fast.press(OFFICIAL, "Ya")
    await fast.say(OFFICIAL, "/batal")
    assert [row.state for row in await rows(fast)] == [BroadcastState.SCHEDULED]


async def test_excepting_a_region_outside_the_audience_says_that_it_is_none_of_it(fast: Talk) -> None:
    await compose(fast)
    await fast.press(OFFICIAL, "Ubah")
    await fast.press(OFFICIAL, "Kecualikan")
    said = await fast.say(OFFICIAL, "Kabupaten Kutai Kartanegara")
    assert "Kab. Kutai Kartanegara" in said
    assert "memang tidak termasuk wilayah siaran ini" in said
    assert "tidak kami temukan" in await fast.say(OFFICIAL, "Xyzzyville Barat")


async def test_what_was_told_already_is_asked_about_once_and_leaves_all_the_same(talk: Talk) -> None:
    await talk.say(OFFICIAL, "/broadcast")
    await talk.say(OFFICIAL, "Pasar murah Sabtu pagi")
    for label in ("Kirim", "Ya, kirim"):
        await talk.press(OFFICIAL, label)
    async with talk.database.sessions.begin() as session:
        for each in await session.scalars(select(Broadcast)):
            each.state = BroadcastState.DONE
    await talk.say(OFFICIAL, "/broadcast")
    await talk.say(OFFICIAL, "Pasar murah, Sabtu pagi!")
    assert "sudah pernah disiarkan:\nPasar murah Sabtu pagi\n" in await talk.press(OFFICIAL, "Kirim")
    assert talk.buttons(OFFICIAL) == ["Tetap siarkan", "Buang draf", "Kembali"]
    assert "Penerima" in await talk.press(OFFICIAL, "Tetap siarkan")
