"""While 100,000 copies go out, whoever writes is answered within two seconds."""

import time
from statistics import median

from bot.house import opened_house
from simulator import Phone, Recorder, Simulator
from tests.flows.live import Live, alive, settings_for
from tests.towns import settle

CROWD = 100_000
FIRST = 2_000_000_000
ANSWERS = 40


async def fill(database_url: str) -> None:
    async with opened_house(settings_for(database_url)) as house:
        for first in range(FIRST, FIRST + CROWD, 20_000):
            async with house.sessions.begin() as session:
                await settle(session, house.account_id, 20_000, ("64.71.01.1001",), first=first)


async def broadcast(live: Live) -> None:
    official = live.official
    official.says("/broadcast")
    await official.reads("isi siaran")
    official.says("Air PDAM mati besok.")
    await official.reads("Draf siaran")
    official.presses("Kirim")
    await official.reads("Penerima: 100.000 warga", within=30)
    official.presses("Ya, kirim")
    await live.lets_it_go()


async def waited(phone: Phone) -> float:
    """Seconds until a person has an answer."""
    start = time.perf_counter()
    phone.says("/bantuan")
    await phone.reads("/aspirasi", within=30)
    return time.perf_counter() - start


async def test_answers_come_at_once_while_a_hundred_thousand_copies_leave(sim: Simulator, sqlite_url: str) -> None:
    sim.world.recorder = recorder = Recorder()
    sim.world.crowd(range(FIRST, FIRST + CROWD))
    await fill(sqlite_url)
    async with alive(sim, sqlite_url, telegram_rate=100) as live:
        await broadcast(live)
        await sim.world.until(lambda: len(recorder) > 50, within=30)
        before = len(recorder)
        waits = [await waited(live.resident) for _ in range(ANSWERS)]
        leaving = len(recorder) - before - ANSWERS
    assert median(waits) < 2, sorted(waits)
    assert max(waits) < 15, sorted(waits)[
        -5:
    ]  # others need the processor too; the broadcast takes a quarter of an hour
    assert leaving > 0
