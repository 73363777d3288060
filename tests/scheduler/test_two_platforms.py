"""One broadcast over Telegram and WhatsApp: everybody once, each platform at its own pace and with its own troubles."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from data.database import Database
from data.models import Account
from domain.delivery import DeliveryState as S
from domain.platform import PlatformName
from tests import stub_server, towns
from tests.delivering import broadcast, delivering, ledger, over, peopled, present, until
from tests.stub_server import Stub

PEOPLE = 30
NUMBER = range(1001, 1001 + PEOPLE)
"""Those whom WhatsApp reaches; the others are 1 to PEOPLE."""


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with stub_server.serving() as stub:
        yield stub


@pytest.fixture
async def number_id(database: Database) -> int:
    """People on Telegram, and as many on WhatsApp; its account."""
    await peopled(database, PEOPLE, rate=1000)
    async with database.sessions.begin() as session:
        account_id = await towns.further(session, 2, rate=80, on=PlatformName.WHATSAPP)
        await towns.settle(session, account_id, PEOPLE, first=NUMBER.start)
        await towns.heard(session, account_id)
    return account_id


async def test_everybody_gets_it_once_on_their_own_platform(database: Database, stub: Stub, number_id: int) -> None:
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await over(database, broadcast_id)
    assert await ledger(database, broadcast_id) == {S.SENT: 2 * PEOPLE}
    assert Counter(map(len, stub.by_chat.values())) == {1: 2 * PEOPLE}
    assert {int(call.chat) for call in stub.of("messages")} == set(NUMBER)
    assert {int(call.chat) for call in stub.of("sendMessage")} == set(range(1, PEOPLE + 1))


async def test_a_number_in_trouble_rests_for_long_and_the_bot_goes_on(
    database: Database, stub: Stub, number_id: int
) -> None:
    stub.behave = lambda chat, _before: stub_server.graph_error(131042) if int(chat) in NUMBER else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        counts = await until(database, broadcast_id, lambda counts: counts.arrived == PEOPLE)
    async with database.reads() as session:
        account = await session.get_one(Account, number_id)
    assert account.rest_until is not None
    assert account.rest_until > present() + timedelta(minutes=10)
    assert (counts.failed, len(stub.of("messages")) <= PEOPLE) == (0, True)


async def test_too_much_to_one_person_holds_up_nobody_else(database: Database, stub: Stub, number_id: int) -> None:
    slow = str(NUMBER.start)
    stub.behave = lambda chat, before: stub_server.graph_error(131056) if chat == slow and not before else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await over(database, broadcast_id, seconds=60)
    assert await ledger(database, broadcast_id) == {S.SENT: 2 * PEOPLE}
    assert len(stub.by_chat[slow]) == 2
    assert max(stub.by_chat[slow]) == max(stub.arrivals)


async def test_who_is_not_on_whatsapp_is_unreachable_there(database: Database, stub: Stub, number_id: int) -> None:
    stub.behave = lambda chat, _before: stub_server.graph_error(131026) if int(chat) in NUMBER else None
    async with delivering(database, stub.url):
        broadcast_id = await broadcast(database)
        await over(database, broadcast_id)
    assert await ledger(database, broadcast_id) == {S.SENT: PEOPLE, S.UNREACHABLE: PEOPLE}
