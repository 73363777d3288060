"""What the operator sees of processes, leases and chunks, on both databases, while nothing runs."""

from datetime import timedelta

from sqlalchemy import update

from data.database import Database
from data.models import Account, Chunk, Lease, Process
from domain.chunk import ChunkState
from services import broadcasts, engine_status, health, leases, processes
from services.processes import Identity
from tests import towns
from tests.delivering import broadcast, present

WHO = Identity("abcdefgh-1", "mesin", 7, ("scheduler", "updates", "worker"))
LONG = timedelta(minutes=5)


async def _one_process(database: Database) -> None:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        await towns.settle(session, account_id, 3)
        await processes.sign(session, WHO)
        await leases.extend(session, WHO.process_id, (), [f"updates:{account_id}"])


async def test_an_empty_house_says_that_nobody_works(database: Database) -> None:
    async with database.reads() as session:
        status = await engine_status.look(session)
        signs = await health.signs(session, 0.0)
    assert (status.processes, status.lanes, status.hanging) == ((), (), ())
    assert list(signs.stale()) == ["worker", "scheduler"]


async def test_who_works_is_seen_with_their_last_sign(database: Database) -> None:
    await _one_process(database)
    async with database.reads() as session:
        status = await engine_status.look(session)
        signs = await health.signs(session, 0.0)
    (process,) = status.processes
    assert (process.host, process.pid, process.roles) == ("mesin", 7, ("scheduler", "updates", "worker"))
    assert status.accounts[0].fetcher == "abcdefgh"
    assert list(signs.stale()) == []


async def test_silence_is_told_and_who_comes_back_is_the_same_process(database: Database) -> None:
    await _one_process(database)
    async with database.sessions.begin() as session:
        await session.execute(update(Process).values(seen_at=present() - LONG))
        await session.execute(update(Lease).values(worked_at=present() - LONG, held_until=present() - LONG))
    async with database.reads() as session:
        signs = await health.signs(session, 20.0)
        assert (await engine_status.look(session)).accounts[0].fetcher is None
    assert list(signs.stale()) == ["database", "worker", "scheduler", "updates:1"]
    async with database.sessions.begin() as session:
        await processes.sign(session, WHO)
    async with database.reads() as session:
        (process,) = (await engine_status.look(session)).processes
    assert process.silent < 5


async def test_waiting_chunks_count_by_lane_and_one_without_progress_is_called_hanging(database: Database) -> None:
    await _one_process(database)
    await broadcast(database)
    async with database.sessions.begin() as session:
        await broadcasts.open_due(session, present())
    async with database.reads() as session:
        (lane,) = (await engine_status.look(session)).lanes
    assert (lane.lane, lane.running, lane.waiting, lane.postponed) == ("news", 0, 1, 0)
    async with database.sessions.begin() as session:
        await session.execute(update(Chunk).values(state=ChunkState.RUNNING, progress_at=present() - LONG))
    async with database.reads() as session:
        (hanging,) = (await engine_status.look(session)).hanging
    assert (hanging.what, hanging.thing) == ("chunk", "1/1")
    assert hanging.seconds > 200


async def test_the_rate_in_use_is_what_was_given_between_two_looks(database: Database) -> None:
    await _one_process(database)
    async with database.reads() as session:
        before = await engine_status.look(session)
    async with database.sessions.begin() as session:
        await session.execute(update(Account).values(given=Account.given + 40))
    async with database.reads() as session:
        after = await engine_status.look(session)
    seconds = (after.at - before.at).total_seconds()
    assert after.since(before).accounts[0].used == round(40 / seconds, 1)
