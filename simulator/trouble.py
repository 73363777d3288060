"""Answers as they are written on the wire, whole or broken."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.types import Message as Event
from starlette.types import Receive, Send

from simulator.faults import Fault, Trouble
from simulator.people import Json
from simulator.sockets import reset

_JSON = [(b"content-type", b"application/json"), (b"server", b"nginx/1.18.0")]

Respond = Callable[[], Awaitable[tuple[int, Json]]]
"""What the call comes to if it is carried out: status and body."""


async def answer(send: Send, status: int, body: Json | str, share: float = 1.0) -> None:
    """Write an answer, or only a share of it."""
    content = (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()
    headers = [*_JSON, (b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    part = content[: int(len(content) * share)]
    await send({"type": "http.response.body", "body": part, "more_body": share < 1})


async def misbehave(fault: Fault, respond: Respond, ends: tuple[Receive, Send]) -> None:
    """Run a call into a scripted trouble."""
    receive, send = ends
    if fault.trouble is Trouble.ANSWER:
        await answer(send, fault.status, fault.body)
        return
    status, body = await respond() if fault.done else (200, {"ok": True, "result": True})
    match fault.trouble:
        case Trouble.HALF:
            await answer(send, status, body, share=0.5)
            reset(receive, gently=True)
        case Trouble.RESET:
            reset(receive)
        case Trouble.HANG:
            await while_connected(_when_released(fault, send, status, body), receive)


async def _when_released(fault: Fault, send: Send, status: int, body: Json) -> None:
    await fault.release.wait()
    await answer(send, status, body)


async def while_connected(work: Any, receive: Receive) -> None:
    """Give up the work when the client hangs up, so that an update is not lost to a dead connection."""
    tasks = [asyncio.ensure_future(work), asyncio.ensure_future(_hangup(receive))]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _hangup(receive: Receive) -> None:
    event: Event = {"type": ""}
    while event["type"] != "http.disconnect":
        event = await receive()
