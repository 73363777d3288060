"""A day's news and its digest: nobody gets more than the ration, and what is too much comes once."""

import asyncio
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data import copies, deliveries
from data.copies import Walk
from data.database import Database, opened
from data.deliveries import Holder
from data.models import Announcement, Broadcast, Chunk, Delivery, Mandate, Resident, Subscription, Tally
from domain import utf16
from domain.audience import Audience
from domain.broadcast import BroadcastKind, BroadcastState
from domain.chunk import ChunkKind
from domain.delivery import DeliveryState
from domain.fatigue import Repose
from domain.lane import Lane
from domain.topic import Topic
from services import claims, digests, plans
from services.claims import Desk
from tests import towns

S = DeliveryState
ZONE = "Asia/Makassar"
MONDAY = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)  # 06.00 WITA
MOST = 4
_TITLES = count(1)


async def peopled(database: Database, number: int) -> int:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        await towns.settle(session, account_id, number)
    return account_id


async def told(session: AsyncSession, account_id: int, at: datetime, lane: Lane = Lane.NEWS, **said: object) -> int:
    """A broadcast whose only chunk is claimed to its end at a moment, and every claimed copy arrived."""
    announcement_id = await towns.announce(session, f"Kabar {next(_TITLES)}. Isinya begini.", lane)
    if said:
        await session.execute(
            update(Announcement).where(Announcement.announcement_id == announcement_id).values(**said)
        )
    broadcast_id = await towns.approve(session, announcement_id, Audience(regions=("64",)), lane)
    started = {"state": BroadcastState.RUNNING, "started_at": at, "cut_off": 10**6}
    await session.execute(update(Broadcast).where(Broadcast.broadcast_id == broadcast_id).values(**started))
    broadcast = await session.get_one(Broadcast, broadcast_id, populate_existing=True)
    await plans.start(session, broadcast, at)
    chunk = (await session.scalars(select(Chunk).where(Chunk.broadcast_id == broadcast_id))).first()
    assert chunk is not None
    assert chunk.kind is ChunkKind.RANGE
    holder = Holder(broadcast_id, account_id, chunk.chunk_id, 1)
    desk = Desk(session, holder, plans.frozen(broadcast), at, ZONE, news_a_day=MOST)
    while not (taken := await claims.fresh(desk, chunk, 10)).dry or taken.copies:
        await session.refresh(chunk)
    arrived = update(Delivery).where(Delivery.broadcast_id == broadcast_id, Delivery.state == S.SENDING)
    await session.execute(arrived.values(state=S.SENT, settled_at=at, message_id="1"))
    return broadcast_id


async def copies_of(session: AsyncSession, broadcast_id: int) -> dict[DeliveryState, int]:
    rows = await session.execute(
        select(Delivery.state, func.count()).where(Delivery.broadcast_id == broadcast_id).group_by(Delivery.state)
    )
    return {row[0]: row[1] for row in rows}


async def made(session: AsyncSession) -> list[Broadcast]:
    query = select(Broadcast).where(Broadcast.kind == BroadcastKind.DIGEST).order_by(Broadcast.broadcast_id)
    return list((await session.scalars(query)).all())


def readers(digest: Broadcast) -> tuple[int, ...]:
    return Audience.from_json(digest.audience).only or ()


async def test_a_week_gives_nobody_more_than_four_a_day_and_the_rest_in_one_digest_a_day(sqlite_url: str) -> None:
    async with opened(sqlite_url) as database, database.sessions.begin() as session:
        account_id = await towns.found(session)
        await towns.settle(session, account_id, 6)
        for resident_id, hour in ((1, 6), (2, 12), (3, 20)):
            await session.execute(update(Resident).where(Resident.resident_id == resident_id).values(digest_hour=hour))
        for hours in range(8 * 24):
            at = MONDAY + timedelta(hours=hours)
            if hours < 7 * 24 and at.astimezone(ZoneInfo(ZONE)).hour in range(7, 17, 2):  # five a day
                await told(session, account_id, at)
            if await digests.anything_due(session, at):
                await digests.make_due(session, at)
        news = (await session.scalars(select(Delivery).where(Delivery.state.in_((S.SENT, S.FOLDED))))).all()
        listed = await made(session)
    sent = Counter(
        (each.recipient_id, each.claimed_at.astimezone(ZoneInfo(ZONE)).date()) for each in news if each.state is S.SENT
    )
    assert set(sent.values()) == {MOST}
    folded = [each for each in news if each.state is S.FOLDED]
    assert len(sent) == 6 * 7
    assert len(folded) == 6 * 7
    by_digest: dict[int, set[int]] = defaultdict(set)
    for each in folded:
        by_digest[each.folded_into or 0].add(each.recipient_id)
    assert {each.broadcast_id: set(readers(each)) for each in listed} == by_digest
    days = Counter((who, each.created_at.astimezone(ZoneInfo(ZONE)).date()) for each in listed for who in readers(each))
    assert set(days.values()) == {1}
    hours_of = {each.created_at.astimezone(ZoneInfo(ZONE)).hour for each in listed if 1 in readers(each)}
    assert hours_of == {6}
    assert {each.created_at.astimezone(ZoneInfo(ZONE)).hour for each in listed if 4 in readers(each)} <= {17}


async def test_warnings_and_corrections_come_whatever_the_day_has_brought(database: Database) -> None:
    account_id = await peopled(database, 3)
    async with database.sessions.begin() as session:
        for _ in range(MOST):
            await told(session, account_id, MONDAY)
        fifth = await told(session, account_id, MONDAY)
        warning = await told(session, account_id, MONDAY, Lane.EMERGENCY)
        assert await copies_of(session, fifth) == {S.FOLDED: 3}
        tallies = await deliveries.tallies(session, fifth)
        assert (tallies[S.FOLDED], tallies[S.SENDING]) == (3, 0)
        assert await copies_of(session, warning) == {S.SENT: 3}


async def test_what_was_withdrawn_cancelled_or_too_late_is_left_out_and_counted_so(database: Database) -> None:
    account_id = await peopled(database, 2)
    async with database.sessions.begin() as session:
        for _ in range(MOST):
            await told(session, account_id, MONDAY)
        kept, taken_back, stopped, late = [await told(session, account_id, MONDAY) for _ in range(4)]
        original = await session.get_one(Broadcast, taken_back)
        session.add(
            Broadcast(
                announcement_id=original.announcement_id, original_id=taken_back, kind=BroadcastKind.WITHDRAWAL,
                audience={}, lane=Lane.CORRECTION, state=BroadcastState.DONE, created_at=MONDAY, started_at=MONDAY,
            )
        )  # fmt: skip
        (await session.get_one(Broadcast, stopped)).state = BroadcastState.CANCELLED
        (await session.get_one(Broadcast, late)).expires_at = MONDAY + timedelta(hours=1)
        await session.flush()
        await session.execute(update(Resident).where(Resident.resident_id == 2).values(left_at=MONDAY))
        await session.execute(update(Subscription).where(Subscription.recipient_id == 2).values(ended_at=MONDAY))
        assert await digests.make_due(session, MONDAY + timedelta(hours=12)) == 1
        assert not await digests.anything_due(session, MONDAY + timedelta(days=3))
        (digest,) = await made(session)
        assert readers(digest) == (1,)
        for broadcast_id, states in (
            (kept, {S.FOLDED: 1, S.CANCELLED: 1}),
            (taken_back, {S.CANCELLED: 2}),
            (stopped, {S.CANCELLED: 2}),
            (late, {S.EXPIRED: 1, S.CANCELLED: 1}),
        ):
            assert await copies_of(session, broadcast_id) == states
            tallied = await session.execute(select(Tally).where(Tally.broadcast_id == broadcast_id))
            counted = {row.state: row.copies for row in tallied.scalars() if row.state is not S.SENT and row.copies}
            assert {state: number for state, number in counted.items() if state is not S.SENDING} == states


async def test_a_digest_goes_by_topic_fits_into_one_message_and_says_what_is_left_out(sqlite_url: str) -> None:
    async with opened(sqlite_url) as sqlite, sqlite.sessions.begin() as session:
        account_id = await towns.found(session)
        await towns.settle(session, account_id, 1)
        for _ in range(MOST):
            await told(session, account_id, MONDAY)
        await told(session, account_id, MONDAY, topic=Topic.JOB, title="Lowongan kasir")
        for number in range(30):
            await told(session, account_id, MONDAY, topic=Topic.AGENDA, title=f"Hujan {number} " + "𝕏" * 100)
        await digests.make_due(session, MONDAY + timedelta(hours=12))
        (digest,) = await made(session)
        said = await session.get_one(Announcement, digest.announcement_id)
    assert said.text.startswith("Rangkuman hari ini: 31 kabar")
    assert said.text.index("— Lowongan —") < said.text.index("— Agenda —")
    assert "• Lowongan kasir" in said.text
    assert "kabar lain.\nBaca semuanya: ketik /berita" in said.text
    assert 3000 < utf16.units(said.text) < 4096


async def test_a_correction_finds_those_who_read_of_it_in_a_digest(database: Database) -> None:
    account_id = await peopled(database, 2)
    async with database.sessions.begin() as session:
        for _ in range(MOST):
            await told(session, account_id, MONDAY)
        folded = await told(session, account_id, MONDAY)
        walk = Walk(folded, account_id, MONDAY + timedelta(days=1))
        assert await copies.page(session, walk, 0, 10) == []  # its digest will say the right words
        await digests.make_due(session, MONDAY + timedelta(hours=12))
        assert [each.recipient_id for each in await copies.page(session, walk, 0, 10)] == [1, 2]


async def test_who_rests_longer_gets_news_in_the_morning_and_others_at_once(database: Database) -> None:
    account_id = await peopled(database, 2)
    async with database.sessions.begin() as session:
        await session.execute(update(Resident).where(Resident.resident_id == 2).values(repose=Repose.LONG))
        evening = MONDAY + timedelta(hours=14)  # 20.00
        broadcast_id = await told(session, account_id, evening)
        rows = {
            row.recipient_id: row
            for row in await session.scalars(select(Delivery).where(Delivery.broadcast_id == broadcast_id))
        }
        assert rows[1].state is S.SENT
        assert rows[2].state is S.LATER
        morning = MONDAY + timedelta(hours=25)
        assert rows[2].due_at is not None
        assert morning <= rows[2].due_at < morning + timedelta(minutes=30)


async def test_two_schedulers_make_one_digest(database: Database) -> None:
    account_id = await peopled(database, 3)
    async with database.sessions.begin() as session:
        for _ in range(MOST + 1):
            await told(session, account_id, MONDAY)

    async def make() -> int:
        async with database.sessions.begin() as session:
            return await digests.make_due(session, MONDAY + timedelta(days=1))

    assert sorted(await asyncio.gather(make(), make())) == [0, 1]
    async with database.reads() as session:
        assert len(await made(session)) == 1


async def test_what_nobody_may_say_there_any_more_is_left_out(database: Database) -> None:
    account_id = await peopled(database, 3)
    async with database.sessions.begin() as session:
        news = [await told(session, account_id, MONDAY) for _ in range(MOST + 2)]
        await session.execute(update(Mandate).values(ended_at=MONDAY))
        assert await digests.make_due(session, MONDAY + timedelta(days=1)) == 0
        assert await copies_of(session, news[-1]) == {S.CANCELLED: 3}


async def test_news_from_below_goes_into_the_digests_of_those_above_who_chose_it(database: Database) -> None:
    account_id = await peopled(database, 3)
    async with database.sessions.begin() as session:
        above = await towns.settle(session, account_id, 3, (towns.TOWN,), first=501)
        chose = Subscription.recipient_id.in_(above[:2])
        await session.execute(update(Subscription).where(chose).values(wants_below=True))
        announcement_id = await towns.announce(session, "Pasar pindah.")
        audience = Audience(regions=(towns.VILLAGES[0],))
        news = await towns.approve(session, announcement_id, audience, started_at=MONDAY, finished_at=MONDAY)
        await session.execute(update(Broadcast).values(state=BroadcastState.DONE))
        await deliveries.open_tallies(session, news)
        assert await digests.anything_below(session, MONDAY) == [news]
        assert await digests.gather(session, news, 0, MONDAY) is None
        assert await digests.anything_below(session, MONDAY) == []
        assert await copies_of(session, news) == {S.FOLDED: 2}
        assert await digests.make_due(session, MONDAY + timedelta(hours=10)) == 0, "their hour has not come"
        assert await digests.make_due(session, MONDAY + timedelta(hours=12)) == 1
        (digest,) = await made(session)
        assert readers(digest) == tuple(above[:2])
