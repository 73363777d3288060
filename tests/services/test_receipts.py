"""What WhatsApp says of copies after it has taken them."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from data.database import Database
from data.models import Account, Address, Broadcast, Chunk, Delivery, Receipt, Resident, Tally
from domain.audience import Audience
from domain.broadcast import BroadcastState
from domain.chunk import ChunkKind
from domain.delivery import DeliveryState as S
from domain.lane import Lane
from domain.message import Gone, Later, Outcome, Rejected, Rests, Unreachable
from domain.platform import PlatformName
from scheduler.note_receipts import note_receipts
from services import receipts
from services.receipts import Receipt as Said
from tests import towns

MINE, NEVER_OURS = "wamid.HBgNNjI4MTIwMDAwMDAw", "wamid.HBgNNjI4MTIwMDAwMDAxX"
VERDICTS: dict[int, Outcome] = {
    131026: Unreachable(Gone.NOT_FOUND),
    131049: Later(86400, counts=True, rests=Rests.NOBODY, why="error-131049"),
    131050: Rejected("error-131050"),
}


@pytest.fixture
async def number(database: Database, now: datetime) -> int:
    """One copy that WhatsApp has taken, of a broadcast that is done; the person has a Telegram as well."""
    async with database.sessions.begin() as session:
        telegram = await towns.found(session)
        number = await towns.further(session, 2)
        (await session.get_one(Account, number)).platform = PlatformName.WHATSAPP
        await towns.settle(session, number, 1)
        there = Address(recipient_id=1, account_id=telegram, ref="55", stands_by=True, opened_at=now)
        session.add(there)
        (await session.get_one(Resident, 1)).prefers = PlatformName.WHATSAPP
        said = await towns.announce(session)
        broadcast_id = await towns.approve(session, said, Audience(regions=("64",)), Lane.NEWS)
        broadcast = await session.get_one(Broadcast, broadcast_id)
        broadcast.state, broadcast.started_at, broadcast.finished_at = BroadcastState.DONE, now, now
        address = await session.scalar(select(Address.address_id).where(Address.account_id == number))
        copy = Delivery(broadcast_id=broadcast_id, recipient_id=1, account_id=number, address_id=address, state=S.SENT)
        copy.chunk_id, copy.fence, copy.region_code, copy.message_id = 1, 1, "64.71.05.1002", MINE
        copy.claimed_at = copy.settled_at = now
        session.add(copy)
        session.add_all(Tally(broadcast_id=broadcast_id, state=each, copies=int(each is S.SENT)) for each in S)
    return number


async def say(database: Database, number: int, now: datetime, *said: Said) -> None:
    async with database.sessions.begin() as session:
        await receipts.store(session, number, said, now)
    await note_receipts(database.sessions, database.reads, lambda code: VERDICTS[code], lambda: now)


async def copy_of(database: Database) -> Delivery:
    """The copy; the tallies must count it where it stands, and nowhere else."""
    async with database.reads() as session:
        copy = (await session.scalars(select(Delivery))).one()
        counted = {row.state: row.copies for row in await session.scalars(select(Tally)) if row.copies}
    assert counted == {copy.state: 1}
    return copy


async def left_over(database: Database) -> list[str]:
    async with database.reads() as session:
        return list(await session.scalars(select(Receipt.message_id)))


async def test_read_before_delivered_is_read_and_repeats_change_nothing(
    database: Database, number: int, now: datetime
) -> None:
    for state in (S.READ, S.DELIVERED, S.SENT, S.READ):
        await say(database, number, now, Said(MINE, state, now))
        assert (await copy_of(database)).state is S.READ
    assert await left_over(database) == []


async def test_what_is_said_before_our_own_commit_waits_for_it(database: Database, number: int, now: datetime) -> None:
    """The messenger was faster than the transaction that writes which message the copy is."""
    async with database.sessions.begin() as session:
        await session.execute(update(Delivery).values(message_id=None))
    await say(database, number, now, Said(MINE, S.DELIVERED, now))
    assert (await copy_of(database)).state is S.SENT
    async with database.sessions.begin() as session:
        await session.execute(update(Delivery).values(message_id=MINE))
    await say(database, number, now + timedelta(seconds=3))
    assert (await copy_of(database)).state is S.DELIVERED


async def test_what_is_of_no_copy_is_forgotten_after_a_while(database: Database, number: int, now: datetime) -> None:
    await say(database, number, now, Said(NEVER_OURS, S.DELIVERED, now))
    assert await left_over(database) == [NEVER_OURS]
    for minutes in (1, 3, 20, 60, 90):
        await say(database, number, now + timedelta(minutes=minutes))
    assert await left_over(database) == []
    assert (await copy_of(database)).state is S.SENT


async def test_another_account_s_message_of_that_id_is_not_ours(database: Database, number: int, now: datetime) -> None:
    await say(database, number - 1, now, Said(MINE, S.DELIVERED, now))
    assert (await copy_of(database)).state is S.SENT


async def test_who_can_not_be_reached_after_all_gets_it_over_the_messenger_that_stood_by(
    database: Database, number: int, now: datetime
) -> None:
    await say(database, number, now, Said(MINE, S.SENT, now), Said(MINE, S.REJECTED, now, 131026))
    copy = await copy_of(database)
    assert (copy.state, copy.account_id, copy.message_id, copy.settled_at) == (S.LATER, number - 1, None, None)
    async with database.reads() as session:
        (broadcast,) = await session.scalars(select(Broadcast))
        (chunk,) = await session.scalars(select(Chunk))
        rows = {row.account_id: row for row in await session.scalars(select(Address))}
    assert broadcast.state is BroadcastState.RUNNING
    assert (chunk.kind, chunk.account_id) == (ChunkKind.REST, number - 1)
    assert rows[number].closed_at is not None
    assert (rows[number - 1].closed_at, rows[number - 1].stands_by) == (None, False)


async def test_not_today_is_tried_again_tomorrow(database: Database, number: int, now: datetime) -> None:
    await say(database, number, now, Said(MINE, S.REJECTED, now, 131049))
    copy = await copy_of(database)
    assert (copy.state, copy.attempts, copy.due_at) == (S.LATER, 1, now + timedelta(days=1))


async def test_who_wants_no_news_is_rejected_with_the_reason(database: Database, number: int, now: datetime) -> None:
    await say(database, number, now, Said(MINE, S.REJECTED, now, 131050))
    copy = await copy_of(database)
    assert (copy.state, copy.why) == (S.REJECTED, "error-131050")


async def test_what_was_called_off_is_not_sent_again(database: Database, number: int, now: datetime) -> None:
    async with database.sessions.begin() as session:
        await session.execute(update(Broadcast).values(state=BroadcastState.CANCELLED))
    await say(database, number, now, Said(MINE, S.REJECTED, now, 131049))
    copy = await copy_of(database)
    assert (copy.state, copy.settled_at is None) == (S.REJECTED, False)


async def test_a_failure_after_it_was_delivered_counts_for_nothing(
    database: Database, number: int, now: datetime
) -> None:
    await say(database, number, now, Said(MINE, S.DELIVERED, now))
    await say(database, number, now, Said(MINE, S.REJECTED, now, 131026))
    assert (await copy_of(database)).state is S.DELIVERED
