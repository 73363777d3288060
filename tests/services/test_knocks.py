"""Letters to somebody whose window is closed: one template knocks, and they leave once that person writes."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Account, Letter
from domain.message import Content, Message, Outcome, Rejected, Target, Unreachable
from domain.message import Gone as Away
from domain.platform import PlatformName
from scheduler.empty_outbox import empty_outbox
from services import budgets, outbox, templates, windows
from services.outbox import Leaving, Settled
from tests import towns
from tests.messenger import Messenger

TICKET = "siarkim_tiket_1"


class Post:
    """The outbox of one account, and what its letters came to."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.now, self.phone = database, now, Messenger(1)
        self.settled: list[Settled] = []

    async def write(self, *said: str) -> None:
        async with self.database.sessions.begin() as session:
            for text in said:
                await outbox.put(session, Leaving(1, Target("1"), Message(Content(text=text))), self.now)

    async def empty(self) -> int:
        sessions, reads = self.database.sessions, self.database.reads
        return await empty_outbox(sessions, reads, {1: self.phone}, self._told, lambda: self.now)

    async def hears(self) -> None:
        async with self.database.sessions.begin() as session:
            await windows.heard(session, 1, "1", self.now, self.now)

    async def letters(self) -> list[Letter]:
        async with self.database.reads() as session:
            return list(await session.scalars(select(Letter).order_by(Letter.letter_id)))

    def texts(self) -> list[str]:
        return [each.template.name if each.template else each.content.text for each in self.phone.arrived["1"]]

    async def _told(self, _session: object, settled: Settled, _now: datetime) -> None:
        self.settled.append(settled)


@pytest.fixture
async def post(database: Database, now: datetime) -> Post:
    async with database.sessions.begin() as session:
        account_id = await towns.found(session)
        account = await session.get_one(Account, account_id)
        account.platform, account.region_code = PlatformName.WHATSAPP, towns.TOWN
        await towns.settle(session, account_id, 2)
        await templates.moved(session, (TICKET, "id"), "APPROVED", None, now)
    return Post(database, now)


async def test_one_template_knocks_and_all_letters_leave_once_the_person_writes(post: Post) -> None:
    await post.write("Jawaban satu", "Jawaban dua")
    await post.empty()
    assert post.texts() == [TICKET]
    template = post.phone.arrived["1"][0].template
    assert template is not None
    assert (template.values, template.data) == (("Kota Wilayah 64.71",), "letters:read")
    post.now += timedelta(hours=30)
    await post.write("Jawaban tiga")
    await post.empty()
    assert post.texts() == [TICKET]  # it has knocked already
    await post.hears()
    await post.empty()
    assert post.texts() == [TICKET, "Jawaban satu", "Jawaban dua", "Jawaban tiga"]
    assert [each.outcome for each in post.settled] == ["sent"] * 3


async def test_an_open_window_needs_no_knock(post: Post) -> None:
    await post.hears()
    await post.write("Jawaban")
    await post.empty()
    assert post.texts() == ["Jawaban"]


async def test_without_an_approved_template_a_letter_waits_and_expires_at_last(post: Post) -> None:
    async with post.database.sessions.begin() as session:
        await templates.moved(session, (TICKET, "id"), "PAUSED", None, post.now)
    await post.write("Jawaban")
    await post.empty()
    assert post.texts() == []
    post.now += timedelta(days=8)
    await post.empty()
    (letter,) = await post.letters()
    assert (letter.outcome, letter.message) == ("expired", None)


async def test_a_knock_counts_against_the_limit_and_waits_for_it(post: Post) -> None:
    async with post.database.sessions.begin() as session:
        await budgets.set_limit(session, PlatformName.WHATSAPP, 0, 0, post.now)
    await post.write("Jawaban")
    await post.empty()
    assert post.texts() == []
    async with post.database.sessions.begin() as session:
        await budgets.set_limit(session, PlatformName.WHATSAPP, 1, 0, post.now)
    post.now += timedelta(hours=2)
    await post.empty()
    assert post.texts() == [TICKET]


@pytest.mark.parametrize(
    ("refusal", "outcome"),
    [(Unreachable(Away.NOT_FOUND), "unreachable"), (Rejected("132015"), None)],
    ids=["gone", "template"],
)
async def test_a_knock_that_nobody_hears(post: Post, refusal: Outcome, outcome: str | None) -> None:
    post.phone.refuse = lambda _target, _message: refusal
    await post.write("Jawaban")
    await post.empty()
    (letter,) = await post.letters()
    assert letter.outcome == outcome
    async with post.database.reads() as session:
        (template,) = await templates.all_known(session)
    assert template.usable is (outcome is not None)
