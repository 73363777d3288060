"""One story through somebody else's Bot API, so that we don't only agree with ourselves. Its getMe has no username."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from lo_bot_api_emulator import LoBotApiEmulator
from sqlalchemy import select
from starlette.applications import Starlette

from bot.house import opened_house
from bot.stage import Stage
from bot.wiring import working
from data.models import Feedback
from handlers.shell.house import House
from tests.flows.live import settings_for

TOKEN = "4242:emulated"
RESIDENT = {"id": 7001, "is_bot": False, "first_name": "Warga", "language_code": "id"}


class Emulated:
    """A person in the emulator's only chat."""

    def __init__(self, emulator: LoBotApiEmulator) -> None:
        self.emulator = emulator
        self.number = 0

    async def says(self, text: str) -> None:
        self.number += 1
        command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
        message = {
            "message_id": 1000 + self.number,
            "date": 1795000000 + self.number,
            "chat": {"id": RESIDENT["id"], "type": "private", "first_name": "Warga"},
            "from": RESIDENT,
            "text": text,
            "entities": [command] if text[0] == "/" else [],
        }
        await self.emulator.enqueue_update({"update_id": self.number, "message": message}, token=TOKEN)

    async def is_answered(self, times: int) -> None:
        """Wait until so many messages were sent; the emulator keeps the fields' names, not what they say."""
        async with asyncio.timeout(60):
            while self.sent() < times:
                await asyncio.sleep(0.02)

    def sent(self) -> int:
        return sum(each["method"] == "sendMessage" and each["status"] == 200 for each in self.emulator.requests)

    def refused(self) -> list[dict[str, Any]]:
        return [each for each in self.emulator.requests if each["status"] != 200]


@pytest.fixture
def emulator() -> LoBotApiEmulator:
    return LoBotApiEmulator()


@pytest.fixture
def resident(emulator: LoBotApiEmulator) -> Emulated:
    return Emulated(emulator)


@pytest.fixture
async def house(emulator: LoBotApiEmulator, sqlite_url: str) -> AsyncIterator[House]:
    async with TestServer(emulator.app()) as server:
        address = str(server.make_url("")).rstrip("/")
        settings = settings_for(sqlite_url, telegram_token=TOKEN, telegram_api_url=address)
        async with opened_house(settings) as house, working(settings, house, Stage(Starlette(), address, address)):
            yield house


async def test_another_emulator_refuses_nothing_of_what_we_ask(resident: Emulated, house: House) -> None:
    await resident.says("/start r_6471011001")
    await resident.is_answered(1)
    await resident.says("Lampu jalan di RT 3 mati")
    await resident.is_answered(2)
    assert resident.refused() == []
    async with house.reads() as session:
        assert [row.text async for row in await session.stream_scalars(select(Feedback))] == [
            "Lampu jalan di RT 3 mati"
        ]
