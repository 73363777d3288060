"""Runs that begin together: a worker's places are shared between the accounts, whoever is first."""

import asyncio

from sqlalchemy import select

from data.database import Database
from data.models import Chunk
from domain.chunk import CROWD
from services import broadcasts, runs
from services.runs import Run
from tests.delivering import broadcast, peopled, present

MANY = CROWD + 4


async def _begun(database: Database, chunk_id: int) -> bool:
    async with database.sessions.begin() as session:
        return isinstance(await runs.begin(session, chunk_id), Run)


async def test_however_many_runs_of_an_account_begin_together_only_its_share_does(database: Database) -> None:
    await peopled(database, 3)
    for number in range(MANY):
        await broadcast(database, text=f"Kabar {number}")
    async with database.sessions.begin() as session:
        await broadcasts.open_due(session, present())
    async with database.reads() as session:
        chunks = (await session.scalars(select(Chunk.chunk_id))).all()
    begun = await asyncio.gather(*(_begun(database, each) for each in chunks))
    assert (len(chunks) >= MANY, sum(begun)) == (True, CROWD)
