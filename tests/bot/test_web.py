import asyncio

import pytest
from starlette.applications import Starlette

from bot import web


async def test_a_web_server_that_ends_by_itself_ends_whatever_it_served_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def gives_up(_server: object) -> bool:
        return True

    monkeypatch.setattr("uvicorn.Server.on_tick", lambda _server, _counter: gives_up(_server))
    with pytest.raises(ExceptionGroup, match="unhandled"):
        async with asyncio.timeout(60), web.served(Starlette(), web.take("127.0.0.1", 0)):
            await asyncio.Event().wait()


async def test_a_web_server_that_is_not_needed_any_more_ends_quietly() -> None:
    async with web.served(Starlette(), web.take("127.0.0.1", 0)):
        pass
