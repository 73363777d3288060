"""Posts in KIM channels are looked at now and then: what is gone, and what can't be seen any more, is written down."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from data import monitoring as monitoring_rows
from data.database import Database
from data.models import Address, Broadcast, Delivery, KimChannel, Proof
from domain.audience import Audience, To
from domain.broadcast import BroadcastKind, BroadcastState
from domain.delivery import DeliveryState
from domain.kim import ChannelState, Loss
from domain.message import Content, Gone, Kept, Later, Outcome, Rejected, Rests, Sent, Target, Unreachable
from domain.proof import ProofState
from scheduler.look_at_posts import look_at_posts
from services import announcements, monitoring, progress, proofs
from services.announcements import Written
from tests.conftest import ACCOUNT_ID
from tests.kim_town import KOTA, a_linked_channel, a_town

FIRST_LOOK = timedelta(minutes=55)
STANDS: Outcome = Sent(())
REMOVED = Kept("message-to-react-not-found")


@dataclass
class Eye:
    """A messenger account that sees what it is told to, and keeps what it was asked."""

    sees: Outcome = STANDS
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def look(self, target: Target, message_id: str) -> Outcome:
        assert target.shared
        self.asked.append((target.ref, message_id))
        return self.sees


async def posted(home: Database, now: datetime, kind: BroadcastKind = BroadcastKind.ORIGINAL) -> int:
    """A broadcast that has arrived in the one channel of the town."""
    async with home.sessions.begin() as session:
        channel = await a_linked_channel(session, await a_town(session, now), now)
        address_id = await session.scalar(
            select(Address.address_id).where(Address.recipient_id == channel.kim_channel_id)
        )
        said = await announcements.draft(session, Written(Content(text="Air mati"), KOTA, "PDAM"), now)
        broadcast = Broadcast(
            announcement_id=said.announcement_id, audience=Audience(regions=(KOTA,), to=To.CHANNELS).to_json(),
            kind=kind, lane="news", state=BroadcastState.DONE, created_at=now, confirmed_at=now,
            started_at=now, finished_at=now,
        )  # fmt: skip
        session.add(broadcast)
        await session.flush()
        session.add(
            Delivery(
                broadcast_id=broadcast.broadcast_id, recipient_id=channel.kim_channel_id, address_id=address_id,
                account_id=ACCOUNT_ID, chunk_id=1, fence=1, region_code=KOTA, state=DeliveryState.SENT,
                message_id="41", claimed_at=now, settled_at=now,
            )
        )  # fmt: skip
        return broadcast.broadcast_id


async def tick(home: Database, eye: Eye, now: datetime) -> int:
    return await look_at_posts(home.sessions, home.reads, {ACCOUNT_ID: eye}, lambda: now)


async def proof(home: Database) -> Proof:
    async with home.reads() as session:
        return (await session.scalars(select(Proof))).one()


async def card(home: Database, broadcast_id: int, now: datetime) -> str:
    async with home.reads() as session:
        return (await progress.view(session, broadcast_id, "id", now)).content.text


async def test_a_post_is_looked_at_after_a_while_and_seldom_then(home: Database, now: datetime) -> None:
    number, eye = await posted(home, now), Eye()
    assert await tick(home, eye, now) == 0
    assert "Di kanal KIM: masih ada 1 · diubah 0 · dihapus 0 · tidak diketahui 0" in await card(home, number, now)
    looks = [await tick(home, eye, now + timedelta(minutes=10 * times)) for times in range(300)]
    assert sum(looks) == len(eye.asked) == 5
    assert {message_id for _, message_id in eye.asked} == {"41"}


async def test_what_a_kim_removed_is_noticed_once_and_shown(home: Database, now: datetime) -> None:
    number, eye = await posted(home, now), Eye(REMOVED)
    await tick(home, eye, now)
    for later in (FIRST_LOOK, timedelta(hours=9), timedelta(hours=30)):
        await tick(home, eye, now + later)
    assert len(eye.asked) == 1
    assert "masih ada 0 · diubah 0 · dihapus 1 · tidak diketahui 0" in await card(home, number, now)
    async with home.reads() as session:
        report = await progress.report(session, number, "id", now)
    assert report.content.text.endswith("Di kanal KIM: masih ada 0 · diubah 0 · dihapus 1 · tidak diketahui 0")


async def test_rights_taken_from_the_bot_make_its_channel_lost(home: Database, now: datetime) -> None:
    number, eye = await posted(home, now), Eye(Rejected("need-administrator-rights-in-the-channel-chat"))
    await tick(home, eye, now)
    await tick(home, eye, now + FIRST_LOOK)
    assert "tidak diketahui 1" in await card(home, number, now)
    async with home.reads() as session:
        channel = (await session.scalars(select(KimChannel))).one()
    assert (channel.state, channel.lost_why, channel.told_lost_at) == (ChannelState.LOST, Loss.MUTED, None)


async def test_a_channel_that_threw_the_bot_out_is_asked_no_more(home: Database, now: datetime) -> None:
    number, eye = await posted(home, now), Eye(Unreachable(Gone.KICKED))
    await tick(home, eye, now)
    for later in (FIRST_LOOK, timedelta(hours=9), timedelta(hours=30)):
        await tick(home, eye, now + later)
    assert len(eye.asked) == 1
    assert "tidak diketahui 1" in await card(home, number, now)


async def test_too_fast_says_nothing_and_is_tried_again(home: Database, now: datetime) -> None:
    await posted(home, now)
    eye = Eye(Later(20, counts=False, rests=Rests.CHAT))
    await tick(home, eye, now)
    await tick(home, eye, now + FIRST_LOOK)
    assert (await proof(home)).state is ProofState.STANDING
    assert await tick(home, eye, now + FIRST_LOOK + timedelta(seconds=19)) == 0
    eye.sees = REMOVED
    assert await tick(home, eye, now + FIRST_LOOK + timedelta(seconds=21)) == 1
    assert (await proof(home)).state is ProofState.REMOVED


async def test_a_look_whose_machine_died_is_taken_up_by_another(home: Database, now: datetime) -> None:
    await posted(home, now)
    eye, at = Eye(), now + FIRST_LOOK
    await tick(home, eye, now)
    async with home.sessions.begin() as session:
        (dead,) = await proofs.take(session, [ACCOUNT_ID], at)
    assert await tick(home, eye, at) == 0
    assert await tick(home, eye, at + proofs.LEASE) == 1
    async with home.sessions.begin() as session:  # it comes back, and says what nobody asks any more
        await proofs.settle(session, dead, REMOVED, at + proofs.LEASE)
    assert (await proof(home)).state is ProofState.STANDING


async def test_old_posts_corrections_and_what_was_withdrawn_are_left_alone(home: Database, now: datetime) -> None:
    number, eye = await posted(home, now), Eye()
    assert await tick(home, eye, now + timedelta(days=3)) == 0
    async with home.sessions.begin() as session:
        assert await session.scalar(select(Proof)) is None
        await monitoring.report_ended(session, now)
        (await session.scalars(select(Delivery))).one().state = DeliveryState.WITHDRAWN
    assert "Di kanal KIM" not in await card(home, number, now)


async def test_the_final_report_counts_what_has_just_arrived(home: Database, now: datetime) -> None:
    await posted(home, now)
    async with home.sessions.begin() as session:
        broadcast = (await session.scalars(select(Broadcast))).one()
        await proofs.watch(session, broadcast, now)
        assert await proofs.line(session, broadcast.broadcast_id, "en") == [
            "In KIM channels: still there 1 · edited 0 · removed 0 · unknown 0"
        ]


async def edits(home: Database, at: datetime, message_id: str = "41", ref: str = "-500") -> bool:
    async with home.sessions.begin() as session:
        return await proofs.edited(session, proofs.Post(ACCOUNT_ID, ref, message_id), at, at)


async def test_what_a_kim_edited_is_shown_as_edited_until_it_is_removed(home: Database, now: datetime) -> None:
    number, eye = await posted(home, now), Eye()
    assert await edits(home, now + timedelta(minutes=6))  # before anybody had looked at it
    assert "masih ada 0 · diubah 1 · dihapus 0 · tidak diketahui 0" in await card(home, number, now)
    await tick(home, eye, now + FIRST_LOOK)
    assert len(eye.asked) == 1
    assert (await proof(home)).state is ProofState.CHANGED
    async with home.reads() as session:
        assert [each[0] for each in await monitoring_rows.open_in(session, [KOTA], now)] == [number]
    eye.sees = REMOVED
    await tick(home, eye, now + timedelta(hours=9))
    assert "diubah 0 · dihapus 1" in await card(home, number, now)
    assert await edits(home, now + timedelta(hours=10))
    assert (await proof(home)).state is ProofState.REMOVED


async def test_others_posts_and_our_own_corrections_are_no_edits(home: Database, now: datetime) -> None:
    number = await posted(home, now)
    assert not await edits(home, now, message_id="42")
    assert not await edits(home, now, ref="-501")
    async with home.sessions.begin() as session:
        first = await session.get_one(Broadcast, number)
        copy = (await session.scalars(select(Delivery))).one()
        correction = Broadcast(
            announcement_id=first.announcement_id, audience=first.audience, kind=BroadcastKind.CORRECTION,
            original_id=number, lane="correction", state=BroadcastState.DONE, created_at=now, started_at=now,
        )  # fmt: skip
        session.add(correction)
        await session.flush()
        session.add(
            Delivery(
                broadcast_id=correction.broadcast_id, recipient_id=copy.recipient_id, address_id=copy.address_id,
                account_id=ACCOUNT_ID, chunk_id=1, fence=1, region_code=KOTA, state=DeliveryState.SENT,
                message_id="50", claimed_at=now + timedelta(hours=1), settled_at=now,
            )
        )  # fmt: skip
    assert not await edits(home, now + timedelta(hours=1, seconds=2))
    assert await edits(home, now + timedelta(hours=3))
