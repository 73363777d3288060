"""Telegram's speeds."""

from simulator import AGENT_ID, GROUP_ID, RESIDENT_ID, Limits
from simulator.rates import Rates
from tests.simulator.served import Client


class Ticks:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def slow(bot: Client, **limits: float) -> Ticks:
    ticks = Ticks()
    chosen = {"account_per_second": 0, "private_per_second": 0, "group_per_minute": 0} | limits
    bot.simulator.world.rates = Rates(Limits(**chosen), ticks)  # type: ignore[arg-type]  # ints among floats
    bot.simulator.phone(RESIDENT_ID).starts()
    bot.simulator.world.adds_bot(AGENT_ID, GROUP_ID)
    return ticks


async def test_one_private_chat_takes_a_small_burst_and_then_one_a_second(bot: Client) -> None:
    ticks = await slow(bot, private_per_second=1, private_burst=3)
    for _ in range(3):
        await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")
    answer = await bot.refused("sendMessage", chat_id=RESIDENT_ID, text="x")
    assert answer["error_code"] == 429
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert answer["parameters"] == {"retry_after": 1}
    ticks.now += 1
    await bot.call("sendMessage", chat_id=RESIDENT_ID, text="x")


async def test_one_group_takes_twenty_a_minute_edits_included(bot: Client) -> None:
    ticks = await slow(bot, group_per_minute=20)
    for number in range(19):
        sent = await bot.call("sendMessage", chat_id=GROUP_ID, text=f"{number}")
    await bot.call("editMessageText", chat_id=GROUP_ID, message_id=sent["message_id"], text="baru")
    ticks.now += 18
    assert (await bot.refused("sendMessage", chat_id=GROUP_ID, text="x"))["parameters"] == {"retry_after": 42}
    ticks.now += 42
    await bot.call("sendMessage", chat_id=GROUP_ID, text="x")


async def test_an_album_counts_each_of_its_pictures(bot: Client) -> None:
    ticks = await slow(bot, account_per_second=30)
    bot.simulator.world.crowd(range(10**9, 10**9 + 100))
    for number in range(28):
        await bot.call("sendMessage", chat_id=10**9 + number, text="x")
    photo = bot.simulator.phone(RESIDENT_ID).sends_photo().body["photo"][-1]["file_id"]
    album = [{"type": "photo", "media": photo}] * 3
    answer = await bot.why("sendMediaGroup", chat_id=RESIDENT_ID, media=album)
    assert answer == "Too Many Requests: retry after 1"
    ticks.now += 1
    assert len(await bot.call("sendMediaGroup", chat_id=RESIDENT_ID, media=album)) == 3


async def test_the_account_takes_thirty_in_any_second(bot: Client) -> None:
    ticks = await slow(bot, account_per_second=30)
    bot.simulator.world.crowd(range(10**9, 10**9 + 100))
    for number in range(30):
        ticks.now += 0.01
        await bot.call("sendMessage", chat_id=10**9 + number, text="x")
    ticks.now += 0.6
    assert (await bot.refused("sendMessage", chat_id=10**9 + 50, text="x"))["parameters"] == {"retry_after": 1}
    ticks.now += 0.12
    await bot.call("sendMessage", chat_id=10**9 + 50, text="x")
