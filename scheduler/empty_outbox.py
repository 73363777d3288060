"""Send what lies in the outbox: every second, chats side by side, the letters of one chat in their order."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.message import Later
from domain.ports import Now, Platform
from services import outbox
from services.outbox import Leaving, Settled

Sessions = async_sessionmaker[AsyncSession]

Told = Callable[[AsyncSession, Settled, datetime], Awaitable[None]]
"""Hears how each letter ended, in the transaction that writes it down."""


async def empty_outbox(
    sessions: Sessions, reads: Sessions, platforms: Mapping[int, Platform], told: Told, now: Now
) -> int:
    """Send every letter that is due; how many were taken."""
    async with reads() as session:
        if not await outbox.any_due(session, platforms, now()):
            return 0
    async with sessions.begin() as session:
        taken = await outbox.take(session, platforms, now())
    chats: dict[tuple[int, str], list[Leaving]] = defaultdict(list)
    for leaving in taken:
        chats[leaving.account_id, leaving.target.ref].append(leaving)
    async with asyncio.TaskGroup() as group:
        for letters in chats.values():
            group.create_task(_send(sessions, platforms[letters[0].account_id], letters, told, now))
    return len(taken)


async def _send(sessions: Sessions, platform: Platform, letters: Sequence[Leaving], told: Told, now: Now) -> None:
    for leaving in letters:
        outcome = await platform.send(leaving.target, leaving.message)
        async with sessions.begin() as session:
            settled = await outbox.settle(session, leaving, outcome, now())
            if settled is not None:
                await told(session, settled, now())
        if isinstance(outcome, Later):
            return  # the rest of this chat's letters come due with their lease, still in order
