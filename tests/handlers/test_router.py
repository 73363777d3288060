from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from data.database import Database, opened
from data.models import Account
from domain.platform import ChatKind, PlatformName
from domain.post import PostKind
from domain.refusal import Refusal
from handlers.dialogue import Chat, Dialogue, Option, Remember, Replies, Reply, Turn
from handlers.router import Router
from tests.talk import Talk


async def _ask(turn: Turn) -> Replies:
    turn.go("order", "wait", asked=True)
    return (Reply("unknown-command", {"command": "ask"}, choices=[[Option(label="Ya", data="order:yes:7")]]),)


async def _waited(turn: Turn) -> Replies:
    assert turn.data == {"asked": True}
    turn.end()
    receipt = Remember(PostKind.RECEIPT, 12)
    return (Reply("unknown-command", {"command": turn.incoming.text}, remember=receipt),)


async def _yes(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": f"yes-{turn.argument}"}, edit=True),)


async def _refuse(turn: Turn) -> Replies:
    raise Refusal("no-mandate", id=turn.person.ref)


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "otherwise"}),)


@pytest.fixture
async def talk(sqlite_url: str, now: datetime) -> AsyncIterator[Talk]:
    order = Dialogue(
        "order",
        commands={"pesan": _ask, "larang": _refuse, "bantuan": _yes},
        choices={"yes": _yes},
        steps={"wait": _waited},
        replies={PostKind.RECEIPT: _yes},
        links={"p": _yes},
    )
    router = Router([order], otherwise=_otherwise, edited=_otherwise, memberships=[])
    async with opened(sqlite_url) as database:
        yield Talk(database, router, await _account(database), now)


async def _account(database: Database) -> int:
    async with database.sessions.begin() as session:
        account = Account(platform=PlatformName.TELEGRAM, external_id="1", username="bot", rate=25)
        session.add(account)
        await session.flush()
        return account.account_id


async def test_a_standing_step_hears_the_next_message_and_only_that(talk: Talk) -> None:
    assert "/ask" in await talk.say("5", "/pesan")
    assert "/nasi" in await talk.say("5", "nasi")
    assert "/otherwise" in await talk.say("5", "nasi")


async def test_two_people_stand_at_their_own_steps(talk: Talk) -> None:
    await talk.say("5", "/pesan")
    assert "/otherwise" in await talk.say("6", "nasi")
    assert "/nasi" in await talk.say("5", "nasi")


async def test_a_button_reaches_its_dialogue_with_its_argument_and_changes_its_message(talk: Talk) -> None:
    await talk.say("5", "/pesan")
    assert "/yes-7" in await talk.press("5", "Ya")
    assert len(talk.phones["5"]) == 1


async def test_a_button_of_a_dialogue_that_is_gone_says_so(talk: Talk) -> None:
    assert "tidak berlaku" in await talk.happen(talk.incoming("5", choice="gone:x", acknowledge="a"))


async def test_a_refusal_is_said_with_the_persons_own_id(talk: Talk) -> None:
    assert "Nomor ID Anda: 5" in await talk.say("5", "/larang")


async def test_an_unknown_command_says_the_way_out(talk: Talk) -> None:
    assert "/bantuan" in await talk.say("5", "/apa")


async def test_free_words_count_only_as_the_whole_message_and_not_inside_a_dialogue(talk: Talk) -> None:
    assert "/yes-" in await talk.say("5", "Menu")
    assert "/otherwise" in await talk.say("5", "menu makan siang")
    await talk.say("5", "/pesan")
    assert "/menu" in await talk.say("5", "menu")


async def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(talk: Talk) -> None:
    group = Chat("-100", ChatKind.SUPERGROUP)
    assert await talk.happen(talk.incoming("5", chat=group, text="halo semua")) == ""
    assert "/otherwise" in await talk.happen(talk.incoming("5", chat=group, text="ini", reply_to_ours=True))


async def test_an_answer_to_a_message_that_means_something_is_heard_in_any_state(talk: Talk) -> None:
    await talk.say("5", "/pesan")
    await talk.say("5", "nasi")
    receipt = list(talk.phones["5"])[-1]
    await talk.say("5", "/pesan")
    assert "/yes-12" in await talk.say("5", "lalu?", reply_to=receipt)
    assert "/otherwise" in await talk.say("6", "lalu?", reply_to=receipt)
    assert "/ayam" in await talk.say("5", "ayam")


async def test_a_deep_link_opens_what_its_prefix_names(talk: Talk) -> None:
    assert "/yes-7" in await talk.say("5", "/start p_7")
    assert "/start" in await talk.say("5", "/start unknown")


async def test_a_private_command_that_names_the_bot_in_a_group_is_shown_the_way(talk: Talk) -> None:
    group = Chat("-100", ChatKind.SUPERGROUP)
    assert "pribadi" in await talk.happen(talk.incoming("5", chat=group, command="bantuan", mentioned=True))
    assert await talk.happen(talk.incoming("5", chat=group, command="bantuan")) == ""
