"""What systemd is told, where it started us (`Type=notify`): ready, stopping, and that we are well."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable


def tell(state: str) -> None:
    """Send one state; without systemd nothing happens."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as notify:
        notify.sendto(state.encode(), "\0" + address[1:] if address.startswith("@") else address)


async def keep_alive(well: Callable[[], Awaitable[bool]]) -> None:
    """Say that we are well, three times in the period of the watchdog; silent while we are not."""
    period = int(os.environ.get("WATCHDOG_USEC") or 0) / 1_000_000
    while True:
        if not period:
            await asyncio.Event().wait()
        if await _said_in_time(well, period):
            tell("WATCHDOG=1")
        await asyncio.sleep(period / 3)


async def _said_in_time(well: Callable[[], Awaitable[bool]], period: float) -> bool:
    try:
        async with asyncio.timeout(period / 2):
            return await well()
    except TimeoutError:
        return False
