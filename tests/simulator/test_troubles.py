"""Scripted trouble, restarts and further bots."""

import asyncio
import json
from pathlib import Path

import aiohttp
import pytest

import simulator
from simulator import AGENT_ID, GROUP_ID, RESIDENT_ID, Limits, Recorder
from tests.simulator.served import Client, serve


@pytest.fixture(autouse=True)
def _started(bot: Client) -> None:
    bot.simulator.phone(RESIDENT_ID).starts()


async def test_a_scripted_answer_is_given_once_and_has_no_effect(bot: Client) -> None:
    bot.simulator.faults.too_many("sendMessage", 7, RESIDENT_ID)
    bot.simulator.faults.refuse("sendMessage", "Bad Request: PEER_ID_INVALID")
    answer = await bot.refused("sendMessage", chat_id=RESIDENT_ID, text="x")
    assert answer["parameters"] == {"retry_after": 7}
    assert await bot.why("sendMessage", chat_id=RESIDENT_ID, text="x") == "Bad Request: PEER_ID_INVALID"
    assert bot.simulator.world.answers(RESIDENT_ID) == []
    await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")


async def test_a_gateway_answers_with_a_page(bot: Client) -> None:
    bot.simulator.faults.broken("getMe", 502)
    async with bot.session.get(bot.address("getMe")) as answer:
        assert answer.status == 502
        with pytest.raises(json.JSONDecodeError):
            json.loads(await answer.text())


async def test_a_fault_can_last_for_one_chat_only(bot: Client) -> None:
    fault = bot.simulator.faults.refuse("sendMessage", "Forbidden: user is deactivated", status=403, chat_id=7)
    fault.times = -1
    for _ in range(3):
        await bot.refused("sendMessage", chat_id=7, text="x")
    await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")
    assert fault.met == 3


@pytest.mark.parametrize("done", [True, False])
async def test_a_reset_connection_may_have_taken_effect(bot: Client, done: bool) -> None:
    bot.simulator.faults.reset("sendMessage", done=done)
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")
    assert len(bot.simulator.world.answers(RESIDENT_ID)) == done
    await bot.call("sendMessage", chat_id=RESIDENT_ID, text="y")


async def test_half_an_answer_breaks_off(bot: Client) -> None:
    bot.simulator.faults.half("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")
    assert len(bot.simulator.world.answers(RESIDENT_ID)) == 1


async def test_a_hanging_call_ends_when_released_or_given_up(bot: Client) -> None:
    fault = bot.simulator.faults.hang("sendMessage", done=True)
    call = asyncio.create_task(bot.call("sendMessage", chat_id=RESIDENT_ID, text="x"))
    await bot.simulator.world.answer(RESIDENT_ID, "x")
    assert not call.done()
    fault.release.set()
    assert (await call)["text"] == "x"
    bot.simulator.faults.hang("getMe")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.call("getMe"), 0.05)


async def test_a_recorder_counts_what_arrived(bot: Client) -> None:
    world = bot.simulator.world
    world.crowd(range(10**9, 10**9 + 10))
    world.recorder = Recorder()
    for number in (0, 1, 1):
        sent = await bot.call("sendMessage", chat_id=10**9 + number, text="x")
    await bot.call("editMessageText", chat_id=10**9 + 1, message_id=sent["message_id"], text="y")
    await bot.refused("sendMessage", chat_id=5, text="x")
    assert world.recorder.per_chat("send") == {10**9: 1, 10**9 + 1: 2}
    assert world.recorder.per_chat("edit") == {10**9 + 1: 1}
    assert world.recorder.busiest_second() == len(world.recorder) == 4
    assert len(world.recorder.moments_of(10**9 + 1)) == 3


async def test_a_chat_keeps_only_its_last_messages(bot: Client) -> None:
    bot.simulator.world.limits = Limits(messages_kept=3)
    for number in range(5):
        await bot.call("sendMessage", chat_id=RESIDENT_ID, text=str(number))
    assert [message.text for message in bot.simulator.world.messages(RESIDENT_ID)] == ["2", "3", "4"]


async def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    first = simulator.create(path, Limits.off())
    async with serve(first.app) as base, aiohttp.ClientSession() as session:
        bot = Client(session, base, first)
        first.phone(RESIDENT_ID).sends_photo("Banjir")
        first.world.adds_bot(AGENT_ID, GROUP_ID)
        new = first.world.upgrades(GROUP_ID)
        keyboard = {"keyboard": [["Ya"]]}
        sent = await bot.call("sendMessage", chat_id=RESIDENT_ID, text="Terima kasih", reply_markup=keyboard)
        await bot.call("setMyCommands", commands=[{"command": "mulai", "description": "Daftar"}])
        waiting = await bot.call("getUpdates")
    await first.close()

    second = simulator.create(path, Limits.off())
    async with serve(second.app) as base, aiohttp.ClientSession() as session:
        bot = Client(session, base, second)
        assert await bot.call("getUpdates") == waiting
        assert [m.text for m in second.world.messages(RESIDENT_ID)] == ["Banjir", "Terima kasih"]
        assert second.world.private_chat(RESIDENT_ID).keyboard == {"keyboard": [[{"text": "Ya"}]]}
        photo = second.world.messages(RESIDENT_ID)[0].body["photo"][-1]["file_id"]
        await bot.call("sendPhoto", chat_id=new.id, photo=photo)
        assert (await bot.call("getMyCommands"))[0]["command"] == "mulai"
        later = await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")
        assert later["message_id"] > sent["message_id"]
    await second.close()


async def test_a_further_bot_lives_in_its_own_world(bot: Client) -> None:
    other = bot.simulator.add_bot("77:second")
    other.starts(RESIDENT_ID)
    url = f"{bot.base}/bot77:second/getUpdates"
    async with bot.session.get(url) as answer:
        (update,) = (await answer.json())["result"]
    assert update["message"]["text"] == "/start"
    async with bot.session.get(f"{bot.base}/bot77:second/getMe") as answer:
        assert (await answer.json())["result"]["id"] == 77
