"""A house with as many residents as are wanted, in the kelurahan of Balikpapan, laid out by the database itself."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Subquery, Text, cast, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.measure import TEXT, TOKEN
from bot.house import opened_house, present
from bot.settings import Settings
from data.models import Account, Address, Broadcast, Moment, Recipient, Region, Resident, Subscription
from domain.audience import Audience
from domain.lane import Lane
from domain.platform import PlatformName
from domain.recipient import RecipientKind
from domain.topic import ALL_TOPICS
from services import broadcasts
from tests import towns

TOWN = "64.71"
NUMBER_ID = "1065403"
UNLIMITED = 1_000_000
"""A rate that never holds anybody back."""

_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
_STEP = 100_000


def settings(database_url: str, server_url: str = "https://127.0.0.1") -> Settings:
    """Settings of a live bot, independent of any .env file and of the hour."""
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=server_url,
        database_url=database_url,
        whatsapp_access_token=SecretStr("EAA" + TOKEN.zfill(20)),
        whatsapp_phone_number_id=NUMBER_ID,
        whatsapp_app_secret=SecretStr(TOKEN),
        whatsapp_verify_token=SecretStr(TOKEN),
        whatsapp_api_url=server_url,
        quiet_hours="off",
        log_format="json",
    )


async def fill(database_url: str, number: int) -> None:
    """Regions, the bot's account, and so many residents, each listening to one kelurahan; n is reached at chat n."""
    async with opened_house(settings(database_url)) as house:
        for first in range(1, number + 1, _STEP):
            async with house.sessions.begin() as session:
                await _settle(session, house.account_id, first, min(first + _STEP - 1, number))


async def _settle(session: AsyncSession, account_id: int, first: int, last: int) -> None:
    n = _numbers(first, last).c.n
    kind, moment = literal(RecipientKind.RESIDENT.value), literal(_LONG_AGO, Moment)
    villages, count = await _villages(session)
    wishes = select(n, villages.c.code, kind, literal(ALL_TOPICS), literal(value=False), moment).join(
        villages, n % count == villages.c.place
    )
    address = (literal(account_id), cast(n, Text), literal(""), moment)
    for table, columns, rows in (
        (Recipient, ("recipient_id", "kind"), select(n, kind)),
        (Resident, ("resident_id", "language", "joined_at"), select(n, literal("id"), moment)),
        (Address, ("recipient_id", "account_id", "ref", "thread", "opened_at"), select(n, *address)),
        (Subscription, ("recipient_id", "region_code", "kind", "topics", "wants_below", "started_at"), wishes),
    ):
        await session.execute(insert(table).from_select(columns, rows))


def _numbers(first: int, last: int) -> Any:
    start = select(literal(first).label("n")).cte("numbers", recursive=True)
    return start.union_all(select(start.c.n + 1).where(start.c.n < last))


async def _villages(session: AsyncSession) -> tuple[Subquery, int]:
    lowest = Region.code.startswith(f"{TOWN}.") & (func.length(Region.code) == 13)
    count = await session.scalar(select(func.count()).where(lowest)) or 0
    place = (func.row_number().over(order_by=Region.code) - 1).label("place")
    return select(Region.code, place).where(lowest).subquery("villages"), count


async def set_rate(session: AsyncSession, rate: int) -> None:
    """The rate of every account from now on."""
    await session.execute(update(Account).values(rate=rate, next_free=None))


async def move(session: AsyncSession, platform: PlatformName) -> None:
    """Everybody is reached there instead, and has just written, so that their windows are open."""
    account_id = select(Account.account_id).where(Account.platform == platform).scalar_subquery()
    await session.execute(update(Address).values(account_id=account_id, heard_at=present()))


async def broadcast(session: AsyncSession, codes: Sequence[str] = (TOWN,), lane: Lane = Lane.NEWS) -> int:
    """A broadcast of the text that all ways send, approved and due now."""
    announcement_id = await towns.announce(session, f"{TEXT}\n{', '.join(codes)}", lane)
    broadcast_id = await towns.approve(session, announcement_id, Audience(regions=tuple(codes)), lane)
    await broadcasts.schedule(session, broadcast_id, present())
    return broadcast_id


async def is_over(session: AsyncSession, broadcast_id: int) -> bool:
    """Whether nothing of a broadcast is under way any more."""
    return await session.scalar(select(Broadcast.finished_at).where(Broadcast.broadcast_id == broadcast_id)) is not None
