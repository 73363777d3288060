"""Stored updates become answers: in order for each person, once, and again after a crash."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from data.database import Database
from data.models import Resident, Update
from data.residents import add
from domain.intake import Batch, Fetched, Hitch, Raw, Withheld
from domain.message import Content, Later, Message, Rests, Target
from handlers.dialogue import Incoming, Notice
from handlers.intake import Event, Intake
from handlers.keeping import Keeper
from handlers.mailroom import Mailroom, heeding
from handlers.poller import Poller
from handlers.replies import Outgoing
from handlers.telegram import Bot, person, translate, wanted
from services import texts, updates
from services.sketches import Week
from tests.conftest import ACCOUNT_ID
from tests.handlers.phones import Phones

BOT = Bot(ACCOUNT_ID, "1", "siarkim_bot")
Answerer = Callable[[AsyncSession, Event, datetime], Awaitable[list[Outgoing]]]


async def no_sleep(_seconds: float) -> None:
    await asyncio.sleep(0)


def update(number: int, sender: int = 7001, said: str = "halo", language: str = "id") -> Raw:
    sender_of = {"id": sender, "is_bot": False, "first_name": "W", "language_code": language}
    chat = {"id": sender, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": sender_of, "text": said},
    }


def answer(event: Event, said: str) -> list[Outgoing]:
    assert not isinstance(event, Notice)
    return [Outgoing(ACCOUNT_ID, Target(event.chat.ref), Message(Content(text=said)))]


async def echo(_session: AsyncSession, event: Event, _now: datetime) -> list[Outgoing]:
    assert isinstance(event, Incoming)
    return answer(event, event.text)


class Desk:
    """An intake with everything around it."""

    def __init__(self, database: Database, now: datetime, route: Answerer = echo) -> None:
        self.database = database
        self.phones = Phones(ACCOUNT_ID)
        self.now = now
        self.route = route
        self.intake = self._intake()
        self.keeper = self._keeper()

    def _intake(self) -> Intake:
        return Intake(
            self.database.sessions,
            self.database.reads,
            {ACCOUNT_ID: lambda raw, at: translate(raw, BOT, at)},
            self._routed,
            Mailroom({ACCOUNT_ID: self.phones}, heeding(self.database.sessions), no_sleep),
            lambda: self.now,
            no_sleep,
        )

    def _keeper(self) -> Keeper:
        return Keeper(
            self.database.sessions, ACCOUNT_ID, person, lambda raw: wanted(raw, BOT), self.intake.wake, lambda: self.now
        )

    async def _routed(self, session: AsyncSession, event: Event, now: datetime) -> list[Outgoing]:
        return await self.route(session, event, now)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        working = asyncio.create_task(self.intake.run())
        try:
            yield
        finally:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)

    async def until_quiet(self) -> None:
        """Until every update is over."""
        async with asyncio.timeout(60):
            while await self.count(Update.answered_at.is_(None)):
                await asyncio.sleep(0.01)

    async def count(self, *conditions: Any) -> int:
        async with self.database.reads() as session:
            return await session.scalar(select(func.count()).select_from(Update).where(*conditions)) or 0

    async def rows(self) -> list[Update]:
        async with self.database.reads() as session:
            return list(await session.scalars(select(Update).order_by(Update.update_id)))


@pytest.fixture
def desk(home: Database, now: datetime) -> Desk:
    return Desk(home, now)


async def test_what_is_stored_is_answered_and_its_words_are_erased(desk: Desk) -> None:
    async with desk.open():
        await desk.keeper.keep([update(1)])
        await desk.until_quiet()
    assert desk.phones.shown == [("7001", "halo")]
    (row,) = await desk.rows()
    assert row.payload is None
    assert row.replies is None
    assert row.handled_at == row.answered_at == desk.now


async def test_an_update_that_comes_twice_is_answered_once(desk: Desk) -> None:
    async with desk.open():
        await desk.keeper.keep([update(1), update(2)])
        await desk.until_quiet()
        await desk.keeper.keep([update(1), update(2)])
        await desk.until_quiet()
    assert len(desk.phones.shown) == 2


async def test_each_person_is_answered_in_order_and_none_waits_for_another(home: Database, now: datetime) -> None:
    release = asyncio.Event()

    async def slow_for_one(_session: AsyncSession, event: Event, _now: datetime) -> list[Outgoing]:
        assert isinstance(event, Incoming)
        return answer(event, event.text)

    desk = Desk(home, now, slow_for_one)
    send = desk.phones.send

    async def held(target: Target, message: Message) -> Any:
        if target.ref == "1":
            await release.wait()
        return await send(target, message)

    desk.phones.send = held  # type: ignore[method-assign]  # a messenger that is slow for one chat
    async with desk.open():
        await desk.keeper.keep([update(n, sender, str(n)) for n, sender in enumerate([1, 2, 1, 3, 1, 2], 10)])
        async with asyncio.timeout(60):
            while len(desk.phones.shown) < 3:
                await asyncio.sleep(0.01)
        assert {ref for ref, _ in desk.phones.shown} == {"2", "3"}
        release.set()
        await desk.until_quiet()
    for ref in ("1", "2", "3"):
        said = [int(text) for chat, text in desk.phones.shown if chat == ref]
        assert said == sorted(said)
    assert len(desk.phones.shown) == 6


async def test_many_waiting_updates_are_all_worked(desk: Desk) -> None:
    await desk.keeper.keep([update(number, 7000 + number % 40) for number in range(700)])
    async with desk.open():
        await desk.until_quiet()
    assert len(desk.phones.shown) == 700


async def test_a_failing_handler_is_tried_again_and_leaves_no_half_of_it(home: Database, now: datetime) -> None:
    failures = iter([RuntimeError("x"), RuntimeError("y")])

    async def stumbles(session: AsyncSession, event: Event, at: datetime) -> list[Outgoing]:
        assert not isinstance(event, Notice)
        await add(session, ACCOUNT_ID, event.chat.ref, "id", at)
        if failure := next(failures, None):
            raise failure
        return answer(event, "jadi")

    desk = Desk(home, now, stumbles)
    async with desk.open():
        await desk.keeper.keep([update(1)])
        await desk.until_quiet()
    assert desk.phones.shown == [("7001", "jadi")]
    async with home.reads() as session:
        assert await session.scalar(select(func.count()).select_from(Resident)) == 1
    assert (await desk.rows())[0].attempts == 2


async def test_after_the_last_try_the_person_hears_an_apology_and_the_next_update_is_worked(
    home: Database, now: datetime
) -> None:
    async def hates_one(_session: AsyncSession, event: Event, _now: datetime) -> list[Outgoing]:
        assert isinstance(event, Incoming)
        if event.text == "buruk":
            raise LookupError(event.text)
        return answer(event, event.text)

    desk = Desk(home, now, hates_one)
    async with desk.open():
        await desk.keeper.keep([update(1, said="buruk"), update(2, said="baik"), update(3, 8, "buruk", "en-GB")])
        await desk.until_quiet()
    mine = [text for ref, text in desk.phones.shown if ref == "7001"]
    assert mine == [texts.say("apology"), "baik"]
    assert ("8", texts.say("apology", "en")) in desk.phones.shown
    first, second, _ = await desk.rows()
    assert (first.fault, first.attempts) == ("LookupError", updates.ATTEMPTS)
    assert first.payload is not None
    assert second.fault is None


async def test_an_update_that_can_not_be_read_is_kept_and_stops_nothing(desk: Desk) -> None:
    broken: Raw = {"update_id": 1, "message": {"message_id": 1, "from": {"id": 7001}}}
    async with desk.open():
        await desk.keeper.keep([broken, update(2)])
        await desk.until_quiet()
    kept, fine = await desk.rows()
    assert kept.payload == broken
    assert kept.fault is not None
    assert kept.fault.startswith("unreadable: ")
    assert kept.handled_at is None
    assert fine.fault is None
    assert desk.phones.shown == [("7001", "halo")]


async def test_what_says_nothing_to_us_is_over_at_once(desk: Desk) -> None:
    async with desk.open():
        await desk.keeper.keep([{"update_id": 1, "telepathy": {}}])
        await desk.until_quiet()
    assert desk.phones.shown == []


async def test_group_talk_is_dropped_before_it_is_stored(desk: Desk) -> None:
    overheard = update(1)
    overheard["message"]["chat"] = {"id": -5, "type": "group", "title": "G"}
    await desk.keeper.keep([overheard, overheard | {"update_id": None}])
    assert await desk.rows() == []


async def test_a_start_picks_up_what_was_stored_and_what_was_not_answered(home: Database, now: datetime) -> None:
    before = Desk(home, now)
    await before.keeper.keep([update(1, said="satu"), update(2, said="dua")])
    (first, _) = await before.rows()
    async with home.sessions.begin() as session:  # the process dies between commit and sending
        row = await updates.take(session, first.stored_update_id)
        assert row is not None
        event = translate(row.payload or {}, BOT, now)
        assert event is not None
        plain = {"account_id": ACCOUNT_ID, "target": {"ref": "7001"}, "message": {"content": {"text": "satu!"}}}
        updates.handled(row, [plain], now)
    after = Desk(home, now)
    async with after.open():
        await after.until_quiet()
    assert after.phones.shown == [("7001", "satu!"), ("7001", "dua")]


async def test_a_stop_finishes_what_is_in_hand_and_leaves_the_rest(desk: Desk) -> None:
    await desk.keeper.keep([update(1, said="satu"), update(2, said="dua")])
    desk.phones.held["7001"] = release = asyncio.Event()
    working = asyncio.create_task(desk.intake.run())
    async with asyncio.timeout(60):
        while not await desk.count(Update.handled_at.is_not(None)):
            await asyncio.sleep(0.01)
    working.cancel()
    asyncio.get_running_loop().call_later(0.05, release.set)
    await asyncio.gather(working, return_exceptions=True)
    assert desk.phones.shown == [("7001", "satu")]
    first, second = await desk.rows()
    assert first.answered_at is not None
    assert second.handled_at is None


async def test_a_messenger_that_asks_to_wait_delays_only_that_person(desk: Desk) -> None:
    desk.phones.script.append(Later(2.0, counts=False, rests=Rests.ACCOUNT))
    async with desk.open():
        await desk.keeper.keep([update(1)])
        await desk.until_quiet()
    assert desk.phones.shown == [("7001", "halo")]


class Source:
    """Fetches from a list; what a fetch confirms is gone."""

    account_id = ACCOUNT_ID

    def __init__(self, *fetched: Fetched) -> None:
        self.waiting = list(fetched)
        self.offsets: list[int] = []
        self.empty = asyncio.Event()

    async def fetch(self, offset: int) -> Fetched:
        self.offsets.append(offset)
        if not self.waiting:
            self.empty.set()
            await asyncio.Event().wait()
        return self.waiting.pop(0)


async def polled(poller: Poller, source: Source) -> None:
    working = asyncio.create_task(poller.run())
    async with asyncio.timeout(60):
        await source.empty.wait()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)


async def test_a_picture_is_drawn_after_the_commit_and_one_that_can_not_be_is_apologised_for(
    home: Database, now: datetime
) -> None:
    firsts = iter([now.date(), date.max])  # no week begins on the last day there is

    async def sketches(_session: AsyncSession, event: Event, _now: datetime) -> list[Outgoing]:
        (bare,) = answer(event, "Jadwal")
        return [replace(bare, sketch=Week((), next(firsts), "id"))]

    desk = Desk(home, now, sketches)
    async with desk.open():
        await desk.keeper.keep([update(1), update(2)])
        await desk.until_quiet()
    assert [said for _, said in desk.phones.shown] == ["Jadwal", texts.say("apology")]
    assert [bool(message.content.media) for message in desk.phones.messages] == [True, False]


async def test_the_poller_confirms_only_what_is_stored(desk: Desk) -> None:
    source = Source(Batch((update(5), update(6))), Batch(()), Batch((update(9),)))
    await polled(Poller(source, desk.keeper, no_sleep), source)
    assert source.offsets == [0, 7, 7, 10]
    assert [row.update_id for row in await desk.rows()] == [5, 6, 9]


NO_UPDATES: tuple[object, ...] = (
    "teks", 7, None, [1], {}, {"update_id": "5"}, {"update_id": True}, {"update_id": -4}, {"update_id": 2**63},
    {"update_id": 10**30, "message": {"from": {"id": "\x00"}}}, {"message": update(1)["message"]},
    {"update_id": 3, "x": float("nan")},
)  # fmt: skip
"""What no messenger ought to send."""


async def test_what_is_no_update_leaves_a_row_and_stops_nothing(desk: Desk) -> None:
    source = Source(Batch((update(5), *NO_UPDATES, update(6))), Batch(NO_UPDATES))
    async with desk.open():
        await polled(Poller(source, desk.keeper, no_sleep), source)
        await desk.until_quiet()
    assert source.offsets == [0, 7, 4]  # after a quiet week Telegram may count from anywhere
    assert [said for _, said in desk.phones.shown].count("halo") == 2
    rows = await desk.rows()
    assert len(rows) == len(NO_UPDATES) + 2
    assert all(row.answered_at for row in rows)
    assert sum(row.payload is not None and row.fault is not None for row in rows) >= 8


async def test_a_failure_that_can_not_even_be_told_is_counted_and_set_aside(home: Database, now: datetime) -> None:
    def stumbling(raw: Raw, at: datetime) -> Event | None:
        if len(translated) >= updates.ATTEMPTS:
            raise RuntimeError("no apology either")
        translated.append(raw)
        return translate(raw, BOT, at)

    async def fails(_session: AsyncSession, _event: Event, _now: datetime) -> list[Outgoing]:
        raise LookupError("x")

    translated: list[Raw] = []
    desk = Desk(home, now, fails)
    desk.intake.translators = {ACCOUNT_ID: stumbling}
    async with desk.open():
        await desk.keeper.keep([update(1)])
        await desk.until_quiet()
    (row,) = await desk.rows()
    assert (row.fault, row.attempts, desk.phones.shown) == ("LookupError", updates.ATTEMPTS, [])


async def test_the_poller_does_not_move_on_while_the_database_is_away(desk: Desk) -> None:
    source = Source(Batch((update(5),)), Batch((update(5),)))
    async with desk.database.sessions.begin() as session:
        await session.execute(text("ALTER TABLE updates RENAME TO away"))
    slept: list[float] = []

    async def repair(seconds: float) -> None:
        slept.append(seconds)
        async with desk.database.sessions.begin() as session:
            await session.execute(text("ALTER TABLE away RENAME TO updates"))

    await polled(Poller(source, desk.keeper, repair), source)
    assert source.offsets == [0, 0, 6]
    assert len(slept) == 1
    assert len(await desk.rows()) == 1


async def test_the_poller_says_each_hitch_once_and_goes_on(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    trouble = [Withheld(Hitch.CONFLICT)] * 3 + [Withheld(Hitch.UNREACHABLE)] * 8 + [Withheld(Hitch.TOO_FAST, 7.0)]
    source = Source(*trouble, Batch((update(5),)))
    slept: list[float] = []

    async def note(seconds: float) -> None:
        slept.append(seconds)

    await polled(Poller(source, desk.keeper, note, jitter=lambda _low, high: high), source)
    assert slept == [6, 6, 6, 2, 4, 8, 16, 32, 60, 60, 60, 7]
    assert len(await desk.rows()) == 1
    assert capsys.readouterr().out.count("another process takes the updates") == 1
