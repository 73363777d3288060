"""A small house that delivers: engine, ticks and the real Telegram platform over a database, towards any server."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.engine.embedded import Embedded
from bot.http import Client, Resolver, names, opened
from bot.platforms import whatsapp
from bot.platforms.telegram.api import Api
from bot.platforms.telegram.platform import Telegram
from data.database import Database
from data.models import Chunk, Delivery, Tally
from domain.audience import Audience
from domain.broadcast import FINAL, BroadcastState
from domain.chunk import ChunkState
from domain.counts import Counts
from domain.delivery import DeliveryState
from domain.lane import Lane
from domain.platform import PlatformName
from domain.ports import Engine, Platform
from domain.quiet_hours import QuietHours
from scheduler.deliver import Deliver
from scheduler.open_broadcasts import OpenBroadcasts
from services import accounts, broadcasts
from services.accounts import Known
from tests import towns

TOKEN = "1:A"
TICK = 0.1
POLL = 0.05


def present() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def delivering(
    database: Database,
    url: str,
    *,
    engine: Any = None,
    quiet: QuietHours | None = None,
    news_a_day: int = 0,
    recall: bool = True,
    resolve: Resolver = names,
    further: Mapping[int, Platform] | None = None,
) -> AsyncIterator[Deliver]:
    """Everything that sends over the accounts of the database (or over `further` ones), while the block lasts."""
    chosen: Engine[Any] = engine or Embedded()
    async with opened(resolve=resolve) as http:
        async with database.reads() as session:
            known = {each.account_id: _platform(each, http, url) for each in await accounts.known(session)}
        platforms: dict[int, Platform] = {**known, **(further or {})}
        deliver = Deliver(database.sessions, database.reads, platforms, chosen, present, quiet, news_a_day)
        tick = OpenBroadcasts(database.sessions, database.reads, chosen, present, quiet)
        if recall:
            async with database.sessions.begin() as session:
                await broadcasts.recall(session)
        tasks = [asyncio.create_task(chosen.work(deliver)), asyncio.create_task(_ticking(tick))]
        try:
            yield deliver
        finally:
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            assert [type(each) for each in ended] == [asyncio.CancelledError] * 2, ended


def _platform(account: Known, http: Client, url: str) -> Platform:
    if account.platform is PlatformName.WHATSAPP:
        number = whatsapp.Api(http, url, account.external_id, TOKEN)
        return whatsapp.WhatsApp(number, account.account_id, account.username)
    return Telegram(Api(http, url, TOKEN), account.account_id, "siarkim_bot")


async def _ticking(tick: Callable[[], Any]) -> None:
    while True:
        with suppress(SQLAlchemyError):  # as the timetable does: the next tick tries again
            await tick()
        await asyncio.sleep(TICK)


async def peopled(
    database: Database, number: int, *, rate: int = 1000, on: PlatformName = PlatformName.TELEGRAM
) -> int:
    """So many residents of one account; answers its id."""
    async with database.sessions.begin() as session:
        account_id = await towns.found(session, rate=rate, on=on)
        await towns.settle(session, account_id, number)
        await towns.heard(session, account_id)
    return account_id


async def ledger(database: Database, broadcast_id: int) -> dict[DeliveryState, int]:
    """How many copies stand in each state, counted row by row; the tallies must say the same, and nothing be open."""
    async with database.reads() as session:
        of_this = Delivery.broadcast_id == broadcast_id
        rows = await session.execute(select(Delivery.state, func.count()).where(of_this).group_by(Delivery.state))
        found: dict[DeliveryState, int] = {row[0]: row[1] for row in rows}
        tallied = {
            row.state: row.copies
            for row in await session.scalars(select(Tally).where(Tally.broadcast_id == broadcast_id))
            if row.copies
        }
        open_rows = await session.scalar(select(func.count()).where(of_this, Delivery.settled_at.is_(None)))
        live = await session.scalar(
            select(func.count()).where(Chunk.broadcast_id == broadcast_id, Chunk.state != ChunkState.DONE)
        )
    assert tallied == found
    assert (open_rows, live) == (0, 0)
    return found


async def broadcast(
    database: Database, audience: Audience | None = None, lane: Lane = Lane.NEWS, text: str = "Air mati.", **values: Any
) -> int:
    """A broadcast that is due now."""
    async with database.sessions.begin() as session:
        announcement_id = await towns.announce(session, text, lane)
        broadcast_id = await towns.approve(
            session, announcement_id, audience or Audience(regions=("64",)), lane, **values
        )
        await broadcasts.schedule(session, broadcast_id, present())
    return broadcast_id


async def counted(database: Database, broadcast_id: int) -> Counts:
    async with database.reads() as session:
        return await broadcasts.counts(session, broadcast_id)


async def until(
    database: Database, broadcast_id: int, holds: Callable[[Counts], bool], seconds: float = 120.0
) -> Counts:
    """Look at the counts until something holds; fail with them if it never does."""
    counts = await counted(database, broadcast_id)
    try:
        async with asyncio.timeout(seconds):
            while not holds(counts):
                await asyncio.sleep(POLL)
                counts = await counted(database, broadcast_id)
    except TimeoutError:
        raise AssertionError(f"never came to it: {counts}") from None
    return counts


async def over(database: Database, broadcast_id: int, seconds: float = 120.0) -> Counts:
    """The counts once a broadcast is over."""
    return await until(
        database, broadcast_id, lambda counts: counts.state in FINAL and counts.finished_at is not None, seconds
    )


def is_state(state: BroadcastState) -> Callable[[Counts], bool]:
    return lambda counts: counts.state is state
