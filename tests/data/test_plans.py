"""How SQLite goes about the questions of every turn: by keys, never through a whole table."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from data import audiences, candidates, deliveries, pace
from data.candidates import Frozen, Key, Span
from data.database import Database, opened
from data.deliveries import Holder, Settled
from domain.audience import Audience, Stretch
from domain.delivery import DeliveryState, Settlement
from domain.lane import Lane
from tests import towns

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Database]:
    async with opened(sqlite_url) as database:
        async with database.sessions.begin() as session:
            account_id = await towns.found(session)
            await towns.settle(session, account_id, 3000)
        yield database


@contextmanager
def asked(session: AsyncSession) -> Iterator[list[tuple[str, Any]]]:
    """What is said to the database during the block."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        if not statement.startswith("BEGIN"):
            heard.append((statement, parameters))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


async def plan(session: AsyncSession, statement: str, parameters: Any) -> str:
    connection = await session.connection()
    rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    return "\n".join(str(row.detail) for row in rows)


async def test_a_page_of_a_chunk_is_read_along_the_walk(town: Database) -> None:
    frozen = Frozen(Audience(regions=("64",)), Lane.NEWS, 10**6, NOW)
    span = Span(Key("64.71.05.1001", 100), Key("64.71.05.1001", 2000))
    async with town.reads() as session:
        with asked(session) as heard:
            page, _ = await candidates.page(session, frozen, 1, span, 190)
        found = await plan(session, *heard[-1])
    assert len(page) == 190
    assert "SEARCH subscriptions USING INDEX ix_subscriptions_walk" in found
    assert "SEARCH addresses USING INDEX ix_addresses_recipient_id" in found
    assert "SCAN" not in found.replace("SCAN walk", "")


async def test_which_accounts_may_reach_anybody_is_asked_recipient_by_recipient(town: Database) -> None:
    async with town.reads() as session:
        with asked(session) as heard:
            assert await audiences.in_reach(session, [1, 2], [Stretch("64", "65")]) == {1}
        found = await plan(session, *heard[-1])
    assert "SEARCH addresses USING INDEX ix_addresses_recipient_id" in found


async def test_outcomes_and_spacings_are_written_by_key(town: Database) -> None:
    settled = [Settled(n, Settlement(DeliveryState.SENT), ("1",)) for n in range(1, 200)]
    async with town.sessions.begin() as session:
        with asked(session) as heard:
            await deliveries.settle(session, Holder(1, 1, 1, 1), settled, NOW)
            await pace.space(session, range(1, 200), NOW)
            await deliveries.tally(session, 1, {DeliveryState.SENT: 5})
        outcomes, spacings, tallies = [await plan(session, *each) for each in heard]
    assert "SEARCH deliveries USING PRIMARY KEY (broadcast_id=? AND recipient_id=?)" in outcomes
    assert "SEARCH addresses USING INTEGER PRIMARY KEY (rowid=?)" in spacings
    assert "SEARCH tallies USING INDEX sqlite_autoindex_tallies_1 (broadcast_id=? AND state=?)" in tallies
