"""One chat gets one message at a time: at the server, for residents and for groups."""

from collections.abc import Sequence
from itertools import pairwise

from data.database import Database
from data.models import Address, KimChannel, Recipient, Subscription
from domain.delivery import DeliveryState
from domain.kim import ChannelState
from domain.platform import ChatKind
from domain.recipient import RecipientKind
from domain.topic import ALL_TOPICS
from tests import stub_server, towns
from tests.delivering import broadcast, delivering, ledger, over
from tests.seconds import stalls

GROUPS = ("-1001", "-1002", "-1003")
RESIDENTS = 10


async def settled(database: Database) -> None:
    """A town with residents, and three groups that listen to it."""
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, rate=1000)
        await towns.settle(session, account_id, RESIDENTS)
        for number, ref in enumerate(GROUPS, start=100):
            session.add(Recipient(recipient_id=number, kind=RecipientKind.CHANNEL))
            await session.flush()
            channel = KimChannel(
                kim_channel_id=number,
                chat_kind=ChatKind.GROUP,
                title="KIM",
                region_code=towns.VILLAGES[0],
                state=ChannelState.LINKED,
                proposed_at=towns.LONG_AGO,
            )
            wish = Subscription(
                recipient_id=number,
                region_code=towns.VILLAGES[0],
                kind=RecipientKind.CHANNEL,
                topics=ALL_TOPICS,
                wants_below=False,
                started_at=towns.LONG_AGO,
            )
            address = Address(recipient_id=number, account_id=account_id, ref=ref, opened_at=towns.LONG_AGO)
            session.add_all((channel, wish, address))


def closest(moments: Sequence[float]) -> float:
    return min(after - before for before, after in pairwise(moments))


async def test_three_broadcasts_at_once_keep_a_second_in_private_and_three_in_groups(database: Database) -> None:
    await settled(database)
    async with stub_server.serving() as stub, stalls() as longest, delivering(database, stub.url):
        news = [await broadcast(database, text=f"Kabar {number}") for number in range(3)]
        for each in news:
            await over(database, each)
            assert await ledger(database, each) == {DeliveryState.SENT: RESIDENTS + len(GROUPS)}
    for chat, moments in stub.by_chat.items():
        assert len(moments) == 3
        assert closest(moments) >= (3.0 if chat in GROUPS else 1.0) - 3 * longest[-1], chat


async def test_a_429_in_a_group_rests_that_group_and_nobody_else(database: Database) -> None:
    await settled(database)
    async with stub_server.serving() as stub, delivering(database, stub.url):
        stub.behave = lambda chat, before: stub_server.too_fast(8) if chat == GROUPS[0] and not before else None
        first = await broadcast(database)
        second = await broadcast(database, text="Listrik padam.")
        for each in (first, second):
            await over(database, each)
            assert await ledger(database, each) == {DeliveryState.SENT: RESIDENTS + len(GROUPS)}
    moments = stub.by_chat[GROUPS[0]]
    assert moments[1] - moments[0] >= 8, "the rest was ended early"
    assert len(moments) == 3
    others = [moment for chat, each in stub.by_chat.items() for moment in each if chat not in GROUPS]
    assert max(others) < moments[1], "residents had to wait for a group"
