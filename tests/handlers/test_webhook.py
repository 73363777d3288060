"""The webhook over HTTP."""

import io
import json
from collections.abc import AsyncIterator
from datetime import datetime

import aiohttp
import pytest
from sqlalchemy import func, select, text
from starlette.applications import Starlette
from starlette.routing import Route

from data.database import Database
from data.models import Update
from handlers.telegram.webhook import BODY_LIMIT, SECRET_HEADER, Door, webhook
from tests.handlers.test_intake import Desk, update
from tests.simulator.served import serve

SECRET = {SECRET_HEADER: "rahasia"}


@pytest.fixture
async def address(home: Database, now: datetime) -> AsyncIterator[str]:
    doors = {"": Door(Desk(home, now).keeper, "rahasia")}
    receive = webhook(doors.get)
    paths = ("/telegram/webhook", "/telegram/webhook/{bot}")
    app = Starlette(routes=[Route(path, receive, methods=["POST"]) for path in paths])
    async with serve(app) as base:
        yield f"{base}/telegram/webhook"


async def post(address: str, body: bytes | io.BytesIO, headers: dict[str, str]) -> int:
    async with aiohttp.ClientSession() as session, session.post(address, data=body, headers=headers) as answer:
        return answer.status


async def stored(database: Database) -> int:
    async with database.reads() as session:
        return await session.scalar(select(func.count()).select_from(Update)) or 0


async def test_an_update_is_committed_before_it_is_confirmed_and_once(address: str, home: Database) -> None:
    for _ in range(2):
        assert await post(address, json.dumps(update(1)).encode(), SECRET) == 200
        assert await stored(home) == 1


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "salah"}, {SECRET_HEADER: "rahasi"}])
async def test_a_stranger_is_turned_away(address: str, home: Database, headers: dict[str, str]) -> None:
    assert await post(address, json.dumps(update(1)).encode(), headers) == 403
    assert await stored(home) == 0


async def test_what_is_no_update_is_kept_all_the_same_unless_it_is_huge(address: str, home: Database) -> None:
    assert await post(address, b"{", SECRET) == 200
    assert await post(address, b"[]", SECRET) == 200
    assert await post(address, io.BytesIO(b"x" * (BODY_LIMIT + 1)), SECRET) == 413
    assert await stored(home) == 2


async def test_while_the_database_is_away_nothing_is_confirmed(address: str, home: Database) -> None:
    async with home.sessions.begin() as session:
        await session.execute(text("ALTER TABLE updates RENAME TO away"))
    assert await post(address, json.dumps(update(1)).encode(), SECRET) == 503


async def test_a_bot_that_is_not_ours_has_no_door(address: str, home: Database) -> None:
    assert await post(f"{address}/123", json.dumps(update(1)).encode(), SECRET) == 403
    assert await stored(home) == 0
