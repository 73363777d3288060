"""On WhatsApp a number, a word and a tap mean the same."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

import pytest

from data.database import Database, opened
from data.models import Account
from domain.message import Choice, Content, Message, Sent, Target
from domain.offer import page_choice
from domain.platform import PlatformName
from handlers import paging
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from handlers.router import Router
from services import offers, outbox
from services.outbox import Leaving
from tests.talk import Talk

REF = "6281200000001"
NAMES = [f"{first}{second}" for first in "abcd" for second in "aeiou"]


async def _ask(turn: Turn) -> Replies:
    turn.go("order", "wait")
    rows = [[Option(label="✅ Kel. Damai", data="order:take:damai")], [Option(label="Batal", data="order:take:batal")]]
    return (_said("ask", rows),)


async def _list(turn: Turn) -> Replies:
    return (_said("list", [[Option(label="Kel. Damai", data="order:take:damai")]]),)


async def _many(turn: Turn) -> Replies:
    turn.go("order", "wait")
    return (_said("many", [[Option(label=f"Kel. {name}", data=f"order:take:{name}")] for name in NAMES]),)


async def _take(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": f"took-{turn.argument}"}, edit=True),)


async def _wait(turn: Turn) -> Replies:
    return (_said(f"heard-{turn.incoming.text}", []),)


async def _leave(turn: Turn) -> Replies:
    turn.end()
    return (_said("left", []),)


async def _otherwise(turn: Turn) -> Replies:
    return (_said("feedback", []),)


def _said(what: str, rows: list[list[Option]]) -> Reply:
    return Reply("unknown-command", {"command": what}, choices=rows)


@pytest.fixture
async def router() -> Router:
    order = Dialogue(
        "order",
        commands={"pesan": _ask, "banyak": _many, "senarai": _list, "berhenti": _leave, "batal": _leave},
        choices={"take": _take},
        steps={"wait": _wait},
    )
    return Router([order, paging.dialogue()], otherwise=_otherwise, edited=_otherwise, memberships=[])


async def account(database: Database, platform: PlatformName) -> int:
    async with database.sessions.begin() as session:
        row = Account(platform=platform, external_id=str(platform), username="", rate=25)
        session.add(row)
        await session.flush()
        return row.account_id


@pytest.fixture
async def talk(sqlite_url: str, router: Router, now: datetime) -> AsyncIterator[Talk]:
    async with opened(sqlite_url) as database:
        number = await account(database, PlatformName.WHATSAPP)
        yield Talk(database, router, number, now, platform=PlatformName.WHATSAPP)


@pytest.mark.parametrize("typed", ["1", "1.", "kel. damai", "Kel. Damai"])
async def test_a_number_or_the_name_is_a_tap(talk: Talk, typed: str) -> None:
    await talk.say(REF, "pesan")  # a command needs no slash here
    assert "took-damai" in await talk.say(REF, typed)
    assert len(talk.phones[REF]) == 2  # said anew: nothing can be changed there


def turns(page: int, names: Sequence[str] = NAMES) -> str:
    return page_choice(page, [f"order:take:{name}" for name in names])


@pytest.mark.parametrize("typed", ["20", "kel. du"])
async def test_a_page_is_turned_and_numbers_and_names_go_on_over_all_of_them(talk: Talk, typed: str) -> None:
    await talk.say(REF, "banyak")
    await talk.happen(talk.incoming(REF, choice=turns(2), message_id="wamid.A"))
    shown = list(talk.phones[REF].values())[-1]
    assert (shown.page, len(shown.answers)) == (2, len(NAMES))
    assert "took-du" in await talk.say(REF, typed)


async def test_a_page_of_an_older_list_is_not_taken_for_the_newer_one(talk: Talk) -> None:
    await talk.say(REF, "banyak")
    said = await talk.happen(talk.incoming(REF, choice=turns(1, NAMES[:11]), message_id="wamid.A"))
    assert "tidak berlaku" in said
    assert "heard-" in await talk.say(REF, "halo sungai")  # the dialogue goes on waiting


async def pushed(talk: Talk, *labels: str, data: str = "") -> Message:
    """A letter with these choices has arrived."""
    choices = tuple((Choice(label, data or f"order:take:{label}"),) for label in labels)
    message = Message(Content(text="Ada yang baru"), choices)
    async with talk.database.sessions.begin() as session:
        await outbox.put(session, Leaving(talk.account_id, Target(REF), message), talk.now)
        (leaving,) = await outbox.take(session, [talk.account_id], talk.now)
        assert await outbox.settle(session, leaving, Sent(("wamid.P",)), talk.now) is not None
    return message


@pytest.mark.parametrize("typed", ["lihat", "1"])
async def test_under_what_came_by_itself_a_word_or_number_is_a_tap_for_a_day(talk: Talk, typed: str) -> None:
    await pushed(talk, "Lihat", "Nanti")
    assert "took-Lihat" in await talk.say(REF, typed)
    talk.now += offers.LASTS
    assert "feedback" in await talk.say(REF, typed)


async def test_of_two_messages_that_came_by_themselves_none_is_guessed(talk: Talk) -> None:
    await pushed(talk, "Setujui", data="order:take:first")
    await pushed(talk, "Setujui", data="order:take:second")
    said = await talk.say(REF, "setujui")
    assert "took-" not in said
    assert "di bawah pesan yang Anda maksud" in said
    assert "took-first" in await talk.happen(talk.incoming(REF, choice="order:take:first", message_id="wamid.P"))


async def test_a_dialogue_that_waits_is_what_is_answered_and_a_list_goes_first(talk: Talk) -> None:
    await talk.say(REF, "pesan")
    await pushed(talk, "Lihat", "Nanti")
    assert "heard-lihat" in await talk.say(REF, "lihat")
    await talk.say(REF, "batal")
    await talk.say(REF, "senarai")  # offers something, and waits for nothing
    assert "took-damai" in await talk.say(REF, "1")
    assert "took-Nanti" in await talk.say(REF, "nanti")


async def test_a_page_of_what_came_by_itself_can_be_turned(talk: Talk) -> None:
    message = await pushed(talk, *NAMES)
    turned = page_choice(1, [each.data or "" for each in message.answers])
    await talk.happen(talk.incoming(REF, choice=turned, message_id="wamid.P"))
    assert (talk.last(REF).page, talk.last(REF).answers) == (1, message.answers)


async def test_what_is_no_choice_goes_to_the_step_and_ends_the_offer(talk: Talk) -> None:
    await talk.say(REF, "pesan")
    assert "heard-3" in await talk.say(REF, "3")
    assert "heard-1" in await talk.say(REF, "1")


@pytest.mark.parametrize("word", ["berhenti", "STOP", "batal."])
async def test_the_words_out_are_never_taken_for_a_choice(talk: Talk, word: str) -> None:
    await talk.say(REF, "pesan")
    assert "left" in await talk.say(REF, word)


async def test_in_the_middle_of_a_dialogue_a_command_s_name_is_what_was_asked_for(talk: Talk) -> None:
    await talk.say(REF, "pesan")
    assert "heard-pesan" in await talk.say(REF, "pesan")


async def test_a_number_that_answers_another_message_or_comes_unasked_is_no_choice(talk: Talk) -> None:
    assert "feedback" in await talk.say(REF, "1")
    await talk.say(REF, "pesan")
    assert "heard-1" in await talk.say(REF, "1", reply_to="wamid.OTHER")


async def test_on_telegram_a_number_is_a_word(sqlite_url: str, router: Router, now: datetime) -> None:
    async with opened(sqlite_url) as database:
        talk = Talk(database, router, await account(database, PlatformName.TELEGRAM), now)
        await talk.say("5", "/pesan")
        assert "heard-1" in await talk.say("5", "1")
        await talk.say("5", "/batal")
        assert "feedback" in await talk.say("5", "pesan")
