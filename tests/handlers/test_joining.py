"""Joining, choosing, leaving and coming back, as whole stories on a phone."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Address, Announcement, Broadcast, Kim, Resident, Subscription
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.kim import KimState
from domain.lane import Lane
from domain.platform import ChatKind, PlatformName
from domain.recipient import AddressEnd
from domain.topic import ALL_TOPICS, Topic
from handlers import farewell, help, language, news, presence, registration, subscriptions
from handlers.dialogue import Chat, Membership, Replies, Reply, Turn
from handlers.router import Router
from services import texts
from services.registration import CONSENT_VERSION
from tests.talk import Talk
from tests.towns import LONG_AGO


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


def phones(database: Database, account_id: int, now: datetime, home: str = "64") -> Talk:
    dialogues = [
        registration.dialogue(home, _otherwise),
        subscriptions.dialogue(home),
        news.dialogue(),
        farewell.dialogue(),
        language.dialogue(),
        help.dialogue(),
    ]
    router = Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[presence.in_private])
    return Talk(database, router, account_id, now)


@pytest.fixture
def talk(home: Database, account_id: int, now: datetime) -> Talk:
    return phones(home, account_id, now)


@pytest.fixture
def fast(sqlite_home: Database, account_id: int, now: datetime) -> Talk:
    return phones(sqlite_home, account_id, now)


async def _live(talk: Talk) -> Sequence[tuple[str, int, bool]]:
    async with talk.database.reads() as session:
        rows = await session.scalars(
            select(Subscription).where(Subscription.ended_at.is_(None)).order_by(Subscription.subscription_id)
        )
        return [(row.region_code, row.topics, row.wants_below) for row in rows]


async def _resident(talk: Talk) -> Resident:
    async with talk.database.reads() as session:
        return (await session.scalars(select(Resident))).one()


async def _publish(talk: Talk, code: str, title: str, **more: object) -> None:
    audience = Audience(regions=(code,), **more)  # type: ignore[arg-type]
    async with talk.database.sessions.begin() as session:
        announcement = Announcement(
            region_code=code,
            source="Diskominfo",
            check_code=title.upper()[:8],
            lane=Lane.NEWS,
            title=title,
            text=f"{title}\nIsi selengkapnya.",
            created_at=talk.now,
        )
        session.add(announcement)
        await session.flush()
        session.add(
            Broadcast(
                announcement_id=announcement.announcement_id,
                audience=audience.to_json(),
                lane=Lane.NEWS,
                state=BroadcastState.DONE,
                created_at=talk.now,
                started_at=talk.now,
            )
        )
    talk.now += timedelta(minutes=1)


async def _join(talk: Talk, link: str = "r_6471061005") -> None:
    await talk.say("5", f"/start {link}")
    await talk.press("5", "Setuju")


async def test_joining_takes_five_taps_with_the_first_and_all_in_one_message(talk: Talk) -> None:
    welcome = await talk.say("5", "/mulai")
    assert "Gratis" in welcome
    assert "/berhenti" in welcome
    await talk.press("5", "Setuju (gratis)")
    await talk.press("5", "Kota Balikpapan")
    await talk.press("5", "Kec. Balikpapan Kota")
    await talk.press("5", "Kel. Damai")
    first = next(iter(talk.phones["5"].values()))
    assert "Kel. Damai, Kec. Balikpapan Kota, Kota Balikpapan" in first.content.text
    assert "/langganan" in talk.text("5")
    assert await _live(talk) == [("64.71.06.1005", ALL_TOPICS, False)]
    resident = await _resident(talk)
    assert (resident.consent_version, resident.consented_at) == (CONSENT_VERSION, talk.now)


async def test_a_qr_code_joins_with_one_press_and_credits_its_kim(talk: Talk, now: datetime) -> None:
    async with talk.database.sessions.begin() as session:
        session.add(Kim(kim_id=12, region_code="64.71.06.1005", name="KIM Damai", proposed_at=now, accepted_at=now))
    assert "Kel. Damai" in await talk.say("5", "/start r_6471061005_k12")
    assert await _live(talk) == []
    await talk.press("5", "Setuju")
    assert await _live(talk) == [("64.71.06.1005", ALL_TOPICS, False)]
    assert (await _resident(talk)).credit_kim_id == 12


@pytest.mark.parametrize(
    "kim",
    [
        Kim(region_code="64.71.06.1005", name="Belum diterima"),
        Kim(region_code="64.71.06.1005", name="Sudah bubar", accepted_at=LONG_AGO, state=KimState.DISSOLVED),
        Kim(region_code="64.72", name="FK-KIM tetangga", accepted_at=LONG_AGO),
    ],
    ids=lambda kim: kim.name,
)
async def test_a_kim_that_is_not_there_is_credited_with_nobody(fast: Talk, kim: Kim) -> None:
    async with fast.database.sessions.begin() as session:
        session.add(
            Kim(
                kim_id=12,
                region_code=kim.region_code,
                name=kim.name,
                state=kim.state or KimState.PROPOSED,
                accepted_at=kim.accepted_at,
                proposed_at=LONG_AGO,
            )
        )
    await fast.say("5", "/start r_6471061005_k12")
    await fast.press("5", "Setuju")
    assert (await _resident(fast)).credit_kim_id is None


@pytest.mark.parametrize("link", ["r_", "r_6471061005_k99", "r_6471069999", "r_abc", "r_99_kx", "halo", "r_64.71"])
async def test_a_bad_link_gets_a_friendly_start(fast: Talk, link: str) -> None:
    assert "Selamat datang" in await fast.say("5", f"/start {link}")
    await fast.press("5", "Setuju")
    assert fast.buttons("5")
    assert (await _resident(fast)).credit_kim_id is None


async def test_nothing_is_subscribed_without_consent(fast: Talk) -> None:
    await fast.say("5", "/mulai")
    await fast.press("5", "Tidak")
    await fast.happen(fast.incoming("5", choice="registration:pick:64.71.06.1005"))
    assert "setuju" in fast.text("5").lower()
    await fast.happen(fast.incoming("5", choice="subscriptions:pick:64.71.06.1005"))
    assert await _live(fast) == []


async def test_consent_may_be_typed_and_a_cry_for_help_instead_goes_to_feedback(fast: Talk) -> None:
    await fast.say("5", "/mulai")
    assert "/otherwise" in await fast.say("5", "tolong, rumah kami kebanjiran")
    assert "Anda tinggal di" in await fast.say("5", "Setuju.")
    assert "/otherwise" in await fast.say(
        "5", "tolong air sudah masuk rumah di jalan pupuk raya nomor dua belas dekat masjid"
    )
    await fast.say("5", "gn samarinda")
    assert [code for code, _, _ in await _live(fast)] == ["64.71.03.1002"]


@pytest.mark.parametrize("messenger", list(PlatformName))
async def test_not_knowing_joins_the_whole_kecamatan(fast: Talk, messenger: PlatformName) -> None:
    fast.platform = messenger
    await fast.say("5", "/mulai")
    await fast.press("5", "Setuju")
    await fast.press("5", "Kota Balikpapan")
    await fast.press("5", "Kec. Balikpapan Kota")
    await fast.press("5", "Tidak tahu: seluruh kecamatan")
    assert [code for code, _, _ in await _live(fast)] == ["64.71.06"]


async def test_at_home_in_a_kota_the_choice_starts_with_its_kecamatan(
    sqlite_home: Database, account_id: int, now: datetime
) -> None:
    talk = phones(sqlite_home, account_id, now, home="64.71")
    await talk.say("5", "/mulai")
    await talk.press("5", "Setuju")
    assert talk.buttons("5")[:1] == ["Tidak tahu: seluruh kota"]
    assert "Kec. Balikpapan Kota" in talk.buttons("5")


async def test_the_last_three_news_of_the_place_follow_at_once(talk: Talk) -> None:
    for code, title in (
        ("64.71", "Satu"),
        ("64.71.06", "Dua"),
        ("64.72", "Samarinda"),
        ("64", "Tiga"),
        ("64.71", "Empat"),
    ):
        await _publish(talk, code, title)
    await _publish(talk, "64.71", "Luar", minus=("64.71.06",))
    await _join(talk)
    listed = next(each for each in talk.phones["5"].values() if "Kabar terakhir" in each.content.text).content.text
    assert [title for title in ("Satu", "Dua", "Samarinda", "Tiga", "Empat", "Luar") if f"{title}\n" in listed] == [
        "Dua",
        "Tiga",
        "Empat",
    ]
    assert listed.index("Empat") < listed.index("Tiga") < listed.index("Dua")
    assert "Sumber: Diskominfo · Kota Balikpapan · Selasa, 24 November 2026" in listed
    assert "Kode EMPAT" in listed


async def test_news_are_paged_and_read_whole(talk: Talk) -> None:
    await _join(talk)
    for number in range(5):
        await _publish(talk, "64.71", f"Kabar {number}")
    assert "Kabar 4" in await talk.say("5", "/berita")
    older = await talk.press("5", "Lainnya")
    assert "Kabar 1" in older
    assert "Kabar 2" not in older
    assert "Isi selengkapnya." in await talk.press("5", "Baca: Kabar 1")


async def test_a_draft_is_never_read(talk: Talk) -> None:
    await _join(talk)
    await _publish(talk, "64.71", "Rahasia")
    async with talk.database.sessions.begin() as session:
        (await session.scalars(select(Broadcast))).one().state = BroadcastState.DRAFT
    assert "Belum ada" in await talk.say("5", "/berita")
    assert "tidak ada lagi" in await talk.happen(talk.incoming("5", choice="news:read:1"))


async def test_news_from_below_only_for_who_wants_it(fast: Talk) -> None:
    await _join(fast, "r_6471")
    await _publish(fast, "64.71.06", "Kecamatan")
    assert "Belum ada" in await fast.say("5", "/berita")
    await fast.say("5", "/langganan")
    await fast.press("5", "Kabar wilayah di bawahnya: tidak")
    assert "Kecamatan" in await fast.say("5", "/berita")


async def test_several_regions_are_added_by_name_and_taken_away_again(talk: Talk) -> None:
    await _join(talk)
    await talk.say("5", "/langganan")
    await talk.press("5", "Tambah wilayah")
    await talk.say("5", "kukar")
    await talk.press("5", "Seluruh Kab. Kutai Kartanegara")
    assert [code for code, _, _ in await _live(talk)] == ["64.71.06.1005", "64.02"]
    assert "Kab. Kutai Kartanegara" in await talk.say("5", "/wilayah")
    await talk.press("5", "Hapus wilayah")
    assert "Kab. Kutai Kartanegara" not in await talk.press("5", "Hapus Kab. Kutai Kartanegara")
    assert [code for code, _, _ in await _live(talk)] == ["64.71.06.1005"]


async def test_the_same_region_twice_is_one_subscription(fast: Talk) -> None:
    await _join(fast)
    await fast.say("5", "/start r_6471061005")
    assert len(await _live(fast)) == 1


async def test_topics_are_switched_for_all_regions_by_ending_rows_and_starting_others(talk: Talk) -> None:
    await _join(talk)
    await talk.say("5", "/topik")
    await talk.press("5", "Usaha: ya")
    assert "Usaha: tidak" in talk.buttons("5")
    assert await _live(talk) == [("64.71.06.1005", ALL_TOPICS & ~Topic.BUSINESS.bit, False)]
    async with talk.database.reads() as session:
        rows = (await session.scalars(select(Subscription).order_by(Subscription.subscription_id))).all()
    assert [(row.topics, row.ended_at is None) for row in rows] == [
        (ALL_TOPICS, False),
        (ALL_TOPICS & ~Topic.BUSINESS.bit, True),
    ]


async def test_the_last_topic_stays(fast: Talk) -> None:
    await _join(fast)
    await fast.say("5", "/topik")
    for topic in ("Cuaca", "Layanan", "Bansos", "Lowongan", "Usaha", "Agenda"):
        await fast.press("5", f"{topic}: ya")
    assert "topik terakhir" in await fast.press("5", "Darurat: ya")
    assert [topics for _, topics, _ in await _live(fast)] == [Topic.EMERGENCY.bit]


@pytest.mark.parametrize("word", ["/berhenti", "/stop", "Berhenti", "stop."])
async def test_leaving_works_at_once_in_any_state(talk: Talk, word: str) -> None:
    await _join(talk)
    await talk.say("5", "/langganan")
    await talk.press("5", "Tambah wilayah")
    assert "sudah berhenti" in await talk.say("5", word)
    assert await _live(talk) == []
    assert (await _resident(talk)).left_at == talk.now
    assert "/otherwise" in await talk.say("5", "kukar")


async def test_who_leaves_before_choosing_a_region_is_offered_nothing_to_keep(talk: Talk) -> None:
    await talk.say("5", "/mulai")
    await talk.press("5", "Setuju")
    assert "sudah berhenti" in await talk.say("5", "berhenti")
    assert not talk.last("5").choices


async def test_who_leaves_may_keep_emergencies_and_come_back_to_everything(talk: Talk) -> None:
    await _join(talk)
    talk.now += timedelta(hours=1)
    await talk.say("5", "/berhenti")
    await talk.press("5", "Tetap terima darurat saja")
    assert await _live(talk) == [("64.71.06.1005", Topic.EMERGENCY.bit, False)]
    assert "hanya menerima peringatan darurat" in talk.text("5")
    talk.now += timedelta(hours=1)
    assert "sudah berhenti" in await talk.say("5", "berhenti")
    assert "memang tidak berlangganan" in await talk.say("5", "berhenti")
    await talk.say("5", "/mulai")
    await talk.press("5", "Setuju")
    await talk.say("5", "kel damai")
    assert await _live(talk) == [("64.71.06.1005", ALL_TOPICS, False)]
    assert (await _resident(talk)).left_at is None


async def test_who_kept_emergencies_and_starts_again_may_choose_all_topics(fast: Talk) -> None:
    await _join(fast)
    await fast.say("5", "/berhenti")
    await fast.press("5", "Tetap terima darurat saja")
    assert "Darurat" in await fast.say("5", "/langganan")
    await fast.press("5", "Atur topik")
    await fast.press("5", "Cuaca: tidak")
    assert [topics for _, topics, _ in await _live(fast)] == [Topic.EMERGENCY.bit | Topic.WEATHER.bit]


async def test_a_changed_wording_asks_again(fast: Talk) -> None:
    await _join(fast)
    assert "Anda sudah terdaftar" in await fast.say("5", "/mulai")
    async with fast.database.sessions.begin() as session:
        (await session.scalars(select(Resident))).one().consent_version = "2020-01"
    assert "Apakah Anda setuju" in await fast.say("5", "/mulai")
    await fast.press("5", "Setuju")
    assert (await _resident(fast)).consent_version == CONSENT_VERSION


def test_a_new_wording_of_the_consent_needs_a_new_version() -> None:
    wording = texts.say("consent", "id", {"place": "X"}) + texts.say("consent", "en", {"place": "X"})
    known = {"2026-11.2": "e95cf30a52f84c0f"}
    assert known[CONSENT_VERSION] == hashlib.sha256(wording.encode()).hexdigest()[:16]


async def test_who_blocks_us_is_not_reached_and_is_the_same_when_back(talk: Talk) -> None:
    await _join(talk)
    chat = Chat("5", ChatKind.PRIVATE)
    blocked = Membership(PlatformName.TELEGRAM, talk.account_id, chat, Membership.Kind.BLOCKED, talk.now, by_ref="5")
    await talk.happen(blocked)
    async with talk.database.reads() as session:
        assert (await session.scalars(select(Address))).one().closed_why == "blocked"
    await talk.happen(replace(blocked, kind=Membership.Kind.UNBLOCKED))
    assert "Anda sudah terdaftar" in await talk.say("5", "/start")
    async with talk.database.reads() as session:
        assert [
            row.closed_at is None for row in await session.scalars(select(Address).order_by(Address.address_id))
        ] == [
            False,
            True,
        ]
    await _resident(talk)


async def test_who_could_not_be_reached_and_starts_again_needs_no_new_consent(fast: Talk) -> None:
    await _join(fast)
    async with fast.database.sessions.begin() as session:
        address = (await session.scalars(select(Address))).one()
        address.closed_at, address.closed_why = fast.now, AddressEnd.NOT_FOUND
    assert "Anda sudah terdaftar" in await fast.say("5", "/start")
    await _resident(fast)


async def test_the_language_changes_at_once_and_stays(fast: Talk) -> None:
    await _join(fast)
    await fast.say("5", "/bahasa")
    assert "English" in await fast.press("5", "English")
    assert "You have already joined" in await fast.say("5", "/start")
    assert "You have left" in await fast.say("5", "/stop")


async def test_help_and_the_way_out(fast: Talk) -> None:
    assert "/mulai" in await fast.say("5", "menu")
    await _join(fast)
    assert "/langganan" in await fast.say("5", "/bantuan")
    assert "Tidak ada yang perlu dibatalkan" in await fast.say("5", "/batal")
    await fast.say("5", "/langganan")
    await fast.press("5", "Tambah wilayah")
    assert "dibatalkan" in await fast.say("5", "batal")
    assert "/otherwise" in await fast.say("5", "kukar")
