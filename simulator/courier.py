"""Delivers updates to the bot's webhook, in order, until each is accepted."""

import asyncio
import contextlib
from collections.abc import Callable

import aiohttp

from simulator.people import Json
from simulator.updates import Updates

_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 10.0
_ANSWER_WITHIN = aiohttp.ClientTimeout(total=30)


class Courier:
    """One task that posts while a webhook is set."""

    def __init__(self, updates: Updates, hook: Callable[[], Json]) -> None:
        self._updates = updates
        self._hook = hook
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, or begin anew with another address."""
        self.stop()
        self._task = asyncio.get_running_loop().create_task(self._deliver())

    def resume(self) -> None:
        """Begin if a webhook is set and nobody delivers, as after a restart."""
        if self._task is None and self._hook().get("url"):
            self.start()

    def stop(self) -> None:
        """Deliver no more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """Stop and wait until nothing is in flight."""
        task = self._task
        self.stop()
        if task is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _deliver(self) -> None:
        pause = _FIRST_PAUSE
        async with aiohttp.ClientSession(timeout=_ANSWER_WITHIN) as session:
            while True:
                await self._updates.arrived.wait()
                for update in self._updates.first(1):
                    if await self._post(session, update):
                        self._updates.confirm(update["update_id"] + 1)
                        pause = _FIRST_PAUSE
                    else:
                        await asyncio.sleep(pause)
                        pause = min(pause * 2, _LONGEST_PAUSE)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        hook = self._hook()
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook["secret"]} if hook.get("secret") else {}
        try:
            async with session.post(hook["url"], json=update, headers=headers, allow_redirects=False) as answer:
                hook["error"] = "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            hook["error"] = f"Connection failed: {type(error).__name__}"
        return not hook["error"]
