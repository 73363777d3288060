"""/cek: codes typed, links, messages pasted or forwarded, in private and in groups."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from data.database import Database
from data.models import Announcement, Broadcast
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.message import Content
from domain.platform import ChatKind
from domain.post import PostKind
from handlers import check, help
from handlers.dialogue import Chat, Replies, Reply, Turn
from handlers.router import Router
from services import announcements, corrections, posts, rendering
from services.announcements import Written
from tests.feedback_town import DAMAI, TOWN, Town
from tests.feedback_town import founded as town_founded
from tests.talk import Talk

TEXT = "Air PDAM mati besok pukul 08.00 sampai 14.00. Hubungi 0811-5555-123 untuk bantuan tangki."
RESIDENT = "501"
GROUP = Chat("-500", ChatKind.GROUP)


@dataclass
class Story:
    town: Town

    @property
    def talk(self) -> Talk:
        return self.town.talk

    async def published(self, state: BroadcastState = BroadcastState.DONE, text: str = TEXT) -> tuple[str, str]:
        """An announcement with a broadcast in a state; its code, and what its readers got."""
        now = self.talk.now
        begun = now - timedelta(hours=1)
        async with self.talk.database.sessions.begin() as session:
            said = Written(Content(text=text), DAMAI, "Diskominfo Balikpapan")
            announcement = await announcements.draft(session, said, now)
            never = state in {BroadcastState.DRAFT, BroadcastState.SCHEDULED}
            session.add(
                Broadcast(
                    announcement_id=announcement.announcement_id,
                    audience=Audience(regions=(DAMAI,)).to_json(),
                    lane=announcement.lane,
                    state=state,
                    created_at=now,
                    started_at=None if never else begun,
                )
            )
            rendered = await rendering.render(session, announcement, self.talk.account_id, "id", begun)
            return announcement.check_code, rendered.message.content.text

    async def forward(self, text: str, ref: str = RESIDENT) -> str:
        return await self.talk.say(ref, text, forwarded=True)


def _link(_account_id: int, payload: str) -> str:
    return f"https://t.me/siarkim_bot?start={payload}"


async def _otherwise(turn: Turn) -> Replies:
    return await check.hearing(_link)(turn) or (Reply("unknown-command", {"command": "feedback"}),)


def _story(database: Database, account_id: int, now: datetime) -> Story:
    town = town_founded(database, account_id, now)
    town.talk.router = Router(
        [check.dialogue(_link), help.dialogue()], otherwise=_otherwise, edited=_otherwise, memberships=[]
    )
    return Story(town)


@pytest.fixture
def story(home: Database, account_id: int, now: datetime) -> Story:
    return _story(home, account_id, now)


@pytest.fixture
def quick(sqlite_home: Database, account_id: int, now: datetime) -> Story:
    return _story(sqlite_home, account_id, now)


async def test_a_genuine_code_tells_who_when_where_and_what(story: Story) -> None:
    code, _ = await story.published()
    said = await story.talk.say(RESIDENT, f"/cek {code.lower()}")
    assert f"Kode {code} asli" in said
    for fact in ("Diskominfo Balikpapan", "Kel. Damai", "Selasa, 24 November 2026 09.30 WITA", "Air PDAM mati besok"):
        assert fact in said
    assert TEXT in await story.talk.press(RESIDENT, "Lihat aslinya")


async def test_cek_alone_asks_and_takes_the_code_or_the_message(story: Story) -> None:
    code, text = await story.published()
    assert "Ketik kodenya" in await story.talk.say(RESIDENT, "/cek")
    assert "asli" in await story.talk.say(RESIDENT, f"{code[:3]} {code[3:]}")
    await story.talk.say(RESIDENT, "/cekkode")
    assert "Isinya sama" in await story.talk.say(RESIDENT, text)


async def test_a_forwarded_copy_is_genuine_and_a_changed_one_is_told_with_its_original(story: Story) -> None:
    code, text = await story.published()
    assert "Isinya sama" in await story.forward(text)
    assert "Isinya sama" in await story.forward(f"{TEXT}\n\nKode: {code}")
    await story.forward(text.replace("0811-5555-123", "0899-0000-999"))
    warning, original = [message.content.text for message in story.talk.phones[RESIDENT].values()][-2:]
    assert "sudah diubah" in warning
    assert original == text


async def test_a_code_that_nobody_gave_out_is_warned_of(story: Story) -> None:
    assert "tidak kami kenal" in await story.talk.say(RESIDENT, "/cek K7M3QT")
    assert "Jangan sebarkan" in await story.forward("Ada bantuan 5 juta!\nCek keaslian: /cek K7M3QT")


@pytest.mark.parametrize("state", [BroadcastState.DRAFT, BroadcastState.SCHEDULED])
async def test_what_has_not_been_broadcast_is_not_genuine(quick: Story, state: BroadcastState) -> None:
    code, _ = await quick.published(state)
    assert "tidak kami kenal" in await quick.talk.say(RESIDENT, f"/cek {code}")


async def test_what_was_stopped_or_taken_back_says_so(story: Story) -> None:
    code, text = await story.published(BroadcastState.CANCELLED)
    assert "dihentikan" in await story.forward(text)
    code, _ = await story.published()
    async with story.talk.database.sessions.begin() as session:
        subject = corrections.Subject(await session.get_one(Broadcast, 2), await session.get_one(Announcement, 2))
        draft = await corrections.begin(session, subject, subject.said, BroadcastKind.WITHDRAWAL, story.talk.now)
        draft.broadcast.state, draft.broadcast.started_at = BroadcastState.RUNNING, story.talk.now
    assert "ditarik kembali" in await story.talk.say(RESIDENT, f"/cek {code}")
    assert story.talk.last(RESIDENT).choices == ()


async def test_the_link_of_a_code_answers_at_once(quick: Story) -> None:
    code, _ = await quick.published()
    assert f"Kode {code} asli" in await quick.talk.say(RESIDENT, f"/start c_{code}")
    assert "tidak kami kenal" in await quick.talk.say(RESIDENT, "/start c_K7M3QT")
    async with quick.talk.database.reads() as session:
        assert [post.chat_ref for post in await posts.of(session, PostKind.OPENED_NEWS, 1)] == [RESIDENT]


async def test_only_our_own_link_may_stand_in_a_genuine_message(quick: Story) -> None:
    code, text = await quick.published()
    assert "Isinya sama" in await quick.forward(f"{text}\nhttps://t.me/siarkim_bot?start=c_{code}")
    for other in (f"https://bantuan.example/?start=c_{code}", f"https://t.me/siarkim_palsu_bot?start=c_{code}"):
        await quick.forward(f"{text}\n{other}")
        assert "sudah diubah" in list(quick.talk.phones[RESIDENT].values())[-2].content.text


async def test_a_pasted_text_without_a_code_is_no_feedback_and_can_be_tried_again(quick: Story) -> None:
    await quick.talk.say(RESIDENT, "/cek")
    assert "Tidak ada kode cek" in await quick.talk.say(RESIDENT, "Katanya ada gempa besar malam ini")
    assert "Ketik kodenya" in await quick.talk.press(RESIDENT, "Coba lagi")
    assert "dibatalkan" in await quick.talk.say(RESIDENT, "batal")


async def test_other_words_and_officials_forwards_are_not_for_the_check(quick: Story) -> None:
    code, text = await quick.published()
    assert "/feedback" in await quick.forward("RAKYAT Damai PANTAU terus")
    assert "/feedback" in await quick.talk.say(RESIDENT, "K7M3QT")
    assert "asli" in await quick.talk.say(RESIDENT, code)
    await quick.town.official("502", TOWN)
    assert "/feedback" in await quick.forward(text, "502")


async def test_in_a_group_an_answer_with_cek_judges_the_message_answered(quick: Story) -> None:
    _, text = await quick.published()
    group = {"chat": GROUP, "reply_to": "77"}
    assert "Isinya sama" in await quick.talk.say(RESIDENT, "/cek", quoted_text=text, **group)
    forged = text.replace("08.00", "18.00")
    assert "sudah diubah" in await quick.talk.say(RESIDENT, "/cek", quoted_text=forged, **group)
    assert "Balas kabar" in await quick.talk.say(RESIDENT, "/cek", chat=GROUP)


async def test_english_is_spoken_to_those_who_read_it(quick: Story) -> None:
    code, text = await quick.published()
    await quick.town.resident("503", DAMAI, language="en")
    assert f"The code {code} is genuine" in await quick.talk.say("503", f"/cek {code}")
    assert "Genuine" in await quick.forward(text, "503")


async def test_what_was_put_right_shows_what_is_right(story: Story) -> None:
    code, before = await story.published()
    async with story.talk.database.sessions.begin() as session:
        said = await session.get_one(Announcement, 1)
        right = Announcement(text="Air PDAM mati besok pukul 10.00.", entities=[])
        await announcements.correct(session, said, right, story.talk.now)
    assert "sudah diralat" in await first(story, before)
    assert "Air PDAM mati besok pukul 10.00." in story.talk.text(RESIDENT)
    assert f"Kode {code} asli" in await story.talk.say(RESIDENT, f"/cek {code}")


async def first(story: Story, text: str) -> str:
    """The first of the answers to a message that was forwarded."""
    shown = len(story.talk.phones[RESIDENT])
    await story.forward(text)
    return list(story.talk.phones[RESIDENT].values())[shown].content.text
