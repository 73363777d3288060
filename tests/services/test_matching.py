"""What words answer: by the copies that were really delivered."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import residents
from data.database import Database
from data.models import Address, Broadcast, Chunk, Delivery, Feedback, KimChannel, Recipient, Subscription
from domain.broadcast import BroadcastState
from domain.chunk import ChunkKind
from domain.delivery import DeliveryState
from domain.feedback import FeedbackKind, MatchReason
from domain.kim import ChannelState
from domain.lane import Lane
from domain.message import Content
from domain.platform import ChatKind
from domain.post import PostKind
from domain.recipient import RecipientKind
from services import announcements, posts
from services.announcements import Written
from services.matching import Match, Said, match
from tests.feedback_town import DAMAI, OTHER, TOWN


class Ground:
    """A resident, and copies that reached them."""

    def __init__(self, session: AsyncSession, account_id: int, now: datetime) -> None:
        self.session, self.account_id, self.now = session, account_id, now

    async def resident(self, *codes: str) -> int:
        resident = await residents.add(self.session, self.account_id, "5", "id", self.now)
        for code in codes:
            await self._add(
                Subscription(
                    recipient_id=resident.resident_id,
                    region_code=code,
                    kind=RecipientKind.RESIDENT,
                    started_at=self.now,
                )
            )
        return resident.resident_id

    async def copy(self, recipient_id: int, code: str, *message_ids: str, ago: timedelta = timedelta()) -> int:
        written = Written(Content(text="Posyandu besok"), code, "Kel. Damai")
        announcement = await announcements.draft(self.session, written, self.now)
        broadcast = Broadcast(
            announcement_id=announcement.announcement_id,
            audience={},
            lane=Lane.NEWS,
            state=BroadcastState.DONE,
            created_at=self.now,
        )
        await self._add(broadcast)
        chunk = Chunk(
            broadcast_id=broadcast.broadcast_id,
            account_id=self.account_id,
            lane=Lane.NEWS,
            kind=ChunkKind.RANGE,
            progress_at=self.now,
        )
        await self._add(chunk)
        address_id = await self.session.scalar(select(Address.address_id).where(Address.recipient_id == recipient_id))
        await self._add(
            Delivery(
                broadcast_id=broadcast.broadcast_id,
                recipient_id=recipient_id,
                address_id=address_id,
                account_id=self.account_id,
                chunk_id=chunk.chunk_id,
                fence=1,
                region_code=code,
                state=DeliveryState.SENT,
                message_id=message_ids[0],
                more_message_ids=list(message_ids[1:]) or None,
                claimed_at=self.now - ago,
            )
        )
        return announcement.announcement_id

    async def channel(self, ref: str, code: str) -> None:
        recipient = Recipient(kind=RecipientKind.CHANNEL)
        await self._add(recipient)
        await self._add(
            KimChannel(
                kim_channel_id=recipient.recipient_id,
                region_code=code,
                chat_kind=ChatKind.SUPERGROUP,
                title="KIM",
                state=ChannelState.LINKED,
                proposed_at=self.now,
            )
        )
        await self._add(
            Address(recipient_id=recipient.recipient_id, account_id=self.account_id, ref=ref, opened_at=self.now)
        )

    async def asked(self, resident_id: int, announcement_id: int) -> int:
        address_id = await self.session.scalar(select(Address.address_id).where(Address.recipient_id == resident_id))
        row = Feedback(
            resident_id=resident_id,
            address_id=address_id,
            account_id=self.account_id,
            announcement_id=announcement_id,
            kind=FeedbackKind.REPLY,
            matched_by=MatchReason.QUOTED,
            text="Jam berapa?",
            received_at=self.now,
        )
        await self._add(row)
        return row.feedback_id

    async def heard(self, resident_id: int, **said: Any) -> Match:
        said.setdefault("chat_ref", "5")
        words = Said(account_id=self.account_id, message_id="900", text="kapan?", **said)
        return await match(self.session, resident_id, words, self.now)

    async def _add(self, row: object) -> None:
        self.session.add(row)
        await self.session.flush()


@pytest.fixture
async def ground(home: Database, account_id: int, now: datetime) -> AsyncIterator[Ground]:
    async with home.sessions.begin() as session:
        yield Ground(session, account_id, now)


async def test_the_copy_that_is_quoted_is_what_is_answered(ground: Ground) -> None:
    resident_id = await ground.resident(DAMAI, OTHER)
    first = await ground.copy(resident_id, DAMAI, "40")
    await ground.copy(resident_id, OTHER, "41")
    assert await ground.heard(resident_id, reply_to="40") == Match(MatchReason.QUOTED, first, DAMAI)


async def test_any_picture_of_an_album_may_be_quoted(ground: Ground) -> None:
    resident_id = await ground.resident(DAMAI)
    album = await ground.copy(resident_id, DAMAI, "40", "41", "42")
    await ground.copy(resident_id, DAMAI, "43")
    assert await ground.heard(resident_id, reply_to="42") == Match(MatchReason.QUOTED, album, DAMAI)


async def test_words_soon_after_an_announcement_are_taken_as_an_answer_to_the_last_one(ground: Ground) -> None:
    resident_id = await ground.resident(DAMAI)
    await ground.copy(resident_id, DAMAI, "40", ago=timedelta(hours=2))
    last = await ground.copy(resident_id, DAMAI, "41", ago=timedelta(hours=1))
    assert await ground.heard(resident_id) == Match(MatchReason.RECENT, last, DAMAI)
    assert (await ground.heard(resident_id, matter=FeedbackKind.ASPIRATION)).reason is MatchReason.NONE


@pytest.mark.parametrize("kind", [PostKind.OPENED_NEWS, PostKind.OPENED_ANSWER])
async def test_words_soon_after_a_link_was_opened_are_about_what_it_led_to(ground: Ground, kind: PostKind) -> None:
    resident_id = await ground.resident(DAMAI)
    linked = await ground.copy(resident_id, DAMAI, "40", ago=timedelta(days=2))
    await ground.copy(resident_id, DAMAI, "41", ago=timedelta(minutes=5))
    opened = linked if kind is PostKind.OPENED_NEWS else await ground.asked(resident_id, linked)
    at = ground.now - timedelta(minutes=50)
    await posts.remember(ground.session, ground.account_id, "5", "70", kind, opened, at)
    assert await ground.heard(resident_id) == Match(MatchReason.LINK, linked, DAMAI)
    ground.now += timedelta(minutes=20)
    assert (await ground.heard(resident_id)).reason is MatchReason.RECENT


async def test_words_long_after_an_announcement_stand_alone(ground: Ground) -> None:
    resident_id = await ground.resident(DAMAI)
    await ground.copy(resident_id, DAMAI, "40", ago=timedelta(hours=7))
    assert await ground.heard(resident_id) == Match(region_code=DAMAI)


async def test_who_hears_from_several_regions_is_to_be_asked_and_the_last_copy_is_the_guess(ground: Ground) -> None:
    resident_id = await ground.resident(DAMAI, OTHER)
    last = await ground.copy(resident_id, OTHER, "40")
    found = await ground.heard(resident_id)
    assert found == Match(MatchReason.RECENT, last, OTHER, choices=(DAMAI, OTHER))


async def test_a_copy_in_a_group_is_quoted_by_anybody_there(ground: Ground) -> None:
    resident_id = await ground.resident()
    await ground.channel("-100", TOWN)
    assert await ground.heard(resident_id, chat_ref="-100", in_group=True) == Match(region_code=TOWN)


async def test_a_quotation_of_nothing_we_know_is_no_answer(ground: Ground) -> None:
    resident_id = await ground.resident(DAMAI)
    assert await ground.heard(resident_id, reply_to="999", quoted_text="RUMAH TANGGA") == Match(region_code=DAMAI)
