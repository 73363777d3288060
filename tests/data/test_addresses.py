"""Addresses at which nobody was reached: given up after a few times in a row, not after one."""

from datetime import datetime

import pytest

from data import addresses, windows
from data.database import Database
from data.models import Address
from domain.platform import PlatformName
from domain.recipient import MISSES, AddressEnd
from tests import towns


@pytest.fixture
async def number(database: Database) -> int:
    """A WhatsApp number that reaches one resident, address 1."""
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, on=PlatformName.WHATSAPP)
        await towns.settle(session, account_id, 1)
    return account_id


async def misses(database: Database, times: int, now: datetime) -> bool:
    """Miss the resident so often; whether the address is still open."""
    for _ in range(times):
        async with database.sessions.begin() as session:
            await addresses.close_all(session, [1], AddressEnd.MISSED, now)
    async with database.reads() as session:
        address = await session.get_one(Address, 1)
        assert address.closed_why is (AddressEnd.MISSED if address.closed_at else None)
        return address.closed_at is None


async def test_who_is_missed_a_few_times_in_a_row_is_given_up(database: Database, number: int, now: datetime) -> None:
    assert await misses(database, MISSES - 1, now)
    assert not await misses(database, 1, now)


@pytest.mark.parametrize("sign", ["delivered", "heard"])
async def test_a_sign_of_life_begins_the_count_anew(database: Database, number: int, now: datetime, sign: str) -> None:
    await misses(database, MISSES - 1, now)
    async with database.sessions.begin() as session:
        if sign == "heard":
            await windows.heard(session, number, "1", now)
        else:
            await addresses.reached(session, 1)
    assert await misses(database, MISSES - 1, now)
    assert not await misses(database, 1, now)


async def test_who_is_gone_for_good_is_given_up_at_once(database: Database, number: int, now: datetime) -> None:
    async with database.sessions.begin() as session:
        await addresses.close(session, number, "1", AddressEnd.BLOCKED, now)
    async with database.reads() as session:
        assert (await session.get_one(Address, 1)).closed_why is AddressEnd.BLOCKED
