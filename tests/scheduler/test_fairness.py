"""Several accounts share the workers: what one of them has to send keeps no other waiting. Measured at the server."""

import pytest
from sqlalchemy import select

from bot.engine.embedded import Embedded
from data.database import Database
from data.models import Account, Address, Resident
from domain.audience import Audience
from domain.platform import PlatformName
from domain.recipient import AddressEnd
from tests import stub_server, towns
from tests.delivering import broadcast, counted, delivering, over, present
from tests.stub_server import BLOCKED, Stub

RATE = 25
FEW = 25
BIG, FIRST, SECOND = "64.71.05.1001", "64.02.01.1001", "64.72.01.1001"


async def three_accounts(database: Database, many: int) -> tuple[range, range, range]:
    """Three bots: one with many people, two with a few."""
    async with database.sessions.begin() as session:
        big = await towns.found(session, (BIG, FIRST, SECOND), rate=RATE)
        small = [await towns.further(session, number, rate=RATE) for number in (2, 3)]
        return (
            await towns.settle(session, big, many, (BIG,)),
            await towns.settle(session, small[0], FEW, (FIRST,), first=100_001),
            await towns.settle(session, small[1], FEW, (SECOND,), first=200_001),
        )


def share(stub: Stub, people: range) -> float:
    """How much of its rate an account used, from its first copy to its last."""
    moments = sorted(moment for each in people for moment in stub.by_chat.get(str(each), ()))
    return (len(moments) - 1) / (moments[-1] - moments[0]) / RATE


@pytest.mark.parametrize("broadcasts", [1, 12])
async def test_an_account_with_very_much_to_send_keeps_no_other_waiting(database: Database, broadcasts: int) -> None:
    """Also where all that it has to send would fill every worker twice."""
    many, first, second = await three_accounts(database, 1000)
    async with stub_server.serving() as stub:
        stub.latency = 0.05
        async with delivering(database, stub.url, engine=Embedded(at_a_time=10)):
            for number in range(broadcasts):
                await broadcast(database, Audience(regions=(BIG,)), text=f"Kabar {number}")
            await stub.more_than(0)
            small = [await broadcast(database, Audience(regions=(code,)), text=code) for code in (FIRST, SECOND)]
            for each in small:
                await over(database, each, seconds=150)  # on a machine that is busy with other tests
            left = [each for each in many if str(each) not in stub.by_chat]
    assert left, "the small ones waited for the large one"
    if broadcasts == 1:  # several to the same people keep each chat's own distance instead of the account's rate
        shares = [share(stub, each) for each in (many, first, second)]
        assert min(shares) > 0.3 * max(shares)  # a busy machine may stand still within somebody's second


@pytest.mark.parametrize("platform", list(PlatformName), ids=str)
async def test_whom_an_account_can_not_reach_gets_their_one_copy_over_another(
    database: Database, platform: PlatformName
) -> None:
    """Also where that is the messenger that stood by, which is used from then on."""
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, (BIG,), rate=100)
        other = await towns.further(session, 2, rate=100)
        (await session.get_one(Account, other)).platform = platform
        people = await towns.settle(session, account_id, 10, (BIG,))
        for each in people:
            there = Address(recipient_id=each, account_id=other, ref=str(1000 + each), opened_at=present())
            there.stands_by, there.heard_at = platform is PlatformName.WHATSAPP, present()
            session.add(there)
            (await session.get_one(Resident, each)).prefers = PlatformName.TELEGRAM
    async with stub_server.serving() as stub:
        stub.behave = lambda chat, _before: BLOCKED if int(chat) < 1000 else None
        async with delivering(database, stub.url):
            broadcast_id = await broadcast(database)
            await over(database, broadcast_id)
    counts = await counted(database, broadcast_id)
    assert (counts.arrived, sum(counts.by_state.values())) == (10, 10)
    arrived = [chat for chat in stub.by_chat if int(chat) > 1000]
    assert sorted(map(int, arrived)) == [1000 + each for each in people]
    assert all(len(stub.by_chat[chat]) == 1 for chat in arrived)
    async with database.reads() as session:
        gone = select(Address.ref).where(Address.closed_why == AddressEnd.BLOCKED)
        assert {int(ref) for ref in await session.scalars(gone)} == {
            int(chat) for chat in stub.by_chat if int(chat) < 1000
        }
        assert not (await session.scalars(select(Address.ref).where(Address.stands_by))).all()
