"""Live progress and the final report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data.database import Database
from data.models import Broadcast, Letter, Tally
from domain.audit import Origin
from domain.broadcast import BroadcastState
from domain.delivery import DeliveryState
from domain.message import Content, Gone, Later, Message, Outcome, Rests, Sent, Target, Unreachable
from domain.post import PostKind
from scheduler.report_done import report_done
from scheduler.show_progress import ShowProgress
from services import audit, broadcasts, mandates, orders, people, posts, terms
from services.orders import Order
from tests import towns
from tests.recorder import Recorder

OFFICIAL = "900"


class Editor(Recorder):
    """A platform on which one message is edited again and again."""

    def __init__(self, account_id: int, outcomes: Sequence[Outcome] = ()) -> None:
        super().__init__(account_id, outcomes)
        self.edits: list[Message] = []

    async def edit(self, target: Target, message_id: str, message: Message) -> Outcome:
        assert (target.ref, message_id) == (OFFICIAL, "55")
        self.edits.append(message)
        return self.outcomes.pop(0) if self.outcomes else Sent((message_id,))


@dataclass
class Desk:
    """A broadcast with a progress message, and the job that keeps it."""

    database: Database
    platform: Editor
    now: datetime

    def job(self) -> ShowProgress:
        return ShowProgress(self.database.reads, {self.platform.account_id: self.platform}, lambda: self.now)

    async def tally(self, **copies: int) -> None:
        async with self.database.sessions.begin() as session:
            for state, number in copies.items():
                await session.merge(Tally(broadcast_id=1, state=DeliveryState(state), copies=number))

    async def be(self, state: BroadcastState, **values: object) -> None:
        async with self.database.sessions.begin() as session:
            row = await session.get_one(Broadcast, 1)
            row.state = state
            for name, value in values.items():
                setattr(row, name, value)

    async def letters(self) -> list[str]:
        async with self.database.reads() as session:
            rows = await session.scalars(select(Letter.message))
            return [row["content"]["text"] for row in rows if row]


@pytest.fixture
async def desk(home: Database, account_id: int, now: datetime) -> Desk:
    async with home.sessions.begin() as session:
        audit.comes_from(session, Origin.SHELL)  # where nothing is held back to be called off
        await mandates.bootstrap(session, account_id, (OFFICIAL,), "64.71", now)
        await towns.settle(session, account_id, 200, ("64.71.05.1002",), first=1000)
        person = await people.recognise(session, account_id, OFFICIAL, "id", now)
        await orders.place(session, person, Order(Content(text="Air mati")), account_id, now)
        await posts.remember(session, account_id, OFFICIAL, "55", PostKind.PROGRESS, 1, now)
        await broadcasts.open_due(session, now)
        await broadcasts.note_expected(session, 1, 200)
    return Desk(home, Editor(account_id), now)


async def test_the_message_is_edited_at_most_every_three_seconds(desk: Desk) -> None:
    job = desk.job()
    for second in range(10):
        await desk.tally(sent=second * 10 + 10)
        await job()
        desk.now += timedelta(seconds=1)
    assert len(desk.platform.edits) == 4
    text = desk.platform.edits[-1].content.text
    assert "50 %" in text
    assert "Terkirim 100 · gagal 0 · menunggu 100" in text
    assert "per detik · sisa" in text


async def test_what_did_not_change_is_left_alone(desk: Desk) -> None:
    await desk.be(BroadcastState.PAUSED)
    job = desk.job()
    for _ in range(3):
        await job()
        desk.now += timedelta(seconds=5)
    assert len(desk.platform.edits) == 1
    assert "Dijeda oleh petugas" in desk.platform.edits[0].content.text
    assert [row[0].data for row in desk.platform.edits[0].choices] == ["monitor:resume:1", "monitor:cancel:1"]


async def test_an_edit_that_came_too_fast_is_dropped_and_the_chat_rests(desk: Desk) -> None:
    desk.platform.outcomes = [Later(20, counts=False, rests=Rests.CHAT)]
    job = desk.job()
    await job()
    desk.now += timedelta(seconds=19)
    assert await job() == 0
    desk.now += timedelta(seconds=1)
    assert await job() == 1


async def test_a_message_that_is_gone_is_not_tried_every_second(desk: Desk) -> None:
    desk.platform.outcomes = [Unreachable(Gone.BLOCKED)]
    job = desk.job()
    await job()
    desk.now += timedelta(seconds=30)
    assert await job() == 0


async def test_a_restart_goes_on_with_the_same_message(desk: Desk) -> None:
    await desk.job()()
    assert await desk.job()() == 1


async def test_the_end_is_shown_and_reported_once(desk: Desk) -> None:
    await desk.tally(sent=195, unreachable=3, unknown=2)
    desk.now += timedelta(seconds=40)
    await desk.be(BroadcastState.DONE, finished_at=desk.now)
    job = desk.job()
    await job()
    assert "Selesai" in desk.platform.edits[-1].content.text
    assert desk.platform.edits[-1].choices == ()
    sessions, reads = desk.database.sessions, desk.database.reads
    assert [await report_done(sessions, reads, lambda: desk.now) for _ in range(2)] == [1, 0]
    (report,) = await desk.letters()
    assert "Terkirim: 195\nTidak terjangkau (memblokir atau sudah tidak ada): 3" in report
    assert "Tidak diketahui: 2" in report
    assert "Lama pengiriman: 40 detik" in report
    desk.now += timedelta(minutes=2)
    assert await job() == 0


@pytest.mark.parametrize("end", [BroadcastState.CANCELLED, BroadcastState.EXPIRED])
async def test_the_report_of_what_was_stopped_counts_whom_it_never_reached(desk: Desk, end: BroadcastState) -> None:
    await desk.tally(sent=50, unreachable=1, **{str(end): 4})
    await desk.be(end, finished_at=desk.now)
    await report_done(desk.database.sessions, desk.database.reads, lambda: desk.now)
    (report,) = await desk.letters()
    assert "Tidak jadi dikirim: 149" in report


async def test_a_mandate_that_ended_before_the_time_came_cancels_it(
    home: Database, account_id: int, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        audit.comes_from(session, Origin.SHELL)  # where nothing is held back to be called off
        await mandates.bootstrap(session, account_id, (OFFICIAL,), "64.71", now)
        person = await people.recognise(session, account_id, OFFICIAL, "id", now)
        due_at = now + timedelta(hours=1)
        await orders.place(session, person, Order(Content(text="Air mati"), due_at=due_at), account_id, now)
        for mandate in await terms.own(session, person, now):
            await terms.end(session, None, mandate.mandate_id, now)
    async with home.sessions.begin() as session:
        assert await broadcasts.open_due(session, due_at) == []
    assert await report_done(home.sessions, home.reads, lambda: due_at) == 1
    told, report = await Desk(home, Editor(account_id), now).letters()
    assert "sudah berakhir" in told
    assert "wewenang pembuatnya sudah berakhir" in report
    assert "Lama pengiriman: –" in report
