import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Announcement, Audit, Broadcast, KimChannel, Letter, Relay
from domain.audience import Audience, To
from domain.broadcast import BroadcastState
from domain.kim import Loss, RelayState
from domain.lane import Lane
from domain.message import Content
from domain.platform import ChatKind
from domain.relay import Measure
from scheduler.relay import relay
from services import announcements, channels, plans, relays
from services.announcements import Written
from services.kims import Place
from tests import approving
from tests.conftest import ACCOUNT_ID
from tests.kim_town import DAMAI, KOTA, Town, a_linked_channel, a_town


async def _waiting(session: AsyncSession, now: datetime, *titles: str) -> list[int]:
    """Feed announcements that wait in every channel of the town."""
    ids = []
    feed = await approving.a_feed(session, KOTA, now, f"https://kominfo.example/{titles[0]}")
    for title in titles:
        written = Written(Content(text=title), KOTA, "Kominfo", title=title, link=f"https://x.id/{title}")
        announcement = await announcements.draft(session, written, now)
        await approving.came_from(session, feed, announcement.announcement_id, now)
        await relays.put(session, announcement.announcement_id, [KOTA], now)
        ids.append(announcement.announcement_id)
    return ids


async def _second_channel(session: AsyncSession, who: Town, now: datetime) -> KimChannel:
    return await a_linked_channel(session, who, now, Place(ACCOUNT_ID, "-600", ChatKind.CHANNEL, "KIM Kota"), KOTA)


async def _broadcasts(session: AsyncSession) -> Sequence[Broadcast]:
    return (await session.scalars(select(Broadcast).order_by(Broadcast.broadcast_id))).all()


async def _tick(home: Database, at: datetime) -> int:
    return await relay(home.sessions, home.reads, Measure(), lambda: at)


def _evening(now: datetime) -> datetime:
    return now.replace(hour=9, minute=0)  # 17.00 WITA


async def test_nothing_leaves_before_its_slot_and_everything_once_in_it(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        first, second = await a_linked_channel(session, who, now), await _second_channel(session, who, now)
        (announcement_id,) = await _waiting(session, now, "Air padam")
        channel_ids = (first.kim_channel_id, second.kim_channel_id)
    assert await _tick(home, _evening(now) - timedelta(seconds=1)) == 0
    assert [await _tick(home, _evening(now)) for _ in range(2)] == [1, 0]
    async with home.reads() as session:
        (broadcast,) = await _broadcasts(session)
        assert (broadcast.announcement_id, broadcast.lane) == (announcement_id, Lane.NEWS)
        assert (broadcast.state, broadcast.due_at) == (BroadcastState.SCHEDULED, _evening(now))
        assert Audience.from_json(broadcast.audience).only == channel_ids
        rows = (await session.scalars(select(Relay))).all()
        assert {(row.state, row.broadcast_id) for row in rows} == {(RelayState.RELAYED, broadcast.broadcast_id)}


async def test_three_items_are_three_posts_and_four_are_one_digest(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await _waiting(session, now, "a", "b", "c")
    assert await _tick(home, _evening(now)) == 3
    later = now + timedelta(days=1)
    async with home.sessions.begin() as session:
        await _waiting(session, later, "d", "e", "f", "g")
    assert await _tick(home, _evening(later)) == 1
    async with home.reads() as session:
        broadcast = (await _broadcasts(session))[-1]
        assert broadcast.lane is Lane.DIGEST
        digest = await session.get_one(Announcement, broadcast.announcement_id)
        assert digest.text.startswith("4 kabar untuk Kota Balikpapan\n\n1. d\nhttps://x.id/d\nCek: ")
        assert "4. g" in digest.text
        assert digest.source == "Kominfo"


async def test_after_a_downtime_what_is_of_use_leaves_and_the_rest_is_marked(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await _waiting(session, now, "kemarin dulu")
        await _waiting(session, now + timedelta(days=1), "kemarin")
    late = _evening(now) + timedelta(days=1, hours=5)
    assert await _tick(home, late) == 1
    async with home.reads() as session:
        states = (await session.scalars(select(Relay.state).order_by(Relay.relay_id))).all()
        assert states == [RelayState.EXPIRED, RelayState.RELAYED]
        assert "relay-expired" in (await session.scalars(select(Audit.verb))).all()


async def test_a_channel_gets_no_more_than_four_posts_an_hour(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await _waiting(session, now, "a", "b", "c")
    assert await _tick(home, _evening(now)) == 3
    async with home.sessions.begin() as session:
        for row, minutes in zip(await _waiting(session, now, "d", "e", "f"), (0, 0, 0), strict=True):
            waiting = (await session.scalars(select(Relay).where(Relay.announcement_id == row))).one()
            waiting.due_at = _evening(now) + timedelta(minutes=minutes)
    assert await _tick(home, _evening(now) + timedelta(minutes=1)) == 1
    async with home.sessions.begin() as session:
        await _waiting(session, now, "g")
    assert await _tick(home, _evening(now) + timedelta(minutes=30)) == 0
    assert await _tick(home, _evening(now) + timedelta(minutes=61)) == 1


async def test_a_lost_channel_gets_nothing_until_it_is_back(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await _waiting(session, now, "a")
        await channels.lost(session, ACCOUNT_ID, "-500", Loss.MUTED, now)
    assert await _tick(home, _evening(now)) == 0
    async with home.sessions.begin() as session:
        await channels.joined(session, Place(ACCOUNT_ID, "-500", ChatKind.GROUP, "KIM Damai"), now)
    assert await _tick(home, _evening(now)) == 1


async def test_a_broadcast_in_the_next_slot_waits_in_the_channels_of_its_audience(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        await a_linked_channel(session, who, now)
        elsewhere = await _second_channel(session, who, now)
        written = Written(Content(text="Rapat"), DAMAI, "Kelurahan", author_id=who.official.resident_id)
        announcement = await announcements.draft(session, written, now)
        broadcast = Broadcast(
            announcement_id=announcement.announcement_id,
            audience=Audience(regions=(KOTA,), minus=(DAMAI,), to=To.BOTH).to_json(),
            lane=Lane.NEWS,
            state=BroadcastState.RUNNING,
            created_at=now,
            in_slots=True,
        )
        session.add(broadcast)
        await session.flush()
        assert await relays.put_broadcast(session, broadcast, now) == 1
        assert await relays.put_broadcast(session, broadcast, now) == 1
        row = (await session.scalars(select(Relay))).one()
        assert (row.kim_channel_id, row.origin_broadcast_id) == (elsewhere.kim_channel_id, broadcast.broadcast_id)
        await plans.wind_up(session, broadcast.broadcast_id, now)
    assert await _tick(home, _evening(now)) == 0


async def test_a_broadcast_that_missed_its_slot_is_told_to_its_official(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        await a_linked_channel(session, who, now)
        written = Written(Content(text="Rapat"), DAMAI, "Kelurahan", author_id=who.official.resident_id)
        announcement = await announcements.draft(session, written, now)
        broadcast = Broadcast(
            announcement_id=announcement.announcement_id,
            author_id=who.official.resident_id,
            audience=Audience(regions=(KOTA,)).to_json(),
            lane=Lane.NEWS,
            state=BroadcastState.DONE,
            created_at=now,
            expires_at=_evening(now) - timedelta(hours=1),
            in_slots=True,
        )
        session.add(broadcast)
        await session.flush()
        await relays.put_broadcast(session, broadcast, now)
    assert [await _tick(home, _evening(now)) for _ in range(2)] == [0, 0]
    async with home.reads() as session:
        (letter,) = (await session.scalars(select(Letter))).all()
        assert (letter.chat_ref, "1 kanal KIM" in str(letter.message)) == ("20", True)


async def test_two_schedulers_at_once_relay_everything_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        await a_linked_channel(session, who, now)
        await _second_channel(session, who, now)
        await _waiting(session, now, "a", "b")
    await asyncio.gather(*(_tick(home, _evening(now)) for _ in range(4)))
    async with home.reads() as session:
        copies = [
            (broadcast.announcement_id, channel_id)
            for broadcast in await _broadcasts(session)
            for channel_id in Audience.from_json(broadcast.audience).only or ()
        ]
    assert len(copies) == len(set(copies)) == 4
