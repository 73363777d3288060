from datetime import datetime

import pytest
from sqlalchemy import select, update

from data.database import Database
from data.models import Announcement, Feedback, Mandate
from domain.announcement import Asks
from domain.feedback import FeedbackKind, MatchReason
from domain.message import ContentKind, Target
from services import rendering
from tests.feedback_town import DAMAI, Town
from tests.safety_town import warned


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    """Resident 5 was sent a warning with buttons, resident 6 was not; 1 is the official."""
    town = await warned(sqlite_home, account_id, now, [("5", DAMAI)])
    await town.resident("6", DAMAI)
    town.talk.show(Target("6"), town.talk.last("5"))
    return town


async def _stored(town: Town) -> list[Feedback]:
    async with town.database.reads() as session:
        return list(await session.scalars(select(Feedback).order_by(Feedback.feedback_id)))


async def test_a_question_by_button_is_an_answer_to_that_announcement(town: Town) -> None:
    await town.talk.press("5", "Tanya")
    assert "nomor 1" in await town.talk.say("5", "Di mana posko terdekat?")
    (row,) = await _stored(town)
    assert (row.matched_by, row.confidence, row.announcement_id) == (MatchReason.BUTTON, 100, 1)


async def test_a_question_by_the_link_in_a_channel_is_an_answer_to_that_announcement(town: Town) -> None:
    async with town.database.reads() as session:
        said = await session.get_one(Announcement, 1)
        payload = (await rendering.render(session, said, town.talk.account_id, "id", town.talk.now)).question
    assert "tidak berlaku" in await town.talk.say("9", "/start t_AAAAAA")
    assert "Banjir di kota" in await town.talk.say("9", f"/start {payload}")
    assert "nomor 1" in await town.talk.say("9", "Di mana posko terdekat?")
    (row,) = await _stored(town)
    assert (row.matched_by, row.confidence, row.announcement_id) == (MatchReason.LINK, 90, 1)


async def test_who_is_safe_is_counted_once_and_needs_no_ticket(town: Town) -> None:
    assert "aman" in await town.talk.press("5", "Saya aman")
    await town.talk.press("5", "Saya aman")
    (row,) = await _stored(town)
    assert (row.kind, row.text, row.region_code) == (FeedbackKind.THANKS, "Saya aman", DAMAI)
    assert await town.quarter() == 0


async def test_who_needs_help_hears_of_112_first_and_reaches_the_officials_at_once(town: Town) -> None:
    await town.talk.press("5", "Saya aman")
    told = await town.talk.press("5", "Butuh bantuan")
    assert told.startswith("Telepon 112 (gratis) atau BPBD")
    assert "Petugas Kota Balikpapan melihat" in told
    await town.outbox()
    assert "Butuh bantuan" in town.talk.text("1")
    await town.talk.press("5", "Butuh bantuan")
    assert [row.danger for row in await _stored(town)] == [False, True]


async def test_whatever_is_added_to_a_call_for_help_is_shown_at_once_under_its_number(town: Town) -> None:
    told = await town.talk.press("5", "Butuh bantuan")
    assert "nomor 1" in told
    assert "112" in await town.talk.say("5", "Di atap rumah, RT 4")
    await town.outbox()
    assert "Di atap rumah, RT 4" in town.talk.text("1")
    assert [(row.continues_id, row.danger) for row in await _stored(town)] == [(None, True), (1, True)]


async def test_where_no_official_can_be_reached_that_is_said(town: Town) -> None:
    async with town.database.sessions.begin() as session:
        await session.execute(update(Mandate).values(ended_at=town.talk.now))
    told = await town.talk.press("5", "Butuh bantuan")
    assert told.startswith("Telepon 112")
    assert "belum ada petugas" in told


async def test_a_button_under_what_one_was_never_sent_says_nothing(town: Town) -> None:
    for label in ("Tanya", "Saya aman", "Butuh bantuan"):
        await town.talk.press("6", label)
    for data in ("hear:help:99", "hear:safe:x", "hear:ask:"):
        await town.talk.happen(town.talk.incoming("5", choice=data, message_id="1"))
    assert await _stored(town) == []


@pytest.mark.parametrize(("asks", "rows"), [(None, 0), (Asks.QUESTIONS, 1), (Asks.SAFETY, 2)])
def test_buttons_stand_as_they_were_chosen_and_never_under_an_album(asks: Asks | None, rows: int) -> None:
    said = Announcement(announcement_id=7, asks=asks)
    assert len(rendering.answers(said, ContentKind.TEXT, "id")) == rows
    assert rendering.answers(said, ContentKind.ALBUM, "id") == ()
