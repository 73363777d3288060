"""Whom the bot can reach, and what it hears when it can't."""

from collections.abc import Callable

import pytest

from simulator import AGENT_ID, GROUP_ID, RESIDENT_ID, Simulator, World
from tests.simulator.served import Client

Deed = Callable[[World], int]


def never_started(world: World) -> int:
    return RESIDENT_ID


def nobody(world: World) -> int:
    return 12345


def blocked(world: World) -> int:
    world.starts(RESIDENT_ID)
    world.blocks(RESIDENT_ID)
    return RESIDENT_ID


def deactivated(world: World) -> int:
    world.starts(RESIDENT_ID)
    world.deactivates(RESIDENT_ID)
    return RESIDENT_ID


def group_without_bot(world: World) -> int:
    return GROUP_ID


def kicked_from(kind: str) -> Deed:
    def deed(world: World) -> int:
        chat = world.add_group("KIM", AGENT_ID, kind=kind)
        world.adds_bot(AGENT_ID, chat.id)
        world.removes_bot(AGENT_ID, chat.id)
        return chat.id

    return deed


def demoted_in_channel(world: World) -> int:
    channel = world.add_channel("Kanal KIM", AGENT_ID)
    world.adds_bot(AGENT_ID, channel.id)
    world.demotes_bot(AGENT_ID, channel.id)
    return channel.id


def deleted_group(world: World) -> int:
    world.adds_bot(AGENT_ID, GROUP_ID)
    world.deletes_group(GROUP_ID)
    return GROUP_ID


def muted_group(world: World) -> int:
    world.adds_bot(AGENT_ID, GROUP_ID)
    world.mutes(GROUP_ID)
    return GROUP_ID


def channel_without_posting(world: World) -> int:
    channel = world.add_channel("Kanal KIM", AGENT_ID)
    world.adds_bot(AGENT_ID, channel.id)
    world.promotes_bot(AGENT_ID, channel.id, can_post_messages=False)
    return channel.id


@pytest.mark.parametrize(
    ("deed", "answer"),
    [
        (never_started, "Bad Request: chat not found"),
        (nobody, "Bad Request: chat not found"),
        (blocked, "Forbidden: bot was blocked by the user"),
        (deactivated, "Forbidden: user is deactivated"),
        (group_without_bot, "Bad Request: chat not found"),
        (kicked_from("group"), "Forbidden: bot was kicked from the group chat"),
        (kicked_from("supergroup"), "Forbidden: bot was kicked from the supergroup chat"),
        (kicked_from("channel"), "Forbidden: bot was kicked from the channel chat"),
        (demoted_in_channel, "Forbidden: bot is not a member of the channel chat"),
        (deleted_group, "Forbidden: the group chat was deleted"),
        (muted_group, "Bad Request: not enough rights to send text messages to the chat"),
        (channel_without_posting, "Bad Request: not enough rights to post messages in the chat"),
    ],
)
async def test_who_cannot_be_reached_is_told_apart(bot: Client, deed: Deed, answer: str) -> None:
    chat_id = deed(bot.simulator.world)
    assert await bot.why("sendMessage", chat_id=chat_id, text="x") == answer


async def test_an_upgraded_group_names_its_new_id(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID)
    new = world.upgrades(GROUP_ID)
    answer = await bot.refused("sendMessage", chat_id=GROUP_ID, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await bot.call("sendMessage", chat_id=new.id, text="x"))["chat"]["type"] == "supergroup"


async def test_a_closed_topic_is_refused(bot: Client) -> None:
    world = bot.simulator.world
    group = world.add_group("KIM", AGENT_ID, kind="supergroup")
    world.adds_bot(AGENT_ID, group.id)
    topic = world.opens_topic(AGENT_ID, group.id, "Pengumuman")
    sent = await bot.call("sendMessage", chat_id=group.id, text="x", message_thread_id=topic)
    assert sent["message_thread_id"] == topic
    world.closes_topic(group.id, topic)
    wrong = {"chat_id": group.id, "text": "x"}
    assert await bot.why("sendMessage", **wrong, message_thread_id=topic) == "Bad Request: TOPIC_CLOSED"
    unknown = await bot.why("sendMessage", **wrong, message_thread_id=999)
    assert unknown == "Bad Request: message thread not found"


@pytest.mark.parametrize(
    ("token", "method", "status", "description"),
    [("1:wrong", "getMe", 401, "Unauthorized"), ("", "noSuchMethod", 404, "Not Found")],
)
async def test_a_wrong_token_or_method_is_refused(
    bot: Client, token: str, method: str, status: int, description: str
) -> None:
    url = f"{bot.base}/bot{token or bot.simulator.token}/{method}"
    async with bot.session.get(url) as answer:
        assert answer.status == status
        assert await answer.json() == {"ok": False, "error_code": status, "description": description}


async def test_another_machine_is_refused(sim: Simulator) -> None:
    sent: list[int] = []

    async def send(event: dict[str, object]) -> None:
        if event["type"] == "http.response.start":
            sent.append(int(str(event["status"])))

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "method": "GET", "path": f"/bot{sim.token}/getMe", "client": ("192.168.1.7", 5)}
    await sim.app(scope, receive, send)  # type: ignore[arg-type]  # a bare ASGI call
    assert sent == [403]


async def test_a_crowd_answers_without_being_made(bot: Client) -> None:
    world = bot.simulator.world
    world.crowd(range(10**9, 10**9 + 1_000_000))
    world.crowd(range(10**9, 10**9 + 1_000_000, 20), "blocked")
    assert (await bot.call("sendMessage", chat_id=10**9 + 1, text="x"))["chat"]["id"] == 10**9 + 1
    answer = await bot.why("sendMessage", chat_id=10**9 + 20, text="x")
    assert answer == "Forbidden: bot was blocked by the user"
    edited = await bot.call("editMessageText", chat_id=10**9 + 1, message_id=1, text="RALAT")
    assert edited["text"] == "RALAT"
    assert await bot.call("deleteMessage", chat_id=10**9 + 1, message_id=1) is True
    assert not world.messages(10**9 + 1)


async def test_one_of_the_crowd_may_speak_up(bot: Client) -> None:
    world = bot.simulator.world
    world.crowd(range(10**9, 10**9 + 100))
    world.person_says(10**9 + 7, 10**9 + 7, "Banjir sudah surut")
    (update,) = await bot.updates()
    assert update["message"]["from"]["id"] == 10**9 + 7
    await bot.call("sendMessage", chat_id=10**9 + 7, text="Terima kasih")
    assert [message.text for message in world.messages(10**9 + 7)] == ["Banjir sudah surut", "Terima kasih"]
