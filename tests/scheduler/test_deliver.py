import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Account, Address, Broadcast, Chunk, Delivery
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.chunk import ChunkState
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.recipient import AddressEnd
from services import broadcasts
from tests import stub_server, towns
from tests.controlling import paused_and_resumed
from tests.delivering import broadcast, counted, delivering, is_state, ledger, over, peopled, present, until
from tests.seconds import stalls
from tests.stub_server import Stub

S = DeliveryState


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with stub_server.serving() as stub:
        yield stub


async def test_everybody_gets_one_copy_and_the_tallies_agree_with_the_ledger(database: Database, stub: Stub) -> None:
    await peopled(database, 300)
    stub.behave = lambda chat, _before: stub_server.BLOCKED if chat == "7" else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await over(database, broadcast_id)
        counts = await until(database, broadcast_id, lambda counts: counts.expected is not None)
    assert counts.state is BroadcastState.DONE
    assert {chat: len(times) for chat, times in stub.by_chat.items()} == {str(n): 1 for n in range(1, 301)}
    assert (counts.arrived, counts.failed, counts.waiting, counts.expected) == (299, 1, 0, 300)
    assert "Cek keaslian" in stub.texts["1"]
    await ledger(database, broadcast_id)
    async with database.reads() as session:
        closed = (await session.scalars(select(Address).where(Address.closed_at.is_not(None)))).one()
        assert (closed.ref, closed.closed_why) == ("7", AddressEnd.BLOCKED)
        sent = await session.get(Delivery, (broadcast_id, 1))
        assert sent
        assert sent.message_id


async def test_whoever_listens_to_several_regions_gets_one_copy(database: Database, stub: Stub) -> None:
    await peopled(database, 20)
    async with database.sessions.begin() as session:
        for resident_id in range(1, 21):
            for code in towns.VILLAGES:
                await towns.listen(session, resident_id, code)
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await over(database, broadcast_id)
        counts = await until(database, broadcast_id, lambda counts: counts.expected is not None)
    assert Counter(len(times) for times in stub.by_chat.values()) == {1: 20}
    assert counts.arrived == counts.expected == 20


async def test_named_recipients_get_it_and_nobody_else(database: Database, stub: Stub) -> None:
    await peopled(database, 20)
    async with delivering(database, stub.url):
        counts = await over(database, await broadcast(database, Audience(only=(3, 5, 17, 99))))
    assert set(stub.by_chat) == {"3", "5", "17"}
    assert counts.arrived == 3


async def test_an_audience_of_nobody_is_done_at_once(database: Database, stub: Stub) -> None:
    await peopled(database, 3)
    async with delivering(database, stub.url):
        counts = await over(database, await broadcast(database, Audience(regions=("64.01",))))
    assert counts.state is BroadcastState.DONE
    assert not stub.arrivals


async def test_a_pause_holds_within_a_second_and_resuming_loses_nobody(database: Database, stub: Stub) -> None:
    await peopled(database, 300, rate=100)
    async with delivering(database, stub.url):
        await paused_and_resumed(database, stub)


async def test_a_cancelled_broadcast_ends_within_a_second_with_every_copy_settled(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 300, rate=100)
    stub.behave = lambda chat, _before: stub_server.BROKEN if int(chat) % 5 == 0 else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await until(database, broadcast_id, lambda counts: counts.arrived > 30)
        async with database.sessions.begin() as session:
            await broadcasts.cancel(session, broadcast_id, towns.OFFICIAL, present())
        before = len(stub.arrivals)
        counts = await over(database, broadcast_id)
    assert counts.state is BroadcastState.CANCELLED
    assert counts.by_state[S.CANCELLED] > 0
    assert counts.waiting == 0
    assert len(stub.arrivals) - before <= 100  # a second's
    await ledger(database, broadcast_id)


async def test_a_429_of_the_account_is_kept_costs_no_attempt_and_loses_nobody(database: Database, stub: Stub) -> None:
    await peopled(database, 200, rate=100)
    stub.behave = lambda _chat, _before: stub_server.too_fast(2) if len(stub.arrivals) == 51 else None
    async with stalls() as longest, delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        counts = await over(database, broadcast_id)
    refused = stub.arrivals[50]
    early = [moment for moment in stub.arrivals[51:] if moment < refused + 2]
    assert all(moment < refused + 0.3 + 3 * longest[-1] for moment in early), "somebody did not keep the rest"
    assert len(early) <= 25
    assert (counts.arrived, counts.doubled) == (200, 0)
    async with database.reads() as session:
        assert await session.scalar(select(func.max(Delivery.attempts))) == 0
    await ledger(database, broadcast_id)


async def test_twenty_identical_rejections_pause_and_the_failed_can_be_tried_again(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 200, rate=100)
    stub.behave = lambda _chat, _before: stub_server.EMPTY
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        counts = await until(database, broadcast_id, is_state(BroadcastState.PAUSED))
        assert counts.paused_why
        await asyncio.sleep(0.5)
        rejected = (await counted(database, broadcast_id)).by_state[S.REJECTED]
        assert 20 <= rejected < 100
        stub.behave = lambda _chat, _before: None
        async with database.sessions.begin() as session:
            assert await broadcasts.retry_failed(session, broadcast_id, towns.OFFICIAL, present()) == rejected
        counts = await over(database, broadcast_id)
    assert (counts.state, counts.arrived) == (BroadcastState.DONE, 200)
    await ledger(database, broadcast_id)


async def test_the_first_copy_of_an_emergency_leaves_within_a_second_while_news_gives_way(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 1000, rate=100)
    async with delivering(database, stub.url):
        news = await broadcast(database)
        await until(database, news, lambda counts: counts.arrived > 50)
        arrived = dict(stub.by_chat)
        confirmed = asyncio.get_running_loop().time()
        urgent = await broadcast(
            database, Audience(regions=("64.71.05",)), Lane.EMERGENCY, "Banjir. Menjauh dari sungai."
        )
        done = await over(database, urgent)
        async with database.sessions.begin() as session:
            await broadcasts.cancel(session, news, towns.OFFICIAL, present())
    assert done.arrived >= 600
    urgent_times = [times[1 if chat in arrived else 0 :] for chat, times in stub.by_chat.items()]
    first = min(moment for times in urgent_times for moment in times if moment > confirmed)
    assert first - confirmed < 5  # a third of a second where nothing else is going on; behind the news it were ten


async def test_a_server_that_breaks_is_asked_again_later_and_at_last_given_up(database: Database, stub: Stub) -> None:
    await peopled(database, 2)
    stub.behave = lambda chat, _before: stub_server.BROKEN if chat == "1" else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        counts = await until(database, broadcast_id, lambda counts: counts.by_state[S.LATER] == 1)
        assert counts.state is BroadcastState.RUNNING
        for _ in range(4):
            async with database.sessions.begin() as session:
                await _make_due(session)
            tried = len(stub.by_chat["1"]) + 1
            await until(database, broadcast_id, lambda counts: len(stub.by_chat["1"]) == tried)  # noqa: B023
            await until(database, broadcast_id, lambda counts: not counts.by_state[S.SENDING])
        counts = await over(database, broadcast_id)
    assert (counts.arrived, counts.by_state[S.REJECTED]) == (1, 1)
    assert len(stub.by_chat["1"]) == 5


async def _make_due(session: AsyncSession) -> None:
    """As if the back-off were over."""
    await session.execute(update(Delivery).where(Delivery.state == S.LATER).values(due_at=present()))
    await session.execute(update(Chunk).where(Chunk.state == ChunkState.WAITING).values(due_at=None, handed_at=None))
    await session.execute(update(Account).values(rest_until=None))
    await session.execute(update(Address).values(next_free=None))


async def test_news_whose_fate_is_unknown_is_not_repeated_but_an_emergency_is_once(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 4)
    stub.behave = lambda chat, _before: stub_server.RESET if chat == "1" else None
    async with delivering(database, stub.url):
        news = await over(database, await broadcast(database))
        assert news.by_state[S.UNKNOWN] == 1
        assert len(stub.by_chat["1"]) == 1
        urgent = await over(database, await broadcast(database, lane=Lane.EMERGENCY, text="Banjir."))
    assert (urgent.by_state[S.UNKNOWN], urgent.doubled) == (1, 1)
    assert len(stub.by_chat["1"]) == 3


async def test_a_group_that_moved_gets_it_at_its_new_place(database: Database, stub: Stub) -> None:
    await peopled(database, 2)
    stub.behave = lambda chat, _before: stub_server.moved_to(-100200) if chat == "1" else None
    async with delivering(database, stub.url):
        counts = await over(database, await broadcast(database))
    assert counts.arrived == 2
    assert len(stub.by_chat["-100200"]) == 1
    async with database.reads() as session:
        rows = (await session.scalars(select(Address).where(Address.recipient_id == 1))).all()
    assert [(row.ref, row.closed_why) for row in rows] == [("1", AddressEnd.MOVED), ("-100200", None)]


async def test_what_is_of_no_use_any_more_expires_with_every_copy_settled(database: Database, stub: Stub) -> None:
    await peopled(database, 300, rate=50)
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database, expires_at=present())
        await until(database, broadcast_id, lambda counts: counts.arrived > 10)
        async with database.sessions.begin() as session:
            assert await broadcasts.expire(session, present()) == [broadcast_id]
        counts = await over(database, broadcast_id)
    assert counts.state is BroadcastState.EXPIRED
    await ledger(database, broadcast_id)


async def test_a_chat_that_just_got_something_waits_its_second(database: Database, stub: Stub) -> None:
    await peopled(database, 50)
    async with stalls() as longest, delivering(database, stub.url):
        first = await broadcast(database)
        second = await broadcast(database, text="Listrik padam.")
        assert (await over(database, first)).arrived == (await over(database, second)).arrived == 50
    gaps = [times[1] - times[0] for times in stub.by_chat.values()]
    assert min(gaps) >= 1 - 3 * longest[-1]  # the server shares our loop: while it stood still, nothing arrived
    async with database.reads() as session:
        assert (await session.scalars(select(Broadcast.doubled))).all() == [0, 0]


async def test_a_broadcast_to_a_single_kelurahan_comes_to_its_end(database: Database) -> None:
    """Its code is as long as codes get, and the end of its stretch longer still."""
    async with database.sessions.begin() as session:
        await towns.settle(session, await towns.found(session, ("64.71.05.1001",), rate=1000), 3, ("64.71.05.1001",))
    async with stub_server.serving() as stub, delivering(database, stub.url):
        counts = await over(database, await broadcast(database, Audience(regions=("64.71.05.1001",))))
    assert counts.arrived == 3
