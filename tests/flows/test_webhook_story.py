"""The same house behind a webhook: updates are brought, with the secret, and nobody else's are taken."""

import aiohttp

from bot import web
from bot.house import opened_house
from bot.stage import staged
from bot.wiring import working
from simulator import RESIDENT_ID, Simulator
from tests.flows.live import settings_for
from tests.simulator.served import serve

SECRET = "rahasia-webhook"


async def test_updates_come_by_webhook_and_only_with_the_secret(sim: Simulator, sqlite_url: str) -> None:
    listening = web.take("127.0.0.1", 0)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/telegram/webhook"
    async with serve(sim.app) as telegram:
        settings = settings_for(
            sqlite_url, telegram_api_url=telegram, telegram_webhook_url=address, telegram_webhook_secret=SECRET
        )
        async with (
            opened_house(settings) as house,
            staged(settings, listening) as stage,
            working(settings, house, stage),
        ):
            resident = sim.phone(RESIDENT_ID)
            resident.starts()
            await resident.reads("gratis")
            async with aiohttp.ClientSession() as stranger, stranger.post(address, json={"update_id": 1}) as answer:
                assert answer.status == 403
