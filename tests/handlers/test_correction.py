"""/ralat, /tarik and the end of a warning, as an official goes through them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.dialogues import router
from data.database import Database
from data.models import Announcement, Broadcast, FeedItem, Letter
from domain.broadcast import BroadcastKind, BroadcastState
from domain.hazard import Alert, Hazard
from domain.lane import Lane
from domain.mandate import Mandate
from domain.message import Content
from domain.region import RegionCode
from domain.role import Role
from services import closings, feed_edits
from services.answer_letters import Office
from tests import approving
from tests.conftest import ACCOUNT_ID, NOW
from tests.kim_town import KOTA, a_person
from tests.talk import Talk

OFFICIAL, STRANGER = "20", "30"


def link_to(account_id: int, payload: str, *_more: object) -> str:
    return f"https://t.me/bot{account_id}?start={payload}"


@pytest.fixture
async def talk(home: Database) -> Talk:
    async with home.sessions.begin() as session:
        await a_person(session, OFFICIAL, NOW, Mandate(Role.OFFICIAL, RegionCode(KOTA)))
        await a_person(session, STRANGER, NOW, Mandate(Role.OFFICIAL, RegionCode("64.72")))
    return Talk(home, router(Office("64", link_to), link_to, None), ACCOUNT_ID, NOW)


async def told(home: Database, text: str = "Air mati mulai 19.00.", alert: Alert | None = None) -> int:
    """A broadcast of the town that has begun."""
    lane = Lane.EMERGENCY if alert else Lane.NEWS
    async with home.sessions.begin() as session:
        said = Announcement(
            region_code=KOTA, source="Diskominfo", check_code="K7M3QT", lane=lane, text=text, title=text,
            hazard=alert and alert.to_json(), created_at=NOW,
        )  # fmt: skip
        session.add(said)
        await session.flush()
        broadcast = Broadcast(
            announcement_id=said.announcement_id, audience={"regions": [KOTA]}, lane=lane, state=BroadcastState.DONE,
            created_at=NOW, confirmed_at=NOW, started_at=NOW, finished_at=NOW, expires_at=alert and alert.until,
        )  # fmt: skip
        session.add(broadcast)
        await session.flush()
        return broadcast.broadcast_id


FLOOD = Alert(Hazard.FLOOD, "RT 12", NOW + timedelta(hours=6), "Naik ke tempat tinggi.", "112")


async def follower(home: Database) -> tuple[Broadcast, Announcement]:
    async with home.reads() as session:
        broadcast = (await session.scalars(select(Broadcast).where(Broadcast.original_id.is_not(None)))).one()
        return broadcast, await session.get_one(Announcement, broadcast.announcement_id)


async def test_an_official_corrects_what_was_broadcast(home: Database, talk: Talk) -> None:
    original_id = await told(home)
    assert "Kabar mana" in await talk.say(OFFICIAL, "/ralat")
    assert "Air mati mulai 19.00." in await talk.press(OFFICIAL, "Air mati")
    assert "Apa yang tadinya salah" in await talk.say(OFFICIAL, "Air mati mulai 09.00.")
    assert "Ralat 0 salinan" in await talk.say(OFFICIAL, "Pukul 09.00, bukan 19.00.")
    shown = [message.content.text for message in talk.phones[OFFICIAL].values()]
    assert "Air mati mulai 09.00." in shown
    assert any(text.startswith("RALAT: Pukul 09.00, bukan 19.00.") for text in shown)
    assert "RALAT: Air mati" in await talk.press(OFFICIAL, "Ya, ralat")
    broadcast, own = await follower(home)
    assert (broadcast.kind, broadcast.original_id, broadcast.lane) == (
        BroadcastKind.CORRECTION, original_id, Lane.CORRECTION,
    )  # fmt: skip
    assert (own.text, broadcast.note) == ("Air mati mulai 09.00.", "Pukul 09.00, bukan 19.00.")
    assert broadcast.state is BroadcastState.SCHEDULED


async def test_a_code_names_what_is_withdrawn(home: Database, talk: Talk) -> None:
    original_id = await told(home)
    assert "Mengapa ditarik" in await talk.say(OFFICIAL, "/tarik K7M3QT")
    assert "Tarik 0 salinan" in await talk.press(OFFICIAL, "Tanpa keterangan")
    assert "TARIK: Air mati" in await talk.press(OFFICIAL, "Ya, tarik")
    broadcast, _ = await follower(home)
    assert (broadcast.kind, broadcast.original_id, broadcast.note) == (BroadcastKind.WITHDRAWAL, original_id, None)


async def test_whoever_thinks_better_of_it_changes_nothing(home: Database, talk: Talk) -> None:
    await told(home)
    await talk.say(OFFICIAL, "/tarik K7M3QT")
    assert "tidak ada yang diubah" in await talk.press(OFFICIAL, "Tidak jadi")
    broadcast, _ = await follower(home)
    assert broadcast.state is BroadcastState.CANCELLED


@pytest.mark.parametrize("command", ["/ralat", "/tarik"])
async def test_nobody_touches_what_another_region_said(home: Database, talk: Talk, command: str) -> None:
    await told(home)
    assert "Belum ada siaran" in await talk.say(STRANGER, command)
    assert "belum punya wewenang" in await talk.say(STRANGER, f"{command} K7M3QT")
    assert "hanya untuk petugas" in await talk.say("77", command)


async def test_a_fact_of_a_warning_is_corrected_alone(home: Database, talk: Talk) -> None:
    await told(home, "BANJIR", FLOOD)
    assert "Apa yang diralat" in await talk.say(OFFICIAL, "/ralat K7M3QT")
    await talk.press(OFFICIAL, "Tempat")
    await talk.say(OFFICIAL, "RT 12 sampai RT 20")
    await talk.press(OFFICIAL, "Tanpa keterangan")
    _, own = await follower(home)
    assert "Di mana: RT 12 sampai RT 20" in own.text
    assert "Hubungi: 112" in own.text
    assert Alert.from_json(own.hazard).place == "RT 12 sampai RT 20"


async def test_words_that_do_not_fit_under_a_picture_are_refused(home: Database, talk: Talk) -> None:
    await told(home)
    await talk.say(OFFICIAL, "/ralat K7M3QT")
    assert "terlalu panjang" in (await talk.say(OFFICIAL, "a" * 5000)).lower()


async def test_an_open_warning_is_listed_and_ended(home: Database, talk: Talk) -> None:
    original_id = await told(home, "BANJIR", FLOOD)
    assert "belum diakhiri: 1" in await talk.say(OFFICIAL, "/pantau")
    assert "Akhiri peringatan ini" in await talk.press(OFFICIAL, "Akhiri: BANJIR")
    await talk.press(OFFICIAL, "Ya, akhiri")
    broadcast, own = await follower(home)
    assert (broadcast.kind, broadcast.original_id) == (BroadcastKind.CLOSING, original_id)
    assert own.text.startswith("PERINGATAN BERAKHIR: BANJIR\nDi mana: RT 12\n")
    assert "bukan tanda bahwa keadaan sudah aman" in own.text
    assert "belum diakhiri" not in await talk.say(OFFICIAL, "/pantau")


async def test_a_warning_ends_by_itself_once(home: Database) -> None:
    await told(home, "BANJIR", FLOOD)
    for hours, ended in ((5, 0), (7, 1), (8, 0)):
        async with home.sessions.begin() as session:
            assert await closings.close_ended(session, NOW + timedelta(hours=hours)) == ended
    broadcast, _ = await follower(home)
    assert (broadcast.kind, broadcast.state) == (BroadcastKind.CLOSING, BroadcastState.SCHEDULED)


async def test_what_its_feed_rewords_is_corrected_with_the_text_that_is_ready(home: Database, talk: Talk) -> None:
    number = await told(home)
    async with home.sessions.begin() as session:
        broadcast = await session.get_one(Broadcast, number)
        feed = await approving.a_feed(session, KOTA, NOW)
        await approving.came_from(session, feed, broadcast.announcement_id, NOW)
        item = (await session.scalars(select(FeedItem))).one()
        said = await session.get_one(Announcement, broadcast.announcement_id)
        await feed_edits.offer(session, item, said, Content(text="Air mati mulai 09.00."), NOW)
        letter = (await session.scalars(select(Letter))).one()
        ((button,),) = letter.message["choices"] if letter.message else ((None,),)
    assert button is not None
    offered = talk.incoming(OFFICIAL, choice=button["data"], message_id="1", acknowledge="ack")
    assert "salah" in (await talk.happen(offered)).casefold()
    assert "Air mati mulai 09.00." in str([*await talk_after_note(talk)])
    refused = talk.incoming(STRANGER, choice=button["data"], message_id="1", acknowledge="ack")
    assert "wewenang" in await talk.happen(refused)


async def talk_after_note(talk: Talk) -> list[str]:
    """What stands on the official's phone once nothing more is said about the mistake."""
    await talk.press(OFFICIAL, "Tanpa")
    return [each.content.text for each in talk.phones[OFFICIAL].values()]
