"""Comments in a KIM channel: whose wish it is, what is overheard, and what becomes of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Address, Broadcast, Chunk, CommentThread, Delivery, Feedback, Letter
from domain.broadcast import BroadcastState
from domain.chunk import ChunkKind
from domain.comment import ChannelPost, Spot
from domain.delivery import DeliveryState
from domain.feedback import FeedbackKind, MatchReason
from domain.lane import Lane
from domain.message import Content
from domain.platform import ChatKind
from domain.refusal import Refusal
from handlers import feedback
from handlers.dialogue import Chat
from handlers.telegram.comments import overhearing, spot_in
from services import announcements, channels, comments, people
from services.announcements import Written
from services.kims import Place
from services.people import Person
from tests.conftest import ACCOUNT_ID
from tests.feedback_town import DAMAI, Town, founded
from tests.kim_town import GROUP, a_linked_channel, a_town

CHANNEL = Place(ACCOUNT_ID, "-100600", ChatKind.CHANNEL, "Kanal KIM Damai")
DISCUSSION = Chat("-100700", ChatKind.SUPERGROUP, "Diskusi")
SPOT = Spot(ACCOUNT_ID, DISCUSSION.ref, "30", ChannelPost(CHANNEL.ref, "40"))
COPY = {
    "message_id": 30,
    "is_automatic_forward": True,
    "sender_chat": {"id": -100600, "type": "channel"},
    "forward_origin": {"type": "channel", "chat": {"id": -100600, "type": "channel"}, "message_id": 40, "date": 1},
}
OTHER_COPY = {**COPY, "message_id": 31, "forward_origin": {"type": "channel", "chat": {"id": -1}, "message_id": 41}}
BESIDE = {"message_id": 50}


def raw(kind: str = "message", /, **said: Any) -> dict[str, Any]:
    place = {"chat": {"id": int(DISCUSSION.ref), "type": "supergroup"}}
    return {"update_id": 1, kind: {"message_id": 60, **place, **said}}


async def _town(home: Database, account_id: int, now: datetime) -> Town:
    """A channel (1) and a group (2) of KIM Damai; 10 is its agent, 20 an official; announcement 1 is post 40."""
    town = founded(home, account_id, now)
    town.talk.router.commented = feedback.commented(town.office)
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await a_linked_channel(session, who, now, CHANNEL)
        await a_linked_channel(session, replace(who, agent=await _person(session, "10", now)), now, GROUP)
        await _posted(session, channel.kim_channel_id, now)
    return town


@pytest.fixture
async def town(sqlite_home: Database, account_id: int, now: datetime) -> Town:
    return await _town(sqlite_home, account_id, now)


@pytest.fixture
async def on_both(home: Database, account_id: int, now: datetime) -> Town:
    return await _town(home, account_id, now)


async def _person(session: AsyncSession, ref: str, now: datetime) -> Person:
    return await people.recognise(session, ACCOUNT_ID, ref, "id", now)


async def _posted(session: AsyncSession, channel_id: int, now: datetime) -> None:
    said = await announcements.draft(session, Written(Content(text="Air mati"), DAMAI, "PDAM"), now)
    broadcast = Broadcast(
        announcement_id=said.announcement_id, audience={}, lane=Lane.NEWS, state=BroadcastState.DONE, created_at=now
    )
    chunk = Chunk(broadcast_id=1, account_id=ACCOUNT_ID, lane=Lane.NEWS, kind=ChunkKind.RANGE, progress_at=now)
    session.add(broadcast)
    await session.flush()
    session.add(chunk)
    await session.flush()
    address_id = await session.scalar(select(Address.address_id).where(Address.recipient_id == channel_id))
    session.add(
        Delivery(
            broadcast_id=broadcast.broadcast_id, recipient_id=channel_id, address_id=address_id, account_id=ACCOUNT_ID,
            chunk_id=chunk.chunk_id, fence=1, region_code=DAMAI, state=DeliveryState.SENT, message_id="40",
            claimed_at=now,
        )
    )  # fmt: skip


async def _channel_id(session: AsyncSession, ref: str) -> int:
    found = await session.scalar(select(Address.recipient_id).where(Address.ref == ref))
    return found or 0


async def _wish(town: Town, ref: str, place: Place = CHANNEL, *, on: bool = True) -> str:
    """What becomes of somebody's wish."""
    turn = comments.turn_on if on else comments.turn_off
    try:
        async with town.database.sessions.begin() as session:
            channel_id = await _channel_id(session, place.ref)
            await turn(session, await _person(session, ref, town.talk.now), channel_id, town.talk.now)
    except Refusal as refusal:
        return refusal.key
    return ""


async def _read(town: Town) -> None:
    assert await _wish(town, "10") == ""
    async with town.database.sessions.begin() as session:
        await comments.note(session, SPOT, town.talk.now)


async def _comment(town: Town, ref: str, text: str, **more: Any) -> str:
    event = town.talk.incoming(ref, chat=DISCUSSION, text=text, content=Content(text=text), comment=SPOT, **more)
    return await town.talk.happen(event)


async def _stored(town: Town) -> list[Feedback]:
    async with town.database.reads() as session:
        return list(await session.scalars(select(Feedback).order_by(Feedback.feedback_id)))


async def _count(town: Town, model: type[Any]) -> int:
    async with town.database.reads() as session:
        return await session.scalar(select(func.count()).select_from(model)) or 0


async def test_only_a_kim_itself_has_its_comments_read_but_its_official_may_end_it(town: Town) -> None:
    assert await _wish(town, "20") == "comments-only-by-kim"
    assert await _wish(town, "30") == "kim-not-yours"
    assert await _wish(town, "10", GROUP) == "comments-only-in-channels"
    assert await _wish(town, "10") == await _wish(town, "10") == ""
    assert await _wish(town, "30", on=False) == "kim-not-yours"
    assert await _wish(town, "20", on=False) == await _wish(town, "20", on=False) == ""
    assert await _count(town, Letter) == 2


async def test_only_what_is_said_under_our_posts_of_a_willing_kim_is_overheard(on_both: Town) -> None:
    town = on_both
    sessions, reads = town.database.sessions, town.database.reads
    overheard = overhearing(sessions, reads, ACCOUNT_ID, lambda: town.talk.now)
    copy = {"update_id": 1, "message": raw()["message"] | COPY}
    comment, deeper = raw(reply_to_message=COPY), raw(reply_to_message=BESIDE, message_thread_id=30)
    assert not [each for each in (copy, comment, deeper) if await overheard(each)]
    assert await _count(town, CommentThread) == 0
    await _wish(town, "10")
    assert [await overheard(each) for each in (deeper, copy, comment, deeper)] == [False, False, True, True]
    assert await overheard(raw("edited_message", reply_to_message=COPY))
    for besides in (raw(), raw(reply_to_message=OTHER_COPY), raw(reply_to_message=BESIDE, message_thread_id=31)):
        assert not await overheard(besides)
    assert await _count(town, CommentThread) == 1
    await _wish(town, "10", on=False)
    assert not await overheard(comment)
    assert await _count(town, CommentThread) == 0


async def test_under_a_post_of_the_kims_own_nothing_is_overheard(town: Town) -> None:
    await _wish(town, "10")
    overheard = overhearing(town.database.sessions, town.database.reads, ACCOUNT_ID, lambda: town.talk.now)
    own = COPY | {"forward_origin": COPY["forward_origin"] | {"message_id": 41}}  # type: ignore[operator]
    assert not await overheard(raw(reply_to_message=own))


async def test_what_one_person_says_in_a_thread_is_one_ticket_acknowledged_once(town: Town) -> None:
    await _read(town)
    assert await _comment(town, "7", "siap") == ""
    assert "nomor 2" in await _comment(town, "7", "Jam berapa?")
    assert await _comment(town, "7", "Sampai kapan?", message_id="61") == ""
    assert "nomor 4" in await _comment(town, "8", "Di RT 3 juga?")
    await _comment(town, "7", "Sampai jam berapa?", message_id="61", edited=True)
    rows = await _stored(town)
    assert [row.continues_id for row in rows] == [None, None, 2, None]
    assert {(row.matched_by, row.confidence, row.region_code) for row in rows} == {(MatchReason.THREAD, 80, DAMAI)}
    assert [row.kind is FeedbackKind.THANKS for row in rows] == [True, False, False, False]
    assert (rows[2].text, rows[2].first_text) == ("Sampai jam berapa?", "Sampai kapan?")
    assert "112" in await _comment(town, "7", "Tolong, banjir, ada yang terjebak")


async def test_hosts_talk_there_unheard_and_everybody_does_once_the_channel_is_unlinked(town: Town) -> None:
    await _read(town)
    for host in ("10", "20"):
        assert await _comment(town, host, "Kami bantu jawab") == ""
        assert await _comment(town, host, "Jam 08.00", reply_to_ours=True) == ""
    async with town.database.sessions.begin() as session:
        channel_id = await _channel_id(session, CHANNEL.ref)
        await channels.unlink(session, await _person(session, "20", town.talk.now), channel_id, town.talk.now)
    assert await _comment(town, "7", "Jam berapa?") == ""
    assert await _stored(town) == []


async def test_the_group_that_an_agent_adds_the_bot_to_next_is_taken_for_the_discussion(town: Town) -> None:
    async def awaited(ref: str) -> bool:
        async with town.database.reads() as session:
            return await comments.awaits_group(session, await _person(session, ref, town.talk.now), town.talk.now)

    assert not await awaited("10")
    await _wish(town, "10")
    assert (await awaited("10"), await awaited("20")) == (True, False)
    town.talk.now += timedelta(hours=2)
    assert not await awaited("10")


SAID = [
    (raw(reply_to_message=COPY), Spot(ACCOUNT_ID, "-100700", "30", ChannelPost("-100600", "40"))),
    (raw(message_thread_id=30), Spot(ACCOUNT_ID, "-100700", "30")),
    (raw(message_thread_id=30, is_topic_message=True), None),
    (raw(text="obrolan"), None),
    (raw(reply_to_message={"is_automatic_forward": True, "message_id": 9}), Spot(ACCOUNT_ID, "-100700", "9")),
    (raw(reply_to_message={"is_automatic_forward": True}), None),
    (raw("edited_message", is_automatic_forward=True), None),
    (raw("channel_post", message_thread_id=30), None),
    (raw(reply_to_message=7, message_thread_id=[]), None),
    (raw(is_automatic_forward=True, forward_origin=[1]), None),
    (raw(is_automatic_forward=True, forward_origin={"chat": 1, "message_id": {}}), None),
    ({"message": 7}, None),
    ({"message": {"chat": [], "forward_origin": 1}}, None),
]


@pytest.mark.parametrize(("update", "spot"), SAID, ids=range(len(SAID)))
def test_the_thread_of_a_comment_is_read_from_the_raw_update(update: dict[str, Any], spot: Spot | None) -> None:
    assert spot_in(update, ACCOUNT_ID) == spot
