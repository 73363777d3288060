"""Pause, resume, cancel and retry over PostgreSQL with two workers: within a second, and always winning over them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.engine.distributed import Distributed
from data.database import Database, opened
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from services import broadcasts
from tests import stub_server, towns
from tests.controlling import paused_and_resumed
from tests.delivering import broadcast, delivering, ledger, over, peopled, present, until
from tests.stub_server import Stub

pytestmark = pytest.mark.postgres


@asynccontextmanager
async def two_workers(url: str, stub: Stub) -> AsyncIterator[Database]:
    """A database with 300 residents at 100/s, and two workers on it."""
    async with opened(url) as first, opened(url) as second:
        await peopled(first, 300, rate=100)
        async with (
            delivering(first, stub.url, engine=Distributed(url, first.sessions), recall=False),
            delivering(second, stub.url, engine=Distributed(url, second.sessions), recall=False),
        ):
            yield first


async def test_a_pause_holds_within_a_second_and_resuming_loses_nobody(postgres_url: str) -> None:
    async with stub_server.serving() as stub, two_workers(postgres_url, stub) as database:
        await paused_and_resumed(database, stub)


async def test_cancelling_ends_it_and_nothing_leaves_after_a_second(postgres_url: str) -> None:
    async with stub_server.serving() as stub, two_workers(postgres_url, stub) as database:
        broadcast_id = await broadcast(database)
        await until(database, broadcast_id, lambda counts: counts.arrived > 30)
        async with database.sessions.begin() as session:
            await broadcasts.cancel(session, broadcast_id, towns.OFFICIAL, present())
        await asyncio.sleep(1)
        before = len(stub.arrivals)
        counts = await over(database, broadcast_id)
        assert len(stub.arrivals) == before < 300
        assert (counts.state, counts.waiting) == (BroadcastState.CANCELLED, 0)
        await ledger(database, broadcast_id)


async def test_the_rejected_are_tried_again(postgres_url: str) -> None:
    async with stub_server.serving() as stub, two_workers(postgres_url, stub) as database:
        stub.behave = lambda chat, _before: stub_server.EMPTY if int(chat) % 50 == 0 else None
        broadcast_id = await broadcast(database)
        counts = await over(database, broadcast_id)
        assert counts.by_state[DeliveryState.REJECTED] == 6
        stub.behave = lambda _chat, _before: None
        async with database.sessions.begin() as session:
            assert await broadcasts.retry_failed(session, broadcast_id, towns.OFFICIAL, present()) == 6
        counts = await until(database, broadcast_id, lambda counts: counts.arrived == 300)
        assert counts.by_state[DeliveryState.REJECTED] == 0
