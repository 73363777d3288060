"""A world without speed limits and a client of it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

import simulator
from simulator import Limits, Simulator
from tests.simulator.served import Client, serve


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    opened = simulator.create(None, Limits.off())
    yield opened
    await opened.close()


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Client]:
    async with serve(sim.app) as base, aiohttp.ClientSession() as session:
        yield Client(session, base, sim)
