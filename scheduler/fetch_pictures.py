"""Fetch the pictures that new items of feeds point at: with no session open, each written down by itself."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.ports import Gallery, Now
from services import feed_pictures
from services.feed_pictures import Wanted

Sessions = async_sessionmaker[AsyncSession]


async def fetch_pictures(sessions: Sessions, reads: Sessions, gallery: Gallery, now: Now) -> int:
    """Fetch what is due; how many were asked for."""
    async with reads() as session:
        if not await feed_pictures.anything_due(session, now()):
            return 0
    async with sessions.begin() as session:
        claimed = await feed_pictures.claim(session, now())
    async with asyncio.TaskGroup() as group:
        for wanted in claimed:
            group.create_task(_fetch(sessions, gallery, wanted, now))
    return len(claimed)


async def _fetch(sessions: Sessions, gallery: Gallery, wanted: Wanted, now: Now) -> None:
    come = await gallery.fetch(wanted.url)
    async with sessions.begin() as session:
        await feed_pictures.settle(session, wanted, come, now())
