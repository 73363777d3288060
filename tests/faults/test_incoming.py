"""kill -9 while people write: what the messenger was told is kept is there once, whatever instant it was."""

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

from sqlalchemy import func, select

from data.database import opened
from data.models import Feedback, Update
from tests.faults.process import running
from tests.flows.live import world
from tests.simulator.served import serve


async def test_whoever_kills_the_process_while_people_write_loses_no_message_and_stores_none_twice(
    tmp_path: Path, full: bool
) -> None:
    kills, people = (30, 40) if full else (2, 12)
    chance = random.Random(20261126)  # noqa: S311 - chance, not secrecy
    async with world() as sim, serve(sim.app) as address:
        phones = [sim.phone(sim.world.add_person(f"Warga {place}").id) for place in range(people)]
        said = []
        for kill in range(kills):
            async with running(tmp_path, address) as house:
                for place, phone in enumerate(phones):
                    said.append(f"Lampu mati di gang {place}, laporan {kill}")
                    phone.says(said[-1])
                await asyncio.sleep(chance.uniform(0, 1.5))
                house.send(signal.SIGKILL)
        async with running(tmp_path, address) as house, opened(house.database_url) as database, asyncio.timeout(120):
            waiting = select(func.count()).select_from(Update).where(Update.answered_at.is_(None))
            stored: list[str] = []
            left = 1
            while left or len(stored) < len(said):
                await asyncio.sleep(0.2)
                async with database.reads() as session:
                    left = await session.scalar(waiting) or 0
                    stored = list(await session.scalars(select(Feedback.text)))
    assert Counter(stored) == Counter(said)
