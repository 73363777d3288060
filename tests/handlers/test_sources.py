"""/sumber on an official's phone; what a try shows comes over HTTP from a small real server."""

from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy import func, select

from bot.sources import guard
from bot.sources.all_kinds import AllKinds
from bot.sources.fetching import Fetcher, Manners
from data.database import Database
from data.models import Feed, FeedTrial, HazardWarning, Submission
from domain.feed import FeedKind, FeedMode
from domain.message import ContentKind
from domain.role import Role
from domain.topic import Topic
from handlers import approval, source_rule, sources
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from scheduler.try_feeds import TryFeeds
from services import mandates, reviews
from tests import cap_alerts, letters
from tests.bot.sources.test_pictures import drawn
from tests.feed_server import FeedServer, Page, item, rss, serving
from tests.office import Office
from tests.talk import Talk

ADMIN, APPROVER, ELSEWHERE = "900", "910", "920"
URL = "https://kominfo.balikpapan.go.id/feed"


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


@pytest.fixture
async def talk(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    async with sqlite_home.sessions.begin() as session:
        await mandates.bootstrap(session, account_id, (ADMIN,), "64.71", now)
    await Office(sqlite_home, now).hire(ELSEWHERE, Role.OFFICIAL, "64.72")
    dialogues = [sources.dialogue(), source_rule.dialogue(_otherwise), approval.dialogue()]
    router = Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[])
    return Talk(sqlite_home, router, account_id, now)


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with serving() as server:
        yield server


async def _feeds(talk: Talk) -> list[Feed]:
    async with talk.database.reads() as session:
        return list(await session.scalars(select(Feed).order_by(Feed.feed_id)))


async def _compose(talk: Talk, url: str = URL) -> str:
    await talk.say(ADMIN, "/sumber")
    await talk.press(ADMIN, "Tambah sumber")
    await talk.say(ADMIN, url)
    return await talk.press(ADMIN, "Seluruh Kota Balikpapan")


async def _try(talk: Talk) -> int:
    database = talk.database
    async with guard.opened(allow_private=True) as client:
        source = AllKinds(Fetcher(client, Manners("test", allow_private=True), lambda: talk.now))
        done = await TryFeeds(database.sessions, database.reads, source, source.pictures, lambda: talk.now)()
    await letters.arrive(talk)
    return done


async def test_a_feed_is_added_with_an_address_and_a_few_buttons(talk: Talk) -> None:
    assert "Belum ada sumber berita" in await talk.say(ADMIN, "/sumber")
    card = await _compose(talk, "kominfo.balikpapan.go.id/feed")
    assert f"Alamat: {URL}" in card
    assert "setiap berita ditahan" in card
    await talk.press(ADMIN, "Cara")
    await talk.press(ADMIN, "Otomatis")
    await talk.press(ADMIN, "Topik")
    await talk.press(ADMIN, "Layanan")
    await talk.press(ADMIN, "Kata dibuang")
    await talk.say(ADMIN, "iklan, lelang")
    card = await talk.press(ADMIN, "Ganti bahasa")
    for line in ("keluar sendiri", "Topik: layanan", "memuat kata: iklan, lelang", "Bahasa: Inggris"):
        assert line in card
    assert "Sumber 1 disimpan dan mulai dibaca" in await talk.press(ADMIN, "Simpan")
    (feed,) = await _feeds(talk)
    assert (feed.mode, feed.topic, feed.exclude) == (FeedMode.SLOTS, Topic.SERVICE, ["iklan", "lelang"])
    assert (feed.url, feed.region_code, feed.language, feed.approved_at) == (URL, "64.71", "en", talk.now)


async def test_what_would_be_sent_is_shown_before_anything_is_kept(talk: Talk, server: FeedServer) -> None:
    server.pages["/feed"] = Page(
        rss(item("Air padam", summary="<p>Besok.</p>"), item("Iklan sabun"), item("Banjir"), item("Rapat"))
    )
    await _compose(talk, server.url("/feed"))
    await talk.press(ADMIN, "Kata dibuang")
    await talk.say(ADMIN, "iklan")
    assert "sedang membaca" in await talk.press(ADMIN, "Coba dulu")
    await talk.press(ADMIN, "Coba dulu")  # an impatient second press is one look
    assert await _try(talk) == 1
    shown = [each.content.text for each in talk.phones[ADMIN].values()][-5:]
    assert "4 berita, 3 lolos saringan kata" in shown[0]
    assert shown[1].startswith("Air padam\n\nBesok.")
    assert "— Kominfo Balikpapan · Kota Balikpapan" in shown[1]
    assert "/cek CONTOH" in shown[1]
    assert shown[4].startswith("Dibuang oleh saringan kata: 1\n• Iklan sabun")
    assert await _feeds(talk) == []
    assert await _try(talk) == 0
    assert "Periksa dulu" in await talk.press(ADMIN, "Kembali ke sumber")
    await talk.press(ADMIN, "Simpan")
    assert len(await _feeds(talk)) == 1


async def test_a_try_shows_the_picture_that_comes_along(talk: Talk, server: FeedServer) -> None:
    server.pages["/foto"] = Page(drawn((200, 100), "jpeg"))
    shown, gone = (f'<img src="{server.url(path)}">' for path in ("/foto", "/hilang"))
    server.pages["/feed"] = Page(rss(item("Air padam", summary=shown), item("Banjir", summary=gone)))
    await _compose(talk, server.url("/feed"))
    await talk.press(ADMIN, "Coba dulu")
    await _try(talk)
    first, second = (each.content for each in list(talk.phones[ADMIN].values())[-3:-1])
    assert (first.kind, len(first.media), first.text.splitlines()[0]) == (ContentKind.PHOTO, 1, "Air padam")
    assert (second.kind, second.media, second.text.splitlines()[0]) == (ContentKind.TEXT, (), "Banjir")


async def test_a_try_of_warnings_shows_their_emergency_wording_and_map(talk: Talk, server: FeedServer) -> None:
    ours, others = (
        cap_alerts.alert(cap_alerts.identifier(talk.now, number), talk.now, cap_alerts.info(talk.now, [name]))
        for number, name in enumerate(("BALIKPAPAN SELATAN", "SAMARINDA ULU"))
    )
    cap_alerts.publish(server, ours=ours, others=others)
    await _compose(talk, server.url("/nowcast/id/rss.xml"))
    await talk.press(ADMIN, "Jenis")
    await talk.press(ADMIN, "Peringatan dini cuaca BMKG")
    await talk.press(ADMIN, "Coba dulu")
    await _try(talk)
    brought, warning, _ = (each.content for each in list(talk.phones[ADMIN].values())[-3:])
    assert "2 peringatan, 1 kini berlaku untuk wilayah itu" in brought.text
    assert (warning.kind, warning.media[0].name) == (ContentKind.PHOTO, "peta.png")
    assert "Kec. Balikpapan Selatan" in warning.text
    assert "— BMKG · Kec. Balikpapan Selatan" in warning.text
    async with talk.database.reads() as session:
        assert await session.scalar(select(func.count()).select_from(HazardWarning)) == 0


async def test_an_address_that_is_no_feed_is_told_with_its_cause(talk: Talk, server: FeedServer) -> None:
    server.pages["/web"] = Page(b"<html><body>Masuk</body></html>")
    await _compose(talk, server.url("/web"))
    await talk.press(ADMIN, "Coba dulu")
    await _try(talk)
    assert "bukan sumber yang dikenal" in talk.text(ADMIN)


async def test_a_feed_is_paused_resumed_changed_and_removed(talk: Talk) -> None:
    await _compose(talk)
    await talk.press(ADMIN, "Simpan")
    await talk.press(ADMIN, "Lihat sumber")
    assert "Keadaan: dijeda" in await talk.press(ADMIN, "Jeda")
    assert "Keadaan: belum dibaca" in await talk.press(ADMIN, "Baca lagi")
    await talk.press(ADMIN, "Ubah")
    await talk.press(ADMIN, "Alamat")
    await talk.say(ADMIN, "https://baru.go.id/rss")
    assert "disimpan" in await talk.press(ADMIN, "Simpan")
    assert [feed.url for feed in await _feeds(talk)] == ["https://baru.go.id/rss"]
    await talk.press(ADMIN, "Lihat sumber")
    await talk.press(ADMIN, "Hapus")
    assert "sudah dihapus" in await talk.press(ADMIN, "Ya, hapus")
    assert await _feeds(talk) == []
    assert "Belum ada" in await talk.say(ADMIN, "/feed")


async def test_another_official_agrees_to_the_rule_as_it_stands(talk: Talk) -> None:
    await Office(talk.database, talk.now).hire(APPROVER, Role.APPROVER)
    await _compose(talk)
    assert "menunggu petugas lain" in await talk.press(ADMIN, "Simpan")
    await letters.arrive(talk)
    assert "Cara: setiap berita ditahan" in talk.text(APPROVER)
    await talk.press(ADMIN, "Lihat sumber")
    await talk.press(ADMIN, "Ubah")
    await talk.press(ADMIN, "Cara")
    await talk.press(ADMIN, "Otomatis")
    await talk.press(ADMIN, "Simpan")
    await talk.press(APPROVER, "Setujui")  # under the rule as it was
    assert [feed.approved_at for feed in await _feeds(talk)] == [None]
    await letters.arrive(talk)
    assert "Cara: setiap berita keluar sendiri" in talk.text(APPROVER)
    assert "Persetujuan lengkap" in await talk.press(APPROVER, "Setujui")
    assert [feed.approved_at for feed in await _feeds(talk)] == [talk.now]


async def test_an_old_card_does_not_save_another_rule(talk: Talk) -> None:
    await _compose(talk)
    old = next(choice.data for row in talk.last(ADMIN).choices for choice in row if choice.label == "Simpan")
    await talk.press(ADMIN, "Cara")
    await talk.press(ADMIN, "Otomatis")
    await talk.happen(talk.incoming(ADMIN, choice=old, acknowledge="a"))
    assert await _feeds(talk) == []


@pytest.mark.parametrize("typed", ["ftp://x.id/feed", "https://", "http://a:b@x.id", "x" * 2000])
async def test_what_is_no_address_is_asked_for_again(talk: Talk, typed: str) -> None:
    await talk.say(ADMIN, "/sumber")
    await talk.press(ADMIN, "Tambah sumber")
    assert "Alamat sumber harus diawali" in await talk.say(ADMIN, typed)
    await talk.say(ADMIN, URL)
    assert "Untuk seluruh" in talk.text(ADMIN)


@pytest.mark.parametrize(
    "choice",
    ["feed:show:1", "feed:pause:1", "feed:gone:1", "feed:remove:1", "feedrule:edit:1", "feedrule:look:1"],
)
async def test_who_looks_after_another_region_sees_and_changes_nothing(talk: Talk, choice: str) -> None:
    await _compose(talk)
    await talk.press(ADMIN, "Simpan")
    assert "Nomor ID Anda: 920" in await talk.happen(talk.incoming(ELSEWHERE, choice=choice, acknowledge="a"))
    assert "Belum ada sumber" in await talk.say(ELSEWHERE, "/sumber")
    (feed,) = await _feeds(talk)
    assert feed.paused_at is None
    async with talk.database.reads() as session:
        assert (await session.scalars(select(FeedTrial))).all() == []


async def test_whoever_reviews_a_rule_that_one_official_made_sees_it_whole(talk: Talk) -> None:
    await _compose(talk)
    await talk.press(ADMIN, "Simpan")
    await Office(talk.database, talk.now).hire(APPROVER)
    async with talk.database.sessions.begin() as session:
        assert await reviews.ask(session, talk.now) == 1
    await letters.arrive(talk)
    rule, question = (each.content.text for each in talk.phones[APPROVER].values())
    assert f"Alamat: {URL}" in rule
    assert "Aturan sumber" in question


@pytest.mark.parametrize(
    "verb", ["card", "mode:hold", "topic:layanan", "tongue", "words:include", "try", "save:x", "clear"]
)
async def test_buttons_without_a_rule_before_them_are_stale(talk: Talk, verb: str) -> None:
    assert await talk.happen(talk.incoming(ADMIN, choice=f"feedrule:{verb}", acknowledge="a"))
    assert await _feeds(talk) == []
    async with talk.database.reads() as session:
        assert (await session.scalars(select(Submission))).all() == []


async def test_residents_are_told_that_this_is_not_theirs(talk: Talk) -> None:
    assert "Nomor ID Anda: 5" in await talk.say("5", "/sumber")


async def test_warnings_of_bmkg_are_known_by_their_address_and_may_leave_at_once(talk: Talk) -> None:
    said = await _compose(talk, "https://www.bmkg.go.id/alerts/nowcast/id/rss.xml")
    assert "Jenis: peringatan dini cuaca BMKG" in said
    assert "setiap peringatan ditahan" in said
    assert not {"Topik", "Kata wajib", "Kata dibuang", "Ganti bahasa"} & set(talk.buttons(ADMIN))
    assert "yang lain ditahan" in await talk.press(ADMIN, "Cara")
    await talk.press(ADMIN, "Seketika (sedang ke atas)")
    await talk.press(ADMIN, "Simpan")
    (feed,) = await _feeds(talk)
    assert (feed.kind, feed.mode, feed.severities) == (
        FeedKind.NOWCAST,
        FeedMode.AT_ONCE,
        ["moderate", "severe", "extreme"],
    )


async def test_another_kind_takes_back_a_mode_that_it_can_not_have(talk: Talk) -> None:
    await _compose(talk, "https://www.bmkg.go.id/alerts/nowcast/id/rss.xml")
    await talk.press(ADMIN, "Cara")
    await talk.press(ADMIN, "Seketika (sedang ke atas)")
    await talk.press(ADMIN, "Jenis")
    said = await talk.press(ADMIN, "Berita (RSS atau Atom)")
    assert "setiap berita ditahan" in said
