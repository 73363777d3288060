from datetime import datetime

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Address, Announcement, Broadcast, Delivery, Feedback
from domain.announcement import Asks
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.feedback import FeedbackKind, MatchReason
from domain.lane import Lane
from domain.message import Content, ContentKind, Target
from services import announcements, rendering
from services.announcements import Written
from tests.feedback_town import DAMAI, TOWN, Town, founded


@pytest.fixture
async def town(home: Database, account_id: int, now: datetime) -> Town:
    """Resident 5 was sent a warning with buttons, resident 6 was not; 1 is the official."""
    town = founded(home, account_id, now)
    resident_id = await town.resident("5", DAMAI)
    await town.resident("6", DAMAI)
    await town.official("1", TOWN)
    async with home.sessions.begin() as session:
        said = await announcements.draft(session, Written(Content(text="Banjir di Damai"), DAMAI, "BPBD"), now)
        said.asks = Asks.SAFETY
        broadcast = Broadcast(
            announcement_id=said.announcement_id,
            audience={},
            lane=Lane.EMERGENCY,
            state=BroadcastState.DONE,
            created_at=now,
            started_at=now,
        )
        session.add(broadcast)
        await session.flush()
        address_id = await session.scalar(select(Address.address_id).where(Address.recipient_id == resident_id))
        session.add(
            Delivery(
                broadcast_id=broadcast.broadcast_id,
                recipient_id=resident_id,
                address_id=address_id,
                account_id=account_id,
                chunk_id=1,
                fence=1,
                region_code=DAMAI,
                state=DeliveryState.SENT,
                message_id="50",
                claimed_at=now,
                settled_at=now,
            )
        )
        message = (await rendering.render(session, said, account_id, "id", now)).message
    for ref in ("5", "6"):
        town.talk.show(Target(ref), message)
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
    assert "Banjir di Damai" in await town.talk.say("9", f"/start {payload}")
    assert "nomor 1" in await town.talk.say("9", "Di mana posko terdekat?")
    (row,) = await _stored(town)
    assert (row.matched_by, row.confidence, row.announcement_id) == (MatchReason.LINK, 90, 1)


async def test_who_is_safe_is_counted_once_and_needs_no_ticket(town: Town) -> None:
    assert "aman" in await town.talk.press("5", "Saya aman")
    await town.talk.press("5", "Saya aman")
    (row,) = await _stored(town)
    assert (row.kind, row.text, row.region_code) == (FeedbackKind.THANKS, "Saya aman", DAMAI)
    assert await town.quarter() == 0


async def test_who_needs_help_reaches_the_officials_at_once_and_hears_of_112(town: Town) -> None:
    await town.talk.press("5", "Saya aman")
    assert "112" in await town.talk.press("5", "Butuh bantuan")
    await town.outbox()
    assert "Butuh bantuan" in town.talk.text("1")
    await town.talk.press("5", "Butuh bantuan")
    assert [row.danger for row in await _stored(town)] == [False, True]


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
