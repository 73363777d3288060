"""A server that misbehaves in every way it can: nobody is lost, nothing is doubled that is not counted."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from bot.http import Client
from data.database import Database, opened
from data.models import Delivery
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.pace import LOOK_AHEAD
from domain.platform import PlatformName
from tests import stub_server
from tests.delivering import broadcast, counted, delivering, ledger, over, peopled
from tests.seconds import stalls
from tests.stub_server import Says, Stub

S = DeliveryState
REST = 1.0
LATENCY = 0.1
JITTER = 0.15  # of a busy machine


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    async with opened(sqlite_url) as database:
        yield database


@pytest.fixture(params=list(PlatformName))
def platform(request: pytest.FixtureRequest) -> PlatformName:
    found: PlatformName = request.param
    return found


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with stub_server.serving() as stub:
        yield stub


async def attempts(database: Database) -> int:
    """The most attempts that any copy has used up."""
    async with database.reads() as session:
        return await session.scalar(select(func.max(Delivery.attempts))) or 0


async def test_a_server_that_refuses_connections_costs_nobody_an_attempt(
    database: Database, platform: PlatformName
) -> None:
    await peopled(database, 60, rate=200, on=platform)
    async with stub_server.serving() as gone:
        port = int(gone.url.rpartition(":")[2])
    async with delivering(database, gone.url):
        broadcast_id = await broadcast(database)
        await asyncio.sleep(2.5)
        assert (await counted(database, broadcast_id)).settled == 0
        async with stub_server.serving(port) as stub:
            counts = await over(database, broadcast_id)
    assert (counts.arrived, counts.doubled, await attempts(database)) == (60, 0, 0)
    assert Counter(len(times) for times in stub.by_chat.values()) == {1: 60}


@pytest.mark.parametrize(
    "says", [stub_server.HANGS, stub_server.RESET, stub_server.HALF], ids=["hangs", "resets", "half"]
)
async def test_what_is_lost_on_the_way_back_is_unknown_and_the_others_get_theirs(
    database: Database, stub: Stub, monkeypatch: pytest.MonkeyPatch, says: Says, platform: PlatformName
) -> None:
    monkeypatch.setitem(Client.post.__kwdefaults__ or {}, "patience", 3.0)
    await peopled(database, 100, rate=500, on=platform)
    stub.behave = lambda chat, _before: says if int(chat) % 10 == 0 else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await over(database, broadcast_id)
    assert await ledger(database, broadcast_id) == {S.SENT: 90, S.UNKNOWN: 10}
    assert Counter(len(times) for times in stub.by_chat.values()) == {1: 100}


async def test_a_storm_of_429_is_sat_out_by_everybody_and_costs_no_attempt(
    database: Database, stub: Stub, full: bool
) -> None:
    storm = 10_000 if full else 500
    await peopled(database, storm // 4, rate=1000)
    refusal = replace(stub_server.too_fast(int(REST)), after=LATENCY)
    stub.behave = lambda _chat, _before: refusal if len(stub.arrivals) <= storm else None
    async with stalls() as longest, delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        counts = await over(database, broadcast_id, seconds=120 + storm / 50)
    assert (counts.arrived, counts.doubled, await attempts(database)) == (storm // 4, 0, 0)
    assert await ledger(database, broadcast_id) == {S.SENT: storm // 4}
    refused = stub.arrivals[:storm]
    gusts = 1 + sum(after - before >= REST / 2 for before, after in pairwise(refused))
    spans = gust_lengths(refused)
    print(f"429 storm: {storm} in {gusts} gusts, the longest of {max(spans):.3f} s")  # noqa: T201 - a figure
    jitter = JITTER + 3 * longest[-1]
    assert max(spans) < LATENCY + LOOK_AHEAD.total_seconds() + jitter, "somebody went on for longer than a turn"
    pauses = [after - before for before, after in pairwise(stub.arrivals[: storm + 1]) if after - before >= REST / 2]
    assert min(pauses) >= REST - LOOK_AHEAD.total_seconds() - jitter, "somebody ended the rest early"


def gust_lengths(moments: list[float]) -> list[float]:
    """How long each burst of requests lasted."""
    lengths, start = [], moments[0]
    for before, after in pairwise(moments):
        if after - before >= REST / 2:
            lengths.append(before - start)
            start = after
    return [*lengths, moments[-1] - start]


async def test_where_everybody_has_blocked_us_it_is_done_and_nobody_is_asked_twice(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 300)
    stub.behave = lambda _chat, _before: stub_server.BLOCKED
    async with delivering(database, stub.url):
        first = await broadcast(database)
        counts = await over(database, first)
        second = await over(database, await broadcast(database, text="Sekali lagi."))
    assert (counts.state, counts.by_state[S.UNREACHABLE]) == (BroadcastState.DONE, 300)
    assert (second.state, second.settled, len(stub.arrivals)) == (BroadcastState.DONE, 0, 300)


async def test_a_server_that_is_broken_for_everybody_rests_the_account_and_then_delivers(
    database: Database, stub: Stub
) -> None:
    await peopled(database, 40, rate=100)
    stub.behave = lambda _chat, _before: stub_server.BROKEN if len(stub.arrivals) <= 30 else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        counts = await over(database, broadcast_id, seconds=60)
    assert (counts.arrived, counts.failed) == (40, 0)
    assert await ledger(database, broadcast_id) == {S.SENT: 40}
