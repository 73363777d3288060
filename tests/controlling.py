"""An official steers a broadcast to 300 residents while it runs, whatever sends it."""

import asyncio
from collections import Counter

from data.database import Database
from services import broadcasts
from tests import towns
from tests.delivering import broadcast, ledger, over, present, until
from tests.stub_server import Stub


async def paused_and_resumed(database: Database, stub: Stub) -> None:
    """Paused: nothing leaves after a second. Resumed: everybody gets one copy."""
    broadcast_id = await broadcast(database)
    await until(database, broadcast_id, lambda counts: counts.arrived > 30)
    async with database.sessions.begin() as session:
        await broadcasts.pause(session, broadcast_id, towns.OFFICIAL, present())
    await asyncio.sleep(1)
    before = len(stub.arrivals)
    await asyncio.sleep(0.7)
    assert len(stub.arrivals) == before < 300
    async with database.sessions.begin() as session:
        await broadcasts.resume(session, broadcast_id, towns.OFFICIAL, present())
    counts = await over(database, broadcast_id)
    assert (counts.arrived, counts.doubled) == (300, 0)
    assert Counter(len(times) for times in stub.by_chat.values()) == {1: 300}
    await ledger(database, broadcast_id)
