from collections.abc import AsyncIterator

import pytest

from simulator import Simulator
from tests.flows.live import Live, alive, world


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with world() as opened:
        yield opened


@pytest.fixture
async def live(sim: Simulator, sqlite_url: str) -> AsyncIterator[Live]:
    async with alive(sim, sqlite_url) as running:
        yield running
