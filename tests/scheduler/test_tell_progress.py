"""Where no message can be edited, an official is told when a long broadcast has begun and when it is halfway."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Account, Letter, Tally
from domain.audit import Origin
from domain.delivery import DeliveryState
from domain.message import Content
from domain.platform import PlatformName
from domain.post import PostKind
from scheduler.show_progress import ShowProgress
from scheduler.tell_progress import tell_progress
from services import audit, broadcasts, mandates, orders, people, posts
from services.orders import Order
from tests import towns
from tests.recorder import Recorder

OFFICIAL = "62811"
MANY = 80 * 60 * 10  # ten minutes at WhatsApp's usual rate


@dataclass
class Desk:
    """An official on WhatsApp who has sent something, and looked at it twice."""

    database: Database
    account_id: int
    now: datetime

    async def tell(self) -> int:
        return await tell_progress(self.database.sessions, self.database.reads, lambda: self.now)

    async def arrived(self, copies: int, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        async with self.database.sessions.begin() as session:
            await session.merge(Tally(broadcast_id=1, state=DeliveryState.SENT, copies=copies))

    async def letters(self) -> list[str]:
        async with self.database.reads() as session:
            rows = await session.scalars(select(Letter.message).order_by(Letter.letter_id))
            return [row["content"]["text"] for row in rows if row]


@pytest.fixture
async def desk(home: Database, account_id: int, now: datetime) -> Desk:
    async with home.sessions.begin() as session:
        audit.comes_from(session, Origin.SHELL)  # where nothing is held back to be called off
        account = await session.get_one(Account, account_id)
        account.platform, account.rate = PlatformName.WHATSAPP, 80
        await mandates.bootstrap(session, account_id, (OFFICIAL,), "64.71", now)
        await towns.settle(session, account_id, 2, ("64.71.05.1002",), first=1000)
        person = await people.recognise(session, account_id, OFFICIAL, "id", now)
        await orders.place(session, person, Order(Content(text="Air mati")), account_id, now)
        for message_id in ("wamid.A", "wamid.B"):
            await posts.remember(session, account_id, OFFICIAL, message_id, PostKind.PROGRESS, 1, now)
        await broadcasts.open_due(session, now)
        await broadcasts.note_expected(session, 1, MANY)
    return Desk(home, account_id, now)


async def test_it_is_told_at_the_beginning_and_halfway_and_never_twice(desk: Desk) -> None:
    assert [await desk.tell(), await desk.tell()] == [1, 0]
    await desk.arrived(MANY // 2, minutes=5)
    assert [await desk.tell(), await desk.tell()] == [1, 0]
    await desk.arrived(MANY * 3 // 4, minutes=2)
    assert await desk.tell() == 0
    begun, halfway = await desk.letters()
    assert "0 %" in begun
    assert "50 %" in halfway


async def test_what_is_over_within_a_minute_is_told_by_its_report_alone(desk: Desk) -> None:
    async with desk.database.sessions.begin() as session:
        await broadcasts.note_expected(session, 1, 80 * 30)
    assert await desk.tell() == 0


async def test_nothing_is_edited_there(desk: Desk) -> None:
    job = ShowProgress(desk.database.reads, {desk.account_id: Recorder(desk.account_id)}, lambda: desk.now)
    assert await job() == 0
