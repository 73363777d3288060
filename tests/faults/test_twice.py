"""Schedulers, engines and pollers that were started twice by mistake: everything still happens once."""

import asyncio
from collections import Counter

from bot import http
from bot.platforms.telegram import Api
from bot.platforms.telegram.updates import TelegramUpdates
from data.database import Database
from domain.delivery import DeliveryState
from handlers.poller import Poller
from scheduler.open_broadcasts import OpenBroadcasts
from services import broadcasts
from tests import stub_server
from tests.delivering import broadcast, delivering, ledger, over, peopled, present
from tests.flows.live import world
from tests.handlers.test_intake import Desk
from tests.seconds import bearable, busiest_second, stalls
from tests.simulator.served import serve

RATE = 100
PEOPLE = 250


class Deaf:
    """An engine that notes what it is handed and works nothing."""

    forgets = False

    def __init__(self) -> None:
        self.got: list[int] = []

    async def work(self, _handle: object) -> None:
        """Never."""

    async def put(self, _within: object, chunk_id: int, _lane: object, _delay: float = 0.0) -> None:
        self.got.append(chunk_id)


async def test_two_whole_senders_over_one_database_send_one_copy_each_at_one_rate(database: Database) -> None:
    await peopled(database, PEOPLE, rate=RATE)
    async with (
        stub_server.serving() as stub,
        stalls() as longest,
        delivering(database, stub.url),
        delivering(database, stub.url, recall=False),
    ):
        first, second = await broadcast(database), await broadcast(database, text="Listrik padam.")
        for each in (first, second):
            assert (await over(database, each, seconds=60)).doubled == 0
    for each in (first, second):
        assert await ledger(database, each) == {DeliveryState.SENT: PEOPLE}
    assert Counter(len(times) for times in stub.by_chat.values()) == {2: PEOPLE}
    # two senders with a rate each would reach twice the rate and be done in half the time; the exact pace of one is
    # measured in tests/scheduler: here a slow commit of both may let what they have booked leave late and together
    assert stub.arrivals[-1] - stub.arrivals[0] > 0.7 * 2 * PEOPLE / RATE
    assert busiest_second(stub.arrivals) <= bearable(1.4 * RATE, longest[-1])


async def test_of_two_schedulers_that_tick_at_once_one_opens_a_broadcast(database: Database) -> None:
    await peopled(database, 3)
    for number in range(5):
        await broadcast(database, text=f"Kabar {number}")
    engines = [Deaf(), Deaf()]
    ticks = [OpenBroadcasts(database.sessions, database.reads, each, present) for each in engines]
    opened = await asyncio.gather(*(tick() for tick in ticks for _ in range(3)))
    assert sum(opened) == 5
    handed = Counter(chunk_id for engine in engines for chunk_id in engine.got)
    assert set(handed.values()) == {1}
    async with database.reads() as session:
        assert not await broadcasts.anything_due(session, present())


async def test_two_pollers_of_one_bot_store_every_update_once(sqlite_home: Database) -> None:
    desk = Desk(sqlite_home, present())
    async with world() as sim, serve(sim.app) as base, http.opened() as one, http.opened() as other:
        pollers = [
            asyncio.create_task(Poller(TelegramUpdates(Api(client, base, sim.token), 1, hold=1), desk.keeper).run())
            for client in (one, other)
        ]
        phone = sim.phone(sim.world.add_person("Warga").id)
        for number in range(40):
            phone.says(f"pesan {number}")
            await asyncio.sleep(0.02)
        async with asyncio.timeout(60):
            while await desk.count() < 40:
                await asyncio.sleep(0.1)
        for poller in pollers:
            poller.cancel()
        await asyncio.gather(*pollers, return_exceptions=True)
    rows = await desk.rows()
    assert [row.payload["message"]["text"] for row in rows if row.payload] == [f"pesan {n}" for n in range(40)]
