"""Whoever watches the house over HTTP."""

import asyncio
from typing import Any

import aiohttp
from sqlalchemy import text

from bot import web
from bot.house import opened_house
from bot.stage import staged
from bot.wiring import working
from simulator import Simulator
from tests.flows.live import settings_for
from tests.simulator.served import serve


async def asked(url: str) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.json()


async def test_health_is_starting_then_well_then_names_what_is_broken(sim: Simulator, sqlite_url: str) -> None:
    listening = web.take("127.0.0.1", 0)
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with serve(sim.app) as telegram:
        settings = settings_for(sqlite_url, telegram_api_url=telegram)
        async with opened_house(settings) as house, staged(settings, listening) as stage:
            assert await asked(f"{base}/healthz") == (503, {"status": "starting"})
            async with working(settings, house, stage):
                async with asyncio.timeout(60):
                    while (await asked(f"{base}/healthz"))[0] != 200:
                        await asyncio.sleep(0.2)
                async with aiohttp.ClientSession() as client, client.get(f"{base}/metrics") as answer:
                    assert answer.status == 200
                    assert "siarkim" in await answer.text()
                async with house.sessions.begin() as session:
                    await session.execute(text("ALTER TABLE processes RENAME TO away"))
                await asyncio.sleep(1.1)  # an answer is kept for a second
                status, said = await asked(f"{base}/healthz")
                assert (status, said["status"], said["why"]) == (503, "stale", ["database"])
                async with house.sessions.begin() as session:
                    await session.execute(text("ALTER TABLE away RENAME TO processes"))
