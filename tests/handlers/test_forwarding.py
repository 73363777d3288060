from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import opened
from data.models import Announcement, Broadcast, CoverageReport, Letter
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.forwarding import COUNTS
from domain.hazard import Alert, Hazard
from domain.kim import PassedTo
from domain.lane import Lane
from domain.mandate import Mandate
from domain.message import Content, ContentKind, MediaItem, Message
from domain.region import RegionCode
from domain.role import Role
from domain.speech import WORDS, length
from handlers import check, forwarding
from handlers.dialogue import Replies, Reply, Turn
from handlers.router import Router
from scheduler.offer_forwarding import offer_forwarding
from services import announcements
from services.announcements import Written
from tests.amending import follow
from tests.conftest import ACCOUNT_ID
from tests.kim_town import DAMAI, KOTA, a_person
from tests.talk import Talk

AGENT, ELSEWHERE = "10", "11"
TEXT = "Air padam besok\n\n" + "Perbaikan pipa di Jalan Ahmad Yani, siapkan air bersih. " * 20
PICTURE = MediaItem(ContentKind.PHOTO, ref="file-1")


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "feedback"}),)


def _link(account_id: int, payload: str) -> str:
    return f"https://t.me/siarkim_bot?start={payload}"


@pytest.fixture
async def talk(sqlite_home_url: str, now: datetime) -> AsyncIterator[Talk]:
    async with _opened(sqlite_home_url, now) as talk:
        yield talk


@pytest.fixture
async def everywhere(home_url: str, now: datetime) -> AsyncIterator[Talk]:
    """The same on each kind of database."""
    async with _opened(home_url, now) as talk:
        yield talk


@asynccontextmanager
async def _opened(url: str, now: datetime) -> AsyncIterator[Talk]:
    router = Router(
        [forwarding.dialogue(_link), check.dialogue(_link)], otherwise=_otherwise, edited=_otherwise, memberships=[]
    )
    async with opened(url) as database:
        async with database.sessions.begin() as session:
            await a_person(session, AGENT, now, Mandate(Role.KIM_AGENT, RegionCode(DAMAI)))
            await a_person(session, ELSEWHERE, now, Mandate(Role.KIM_AGENT, RegionCode("64.72")))
            await a_person(session, "12", now)
        yield Talk(database, router, ACCOUNT_ID, now)


async def _begun(talk: Talk, said: Written, region: str = KOTA, lane: Lane = Lane.NEWS) -> int:
    async with talk.database.sessions.begin() as session:
        announcement = await announcements.draft(session, said, talk.now)
        broadcast = Broadcast(
            announcement_id=announcement.announcement_id,
            audience=Audience(regions=(region,)).to_json(),
            lane=lane,
            state=BroadcastState.RUNNING,
            created_at=talk.now,
            started_at=talk.now,
        )
        session.add(broadcast)
        await session.flush()
        return broadcast.broadcast_id


def _said(text: str = TEXT, link: str | None = None) -> Written:
    return Written(Content(text=text), KOTA, "Diskominfo Balikpapan", link=link)


async def _reports(session: AsyncSession) -> list[tuple[PassedTo, int]]:
    rows = await session.scalars(select(CoverageReport).order_by(CoverageReport.coverage_report_id))
    return [(row.place, row.people) for row in rows]


async def test_four_taps_pass_news_on_and_report_it(talk: Talk) -> None:
    await _begun(talk, _said())
    await _begun(talk, _said("Hanya untuk Samarinda"), "64.72")
    assert "Kabar mana" in await talk.say(AGENT, "/teruskan")
    assert talk.buttons(AGENT) == ["Air padam besok"]
    text = await talk.press(AGENT, "Air padam besok")
    assert len(text) <= 720
    assert text.startswith("Air padam besok\n\nPerbaikan pipa")
    assert "Sumber: Diskominfo Balikpapan, Kota Balikpapan" in text
    url = talk.last(AGENT).choices[0][0].url or ""
    assert unquote(url.removeprefix("https://wa.me/?text=")) == text
    assert len(url) <= 2000
    await talk.press(AGENT, "Sudah diteruskan")
    await talk.press(AGENT, "Grup WhatsApp RT/RW")
    assert "sekitar 100 orang" in await talk.press(AGENT, "Sekitar 100")
    await talk.press(AGENT, "Diteruskan ke tempat lain")
    await talk.press(AGENT, "Keluarga")
    assert "sekitar 110 orang" in await talk.press(AGENT, "Sekitar 10")
    async with talk.database.reads() as session:
        assert await _reports(session) == [(PassedTo.NEIGHBOURHOOD, 100), (PassedTo.FAMILY, 10)]


async def test_the_same_place_said_twice_counts_once(talk: Talk) -> None:
    broadcast_id = await _begun(talk, _said())
    async with talk.database.reads() as session:
        number = (await session.get_one(Broadcast, broadcast_id)).announcement_id
    for count in (30, 100):
        await talk.happen(talk.incoming(AGENT, choice=f"fwd:people:{number}/family/{count}"))
    async with talk.database.reads() as session:
        assert await _reports(session) == [(PassedTo.FAMILY, 100)]


@pytest.mark.parametrize(
    "choice",
    [
        "people:99/family/30",
        "people:1/moon/30",
        "people:1/family/7",
        "people:1/family/30",
        "show:99",
        "show:x",
        "voice:1",
        "board:1",
    ],
)
async def test_buttons_that_nobody_made_do_no_harm(talk: Talk, choice: str) -> None:
    await _begun(talk, _said(), "64.72")
    assert await talk.happen(talk.incoming(AGENT, choice=f"fwd:{choice}"))
    async with talk.database.reads() as session:
        assert await _reports(session) == []


async def test_a_picture_goes_along(talk: Talk) -> None:
    content = Content(ContentKind.PHOTO, "Peta banjir", media=(PICTURE,))
    await _begun(talk, replace(_said(), content=content, account_id=ACCOUNT_ID))
    await talk.say(AGENT, "/teruskan")
    await talk.press(AGENT, "Peta banjir")
    assert talk.last(AGENT).content.media[0].ref == "file-1"


async def test_the_voice_script_stands_alone_and_takes_half_a_minute(talk: Talk) -> None:
    await _begun(talk, _said(link="https://balikpapan.go.id/air"))
    await talk.say(AGENT, "/teruskan")
    await talk.press(AGENT, "Air padam besok")
    script = await talk.press(AGENT, "Naskah suara")
    assert script.startswith("Ada kabar dari Diskominfo Balikpapan untuk Kota Balikpapan.\nAir padam besok. Perbaikan")
    assert script.endswith("siapkan air bersih.\nKeterangan lengkap ada di pesan tertulis.")
    assert 50 < length(script) <= WORDS
    assert "bacakan naskah ini" in list(talk.phones[AGENT].values())[-2].content.text


async def test_a_warning_is_read_aloud_by_its_facts(talk: Talk) -> None:
    alert = Alert(Hazard.FLOOD, "RT 12 Damai", talk.now + timedelta(hours=3), "Jangan menerobos arus.", "112")
    broadcast_id = await _begun(talk, _said("PERINGATAN DARURAT: BANJIR\nDi mana: …"), lane=Lane.EMERGENCY)
    async with talk.database.sessions.begin() as session:
        number = (await session.get_one(Broadcast, broadcast_id)).announcement_id
        (await session.get_one(Announcement, number)).hazard = alert.to_json()
    script = await talk.happen(talk.incoming(AGENT, choice=f"fwd:voice:{broadcast_id}"))
    assert script.splitlines()[0].startswith("Perhatian. Peringatan darurat dari Diskominfo Balikpapan")
    said = (
        "Banjir di RT 12 Damai. Jangan menerobos arus. Berlaku sampai Selasa, 24 November 2026 13.30 WITA. Hubungi 112."
    )
    assert script.splitlines()[1] == said


async def test_the_board_sheet_comes_as_a_pdf_whose_code_checks_the_news(talk: Talk) -> None:
    broadcast_id = await _begun(talk, _said())
    await talk.say(AGENT, "/teruskan")
    await talk.press(AGENT, "Air padam besok")
    assert "papan pengumuman" in await talk.press(AGENT, "Lembar papan")
    sheet = talk.last(AGENT).content
    assert sheet.kind is ContentKind.DOCUMENT
    assert b64decode(sheet.media[0].drawn or "").startswith(b"%PDF")
    async with talk.database.reads() as session:
        announcement_id = (await session.get_one(Broadcast, broadcast_id)).announcement_id
        code = (await session.get_one(Announcement, announcement_id)).check_code
    assert sheet.media[0].name == f"papan-{code}.pdf"


async def test_an_official_may_pass_on_too(talk: Talk) -> None:
    await _begun(talk, _said())
    async with talk.database.sessions.begin() as session:
        await a_person(session, "13", talk.now, Mandate(Role.OFFICIAL, RegionCode(KOTA)))
    assert "Kabar mana" in await talk.say("13", "/teruskan")


async def test_only_agents_pass_on(talk: Talk) -> None:
    assert "untuk agen KIM" in await talk.say("12", "/teruskan")
    assert "Belum ada kabar" in await talk.say(ELSEWHERE, "/teruskan")


async def test_what_agents_pass_on_is_genuine_and_what_somebody_changed_is_not(talk: Talk) -> None:
    await _begun(talk, _said(link="https://balikpapan.go.id/air"))
    await talk.say(AGENT, "/teruskan")
    text = await talk.press(AGENT, "Air padam besok")
    assert "✓ Asli" in await talk.say("12", f"/cek {text}")
    await talk.say("12", f"/cek {text.replace('besok', 'lusa')}")
    assert any("sudah diubah" in message.content.text for message in talk.phones["12"].values())


async def test_agents_are_told_once_of_what_begins_for_them(talk: Talk) -> None:
    await _begun(talk, _said())
    await _begun(talk, _said("Pasar murah"))
    await _begun(talk, _said("Samarinda"), "64.72", Lane.EMERGENCY)

    async def tick(later: timedelta) -> int:
        return await offer_forwarding(talk.database.sessions, talk.database.reads, lambda: talk.now + later)

    assert [await tick(timedelta(seconds=2)) for _ in range(2)] == [2, 0]
    async with talk.database.reads() as session:
        letters = {row.chat_ref: str(row.message) for row in await session.scalars(select(Letter))}
    assert "Ada 2 kabar baru untuk wilayah Anda" in letters[AGENT]
    assert "Pasar murah" in letters[AGENT]
    assert "DARURAT" in letters[ELSEWHERE]


async def test_a_second_sending_and_an_old_one_are_not_offered(talk: Talk) -> None:
    number = await _begun(talk, _said())

    async def tick(later: timedelta) -> int:
        return await offer_forwarding(talk.database.sessions, talk.database.reads, lambda: talk.now + later)

    assert await tick(timedelta(hours=2)) == 0
    async with talk.database.sessions.begin() as session:
        first = await session.get_one(Broadcast, number)
        session.add(
            Broadcast(
                announcement_id=first.announcement_id,
                audience=first.audience,
                lane=first.lane,
                state=BroadcastState.RUNNING,
                created_at=talk.now,
                started_at=talk.now + timedelta(hours=2),
            )
        )
    assert await tick(timedelta(hours=2)) == 0


async def _told(talk: Talk, ref: str) -> list[Message]:
    """What the job has laid ready for somebody, in order."""
    async with talk.database.reads() as session:
        rows = await session.scalars(select(Letter).where(Letter.chat_ref == ref).order_by(Letter.letter_id))
        return [TypeAdapter(Message).validate_python(row.message) for row in rows]


async def _passed(talk: Talk, ref: str, title: str) -> None:
    await talk.say(ref, "/teruskan")
    for label in (title, "Sudah diteruskan", "Grup WhatsApp RT/RW", "Sekitar 100"):
        await talk.press(ref, label)


async def _tick(talk: Talk) -> int:
    return await offer_forwarding(talk.database.sessions, talk.database.reads, lambda: talk.now)


async def _changed(talk: Talk, original_id: int, kind: BroadcastKind, text: str = "", note: str = "") -> None:
    number = await follow(talk.database, original_id, kind, text, note)
    async with talk.database.sessions.begin() as session:
        broadcast = await session.get_one(Broadcast, number)
        broadcast.state, broadcast.started_at = BroadcastState.RUNNING, talk.now


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (BroadcastKind.CORRECTION, "Kabar yang Anda teruskan sudah diralat"),
        (BroadcastKind.UPDATE, "Peringatan yang Anda teruskan sudah diperbarui"),
    ],
)
async def test_who_passed_on_what_is_changed_is_told_once_with_what_to_say_now(
    everywhere: Talk, kind: BroadcastKind, said: str
) -> None:
    original = await _begun(everywhere, _said("Air padam besok"))
    await _tick(everywhere)
    await _passed(everywhere, AGENT, "Air padam besok")
    await _changed(everywhere, original, kind, "Air padam lusa")
    assert [await _tick(everywhere) for _ in range(2)] == [1, 0]
    notice = (await _told(everywhere, AGENT))[-1]
    assert notice.content.text.startswith(f"{said}: Air padam besok\n")
    assert len(await _told(everywhere, AGENT)) == 2  # the first offer, and this: the correction is no news besides
    ((share,), (done,)) = notice.choices
    assert "Air padam lusa" in unquote(share.url or "")
    assert unquote((share.url or "").removeprefix("https://wa.me/?text=")) in notice.content.text
    assert "Diteruskan ke mana" in await everywhere.happen(everywhere.incoming(AGENT, choice=done.data))


async def test_who_passed_on_what_is_withdrawn_is_told_even_after_days(everywhere: Talk) -> None:
    original = await _begun(everywhere, _said("Air padam besok"))
    await _tick(everywhere)
    await _passed(everywhere, AGENT, "Air padam besok")
    everywhere.now += timedelta(days=3)
    await _changed(everywhere, original, BroadcastKind.WITHDRAWAL, note="Tidak benar.")
    assert [await _tick(everywhere) for _ in range(2)] == [1, 0]
    notice = (await _told(everywhere, AGENT))[-1]
    assert notice.content.text.startswith("Kabar yang Anda teruskan sudah ditarik: Air padam besok\n")
    assert "KABAR INI DITARIK\nIsinya tidak berlaku. Jangan diteruskan.\nTidak benar." in notice.content.text
    assert "KABAR INI DITARIK" in unquote(notice.choices[0][0].url or "")


async def test_who_passed_on_only_the_correction_hears_of_the_withdrawal(talk: Talk) -> None:
    original = await _begun(talk, _said("Air padam besok"))
    await _changed(talk, original, BroadcastKind.CORRECTION, "Air padam lusa")
    await _tick(talk)
    async with talk.database.reads() as session:
        right = (await session.get_one(Broadcast, original + 1)).announcement_id
    await talk.happen(talk.incoming(AGENT, choice=f"fwd:people:{right}/family/30"))
    await _changed(talk, original, BroadcastKind.WITHDRAWAL)
    assert await _tick(talk) == 1
    assert "sudah ditarik" in (await _told(talk, AGENT))[-1].content.text


async def test_who_passed_nothing_on_hears_of_a_correction_as_news_and_of_a_withdrawal_not_at_all(talk: Talk) -> None:
    original = await _begun(talk, _said("Air padam besok"))
    await _tick(talk)
    await _changed(talk, original, BroadcastKind.CORRECTION, "Air padam lusa")
    assert await _tick(talk) == 1
    assert "Ada kabar baru" in (await _told(talk, AGENT))[-1].content.text
    await _changed(talk, original, BroadcastKind.WITHDRAWAL)
    assert await _tick(talk) == 0
    assert len(await _told(talk, AGENT)) == 2


def test_the_counts_are_few_and_grow() -> None:
    assert list(COUNTS) == sorted(COUNTS)
    assert len(COUNTS) == 4
