"""What a server sees of the pace: every sliding second, on SQLite and PostgreSQL, over real HTTP."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.http import Place, names
from data.database import Database, opened
from tests import stub_server, towns
from tests.delivering import broadcast, delivering, over
from tests.seconds import bearable, busiest_second, stalls


@pytest.mark.parametrize(("rate", "people"), [(25, 75), (30, 90), (1000, 3000)])
async def test_no_second_at_the_server_holds_more_than_the_rate(database: Database, rate: int, people: int) -> None:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, rate=rate)
        await towns.settle(session, account_id, people)
    async with stub_server.serving() as stub, stalls() as longest:
        stub.latency = 0.05
        async with delivering(database, stub.url):
            counts = await over(database, await broadcast(database), seconds=60)
    assert counts.arrived == people == len(stub.arrivals)
    assert busiest_second(stub.arrivals) <= bearable(rate, longest[-1])


async def test_copies_that_a_slow_name_server_held_up_do_not_arrive_in_a_bunch(sqlite_url: str) -> None:
    async def slowly(host: str, port: int) -> Sequence[Place]:
        await asyncio.sleep(0.5)
        return await names(host, port)

    async with opened(sqlite_url) as database, stub_server.serving() as stub, stalls() as longest:
        async with database.sessions.begin() as session:
            account_id = await towns.found(session, rate=100)
            await towns.settle(session, account_id, 250)
        async with delivering(database, stub.url, resolve=slowly):
            await over(database, await broadcast(database), seconds=60)
    assert len(stub.arrivals) == 250
    assert busiest_second(stub.arrivals) < bearable(120, longest[-1])  # 140 without the sluice
