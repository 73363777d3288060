"""Brings webhooks to the business, signed, until each is accepted; twice or in disorder where a test wants it so."""

import asyncio
import contextlib
import hashlib
import hmac
import json
from collections import deque
from urllib.parse import urlencode

import aiohttp

from simulator.people import Json

_PAUSE, _LONGEST_PAUSE = 0.2, 10.0
_ANSWER_WITHIN = aiohttp.ClientTimeout(total=30)
_CHALLENGE = "1158201444"


class Courier:
    """One task that posts while an address is subscribed. It is checked before anything is brought there."""

    def __init__(self, secret: str, verify_token: str) -> None:
        self._secret, self._verify_token = secret.encode(), verify_token
        self.url = ""
        self.twice = False  # everything is brought twice
        self.backwards = False  # of what waits together, the newest comes first
        self.verified = False
        self._waiting: deque[Json] = deque()
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def subscribe(self, url: str) -> None:
        """From now on webhooks are brought there."""
        self.url, self.verified = url, False
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._deliver())

    def bring(self, webhook: Json) -> None:
        """Something has happened."""
        self._waiting.append(webhook)
        self._arrived.set()

    async def close(self) -> None:
        """Stop and wait until nothing is in flight."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _deliver(self) -> None:
        pause = _PAUSE
        async with aiohttp.ClientSession(timeout=_ANSWER_WITHIN) as session:
            while True:
                if not self._waiting:
                    self._arrived.clear()
                    await self._arrived.wait()
                if await self._brought(session):
                    pause = _PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)

    async def _brought(self, session: aiohttp.ClientSession) -> bool:
        """Bring one webhook; it leaves the row once it was accepted."""
        webhook = self._waiting[-1 if self.backwards else 0]
        try:
            self.verified = self.verified or await self._checked(session)
            accepted = self.verified and await self._post(session, webhook)
            if accepted and self.twice:
                await self._post(session, webhook)
        except (aiohttp.ClientError, TimeoutError):
            return False
        if accepted:
            self._waiting.remove(webhook)
        return accepted

    async def _checked(self, session: aiohttp.ClientSession) -> bool:
        """Whether the business answers the challenge: it knows the word that was agreed on."""
        asked = {"hub.mode": "subscribe", "hub.challenge": _CHALLENGE, "hub.verify_token": self._verify_token}
        async with session.get(f"{self.url}?{urlencode(asked)}", allow_redirects=False) as answer:
            return answer.status == 200 and await answer.text() == _CHALLENGE

    async def _post(self, session: aiohttp.ClientSession, webhook: Json) -> bool:
        body = json.dumps(webhook).encode()
        signature = hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={signature}"}
        async with session.post(self.url, data=body, headers=headers, allow_redirects=False) as answer:
            return answer.status == 200
