"""How the bot takes updates: by asking, or by being called."""

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator import RESIDENT_ID
from tests.simulator.served import Client, serve


async def test_a_poll_waits_until_somebody_writes(bot: Client) -> None:
    poll = asyncio.create_task(bot.updates(timeout=20))
    await bot.call("getMe")
    assert not poll.done()
    bot.simulator.phone(RESIDENT_ID).says("Halo")
    (update,) = await poll
    assert update["message"]["text"] == "Halo"


async def test_an_update_comes_again_until_it_is_confirmed(bot: Client) -> None:
    phone = bot.simulator.phone(RESIDENT_ID)
    for text in ("satu", "dua", "tiga"):
        phone.says(text)
    first = await bot.call("getUpdates", limit=2)
    assert first == await bot.call("getUpdates", limit=2)
    rest = await bot.call("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["tiga"]
    assert await bot.call("getUpdates", offset=-1) == rest


async def test_a_second_poller_ends_the_first_with_a_conflict(bot: Client) -> None:
    first = asyncio.create_task(bot.why("getUpdates", timeout=20))
    await bot.simulator.world.updates.polled.wait()
    second = asyncio.create_task(bot.updates(timeout=20))
    assert await first == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    bot.simulator.phone(RESIDENT_ID).says("Halo")
    assert len(await second) == 1


async def test_only_the_kinds_asked_for_arrive(bot: Client) -> None:
    phone = bot.simulator.phone(RESIDENT_ID)
    await bot.updates(allowed_updates=["message_reaction"])
    message = phone.says("Halo")
    bot.simulator.world.reacts(RESIDENT_ID, message, "👍")
    (update,) = await bot.updates()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await bot.updates(allowed_updates=[])
    bot.simulator.world.reacts(RESIDENT_ID, message, "")
    assert await bot.updates() == []


class Hook:
    """A bot's webhook that refuses its first call."""

    def __init__(self) -> None:
        self.seen: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
        self.calls = 0
        self.app = Starlette(routes=[Route("/hook", self.take, methods=["POST"])])

    async def take(self, request: Request) -> Response:
        self.calls += 1
        if self.calls == 1:
            return Response(status_code=500)
        await self.seen.put((request.headers["x-telegram-bot-api-secret-token"], await request.json()))
        return Response()


async def test_a_webhook_is_called_with_its_secret_until_it_accepts(bot: Client) -> None:
    hook = Hook()
    async with serve(hook.app) as address, asyncio.timeout(60):
        bot.simulator.phone(RESIDENT_ID).says("satu")
        await bot.call("setWebhook", url=f"{address}/hook", secret_token="rahasia")
        secret, update = await hook.seen.get()
        assert (secret, update["message"]["text"]) == ("rahasia", "satu")
        bot.simulator.phone(RESIDENT_ID).says("dua")
        assert (await hook.seen.get())[1]["message"]["text"] == "dua"
        answer = await bot.why("getUpdates")
        assert answer.startswith("Conflict: can't use getUpdates method while webhook is active")
        assert (await bot.call("getWebhookInfo"))["url"] == f"{address}/hook"
        await bot.call("deleteWebhook")
    assert (await bot.call("getWebhookInfo"))["url"] == ""
    assert await bot.updates() == []


@pytest.mark.parametrize(
    ("url", "secret", "answer"),
    [
        ("ftp://x.id", "", "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://x.id", "a b", "Bad Request: secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(bot: Client, url: str, secret: str, answer: str) -> None:
    assert await bot.why("setWebhook", url=url, secret_token=secret) == answer


async def test_a_callback_is_answered_once(bot: Client) -> None:
    phone = bot.simulator.phone(RESIDENT_ID)
    phone.starts()
    keyboard = {"inline_keyboard": [[{"text": "Setuju", "callback_data": "ya"}]]}
    await bot.call("sendMessage", chat_id=RESIDENT_ID, text="?", reply_markup=keyboard)
    press = phone.presses("Setuju")
    query = (await bot.updates())[-1]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("ya", "?")
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Baik", show_alert=True)
    assert (press.text, press.alert) == ("Baik", True)
    assert await bot.why("answerCallbackQuery", callback_query_id=query["id"]) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
