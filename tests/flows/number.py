"""The whole house with a WhatsApp number, over HTTP with the simulated Cloud API, beside a Telegram bot or alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from bot import web
from bot.house import opened_house
from bot.stage import staged
from bot.wiring import working
from handlers.shell.house import House
from simulator import whatsapp
from simulator.whatsapp import Cloud
from tests.flows.live import Clock, settings_for
from tests.simulator.served import serve


@dataclass(frozen=True, slots=True)
class Numbered:
    """A running house and the phones that reach its number."""

    house: House
    clock: Clock
    cloud: Cloud


@asynccontextmanager
async def numbered(database_url: str, **more: Any) -> AsyncIterator[Numbered]:
    """The house on this database; leaving the block stops it as Ctrl-C does."""
    cloud, clock = whatsapp.create(None, whatsapp.Limits.off()), Clock()
    listening = web.take("127.0.0.1", 0)
    async with serve(cloud.app) as graph:
        settings = settings_for(
            database_url,
            **{
                "whatsapp_access_token": whatsapp.TOKEN,
                "whatsapp_phone_number_id": whatsapp.NUMBER_ID,
                "whatsapp_app_secret": whatsapp.APP_SECRET,
                "whatsapp_verify_token": whatsapp.VERIFY_TOKEN,
                "whatsapp_api_url": f"{graph}/{whatsapp.VERSION}",
            }
            | more,
        )
        cloud.world.courier.subscribe(f"http://127.0.0.1:{listening.getsockname()[1]}/whatsapp/webhook")
        async with opened_house(settings) as opened, staged(settings, listening) as stage:
            house = replace(opened, now=clock)
            async with working(settings, house, stage):
                yield Numbered(house, clock, cloud)
        await cloud.close()
