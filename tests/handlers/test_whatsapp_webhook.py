"""WhatsApp's webhook over HTTP."""

import hmac
import json
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import aiohttp
import pytest
from sqlalchemy import func, select, text
from starlette.applications import Starlette
from starlette.routing import Route

from data.database import Database
from data.models import Receipt, Update
from handlers.whatsapp.webhook import SIGNATURE_HEADER, Door, webhook
from tests.handlers.test_intake import Desk
from tests.handlers.test_whatsapp import SECONDS, body, message
from tests.simulator.served import serve

SECRET, VERIFY = "rahasia-aplikasi", "kata-sandi"


@pytest.fixture
async def address(home: Database, now: datetime) -> AsyncIterator[str]:
    keeper = Desk(home, now).keeper
    keeper.wanted = lambda _: True
    receive = webhook(Door(SECRET, VERIFY, lambda number: keeper if number in {None, "700"} else None))
    app = Starlette(routes=[Route("/whatsapp/webhook", receive, methods=["GET", "POST"])])
    async with serve(app) as base:
        yield f"{base}/whatsapp/webhook"


def signed(said: bytes, secret: str = SECRET) -> dict[str, str]:
    return {SIGNATURE_HEADER: "sha256=" + hmac.digest(secret.encode(), said, "sha256").hex()}


async def post(address: str, said: bytes, headers: dict[str, str]) -> int:
    async with aiohttp.ClientSession() as session, session.post(address, data=said, headers=headers) as answer:
        return answer.status


async def bring(address: str, said: Any) -> int:
    raw = json.dumps(said).encode()
    return await post(address, raw, signed(raw))


async def stored(database: Database) -> tuple[int, int]:
    async with database.reads() as session:
        updates = await session.scalar(select(func.count()).select_from(Update)) or 0
        return updates, await session.scalar(select(func.count()).select_from(Receipt)) or 0


STATUS = {"id": "wamid.OURS-0123456789", "status": "delivered", "timestamp": SECONDS}


async def test_everything_in_it_is_committed_before_it_is_confirmed_and_once(address: str, home: Database) -> None:
    two = [message(text={"body": "halo"}), message(id="wamid.B", text={"body": "dua"})]
    for _ in range(2):
        assert await bring(address, body(messages=two, statuses=[STATUS])) == 200
        assert await stored(home) == (2, 1)


@pytest.mark.parametrize(
    "headers",
    [{}, signed(b"{}"), {SIGNATURE_HEADER: "sha256="}, {SIGNATURE_HEADER: "é"}],
    ids=["none", "of-another-body", "empty", "no-hex"],
)
async def test_what_the_messenger_has_not_signed_is_turned_away(
    address: str, home: Database, headers: dict[str, str]
) -> None:
    raw = json.dumps(body(messages=[message(text={"body": "halo"})])).encode()
    assert await post(address, raw, headers) == 403
    assert await post(address, raw, signed(raw, "salah")) == 403
    assert await stored(home) == (0, 0)


async def test_what_can_not_be_parsed_is_kept_all_the_same_unless_it_is_huge(
    address: str, home: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await post(address, b"{", signed(b"{")) == 200
    assert await bring(address, {"object": "page"}) == 200
    assert await bring(address, body(statuses=[{"status": "delivered"}])) == 200
    monkeypatch.setattr(
        "handlers.whatsapp.webhook.BODY_LIMIT", 1000
    )  # small enough to have been read when it is refused
    assert await post(address, b"x" * 1001, {}) == 413
    assert await stored(home) == (3, 0)


async def test_while_the_database_is_away_or_the_number_is_not_open_nothing_is_confirmed(
    address: str, home: Database
) -> None:
    elsewhere = body(metadata={"phone_number_id": "999"}, messages=[message(text={"body": "halo"})])
    assert await bring(address, elsewhere) == 503
    async with home.sessions.begin() as session:
        await session.execute(text("ALTER TABLE receipts RENAME TO away"))
    assert await bring(address, body(statuses=[STATUS])) == 503


@pytest.mark.parametrize(
    ("token", "mode", "status"), [(VERIFY, "subscribe", 200), ("salah", "subscribe", 403), (VERIFY, "", 403)], ids=str
)
async def test_the_challenge_is_answered_to_whoever_knows_the_word(
    address: str, token: str, mode: str, status: int
) -> None:
    asked = {"hub.mode": mode, "hub.verify_token": token, "hub.challenge": "1158201444"}
    async with aiohttp.ClientSession() as session, session.get(address, params=asked) as answer:
        assert answer.status == status
        assert (await answer.text() == "1158201444") is (status == 200)
