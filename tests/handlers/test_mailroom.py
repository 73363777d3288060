from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from data import pace
from data.database import Database
from data.models import Account, Address, Letter, Post
from data.residents import add, at_address
from domain.message import (
    Content,
    Gone,
    Later,
    Message,
    Moved,
    Outcome,
    Rejected,
    Rests,
    Sent,
    Target,
    Unknown,
    Unreachable,
)
from domain.post import PostKind
from handlers.mailroom import LONGEST, TRIES, Mailroom, heeding
from handlers.replies import Outgoing
from services import dispatches
from services.dispatches import Dispatch
from tests.conftest import ACCOUNT_ID
from tests.handlers.phones import Phones

HALO = Message(Content(text="Halo"))
SOON = Later(3.0, counts=False, rests=Rests.ACCOUNT)
LATE = Later(LONGEST + 1, counts=False, rests=Rests.ACCOUNT)


class Clock:
    """Sleeping is only written down."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def phones() -> Phones:
    return Phones(ACCOUNT_ID)


class Heard:
    """What the mailroom was told of waiting."""

    def __init__(self) -> None:
        self.rests: list[tuple[int, str, float]] = []

    async def __call__(self, account_id: int, target: Target, later: Later) -> None:
        self.rests.append((account_id, target.ref, later.after))


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def mailroom(phones: Phones, clock: Clock, heard: Heard) -> Mailroom:
    return Mailroom({ACCOUNT_ID: phones}, heard, clock)


def to(ref: str, message: Message | None = HALO, **more: Any) -> Outgoing:
    return Outgoing(ACCOUNT_ID, Target(ref), message, **more)


async def test_each_chat_gets_its_answers_in_order(mailroom: Mailroom, phones: Phones) -> None:
    answers = [to("1", Message(Content(text=str(number)))) for number in range(5)]
    await mailroom.send([*answers, to("2")])
    assert [text for ref, text in phones.shown if ref == "1"] == ["0", "1", "2", "3", "4"]
    assert ("2", "Halo") in phones.shown


async def test_whoever_must_rest_is_told_at_once_and_every_time(
    mailroom: Mailroom, phones: Phones, heard: Heard
) -> None:
    elsewhere = Later(1.0, counts=False, rests=Rests.NOBODY)
    phones.script += [SOON, elsewhere, SOON]
    await mailroom.send([to("1")])
    assert heard.rests == [(ACCOUNT_ID, "1", 3.0)] * 2


@pytest.mark.parametrize("rests", [Rests.ACCOUNT, Rests.CHAT])
async def test_a_rest_that_an_answer_ran_into_is_kept_by_broadcasts(
    home: Database, now: datetime, rests: Rests
) -> None:
    async with home.sessions.begin() as session:
        await add(session, ACCOUNT_ID, "1", "id", now)
    await heeding(home.sessions)(ACCOUNT_ID, Target("1"), Later(30.0, counts=False, rests=rests))
    async with home.reads() as session:
        account = (await session.get_one(Account, ACCOUNT_ID)).rest_until
        chat = await session.scalar(select(Address.rest_until).where(Address.ref == "1"))
        clock = await pace.clock(session)
    until = account if rests is Rests.ACCOUNT else chat
    assert until is not None
    assert 25 < (until - clock).total_seconds() <= 30
    assert (account is None) is (rests is Rests.CHAT)


async def test_a_button_is_confirmed_with_or_without_words(mailroom: Mailroom, phones: Phones) -> None:
    assert await mailroom.send([to("1", None, acknowledge="a"), to("1", acknowledge="b")]) == []
    assert phones.confirmed == [("a", None), ("b", "Halo")]


async def test_an_answer_waits_as_long_as_it_is_told(mailroom: Mailroom, phones: Phones, clock: Clock) -> None:
    phones.script.extend([SOON, SOON])
    (dispatch,) = await mailroom.send([to("1")])
    assert isinstance(dispatch.outcome, Sent)
    assert clock.slept == [3.0, 3.0]


async def test_an_answer_is_not_tried_for_ever(mailroom: Mailroom, phones: Phones) -> None:
    phones.script.extend([SOON] * 10)
    (dispatch,) = await mailroom.send([to("1")])
    assert dispatch.outcome == SOON
    assert len(phones.script) == 10 - TRIES


async def test_a_long_rest_and_a_missing_account_are_left_to_the_outbox(
    mailroom: Mailroom, phones: Phones, clock: Clock
) -> None:
    phones.script.append(LATE)
    (waits,) = await mailroom.send([to("1")])
    (elsewhere,) = await mailroom.send([Outgoing(99, Target("1"), HALO)])
    assert isinstance(waits.outcome, Later)
    assert isinstance(elsewhere.outcome, Later)
    assert clock.slept == []


async def test_what_may_have_arrived_is_not_said_twice(mailroom: Mailroom, phones: Phones) -> None:
    phones.script.append(Unknown("timeout"))
    (dispatch,) = await mailroom.send([to("1")])
    assert dispatch.outcome == Unknown("timeout")
    assert phones.shown == []


async def test_a_message_is_changed_or_else_said_anew(mailroom: Mailroom, phones: Phones) -> None:
    await mailroom.send([to("1", edit="7")])
    assert phones.edits == [("7", "Halo")]
    phones.script.append(Rejected("message-can-t-be-edited"))
    (dispatch,) = await mailroom.send([to("1", edit="8")])
    assert phones.shown == [("1", "Halo")]
    assert not dispatch.edited


async def test_a_chat_that_moved_is_followed_once(mailroom: Mailroom, phones: Phones) -> None:
    phones.script.append(Moved("-1001"))
    (dispatch,) = await mailroom.send([to("-5")])
    assert phones.shown == [("-1001", "Halo")]
    assert (dispatch.moved_from, dispatch.target.ref) == ("-5", "-1001")


def done(outcome: Outcome, ref: str = "7001", **more: Any) -> Dispatch:
    return Dispatch(ACCOUNT_ID, Target(ref), HALO, outcome, **more)


async def test_a_sent_answer_is_remembered_and_debits_the_pace(home: Database, now: datetime) -> None:
    sent = done(Sent(("31",)), remember=(PostKind.CARD, 5))
    async with home.sessions.begin() as session:
        await dispatches.settle(session, [sent], now)
    async with home.reads() as session:
        post = (await session.scalars(select(Post))).one()
        assert (post.message_id, post.kind, post.object_id) == ("31", PostKind.CARD, 5)
        assert (await session.get_one(Account, ACCOUNT_ID)).next_free is not None


async def test_an_edited_answer_is_remembered_without_debit(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await dispatches.settle(session, [done(Sent(("31",)), edited=True)], now)
    async with home.reads() as session:
        assert (await session.get_one(Account, ACCOUNT_ID)).next_free is None


async def test_an_answer_that_must_wait_lies_in_the_outbox(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await dispatches.settle(session, [done(LATE)], now)
    async with home.reads() as session:
        assert (await session.scalars(select(Letter.chat_ref))).all() == ["7001"]


async def test_who_blocked_us_is_closed_and_who_moved_is_found_again(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        for ref in ("7001", "7002"):
            await add(session, ACCOUNT_ID, ref, "id", now)
    moved = done(Sent(("1",)), "7003", moved_from="7002")
    async with home.sessions.begin() as session:
        await dispatches.settle(session, [done(Unreachable(Gone.BLOCKED)), moved], now)
    async with home.reads() as session:
        assert await at_address(session, ACCOUNT_ID, "7001") is None
        assert await at_address(session, ACCOUNT_ID, "7002") is None
        assert await at_address(session, ACCOUNT_ID, "7003") is not None
