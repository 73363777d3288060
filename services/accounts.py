"""Accounts: what sends. A database belongs to one bot and remembers which."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts
from data.models import Account
from domain.platform import PlatformName
from domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Bot:
    """A Telegram bot as its token and getMe describe it; some servers know no username."""

    external_id: str
    rate: int
    username: str = ""


async def claim(session: AsyncSession, bot: Bot) -> int:
    """The account of this bot in this database; refused where the database belongs to another bot."""
    known = await accounts.on(session, PlatformName.TELEGRAM)
    if not known:
        new = Account(platform=PlatformName.TELEGRAM, external_id=bot.external_id, username=bot.username, rate=bot.rate)
        return (await accounts.add(session, new)).account_id
    account = next((each for each in known if each.external_id == bot.external_id), None)
    if account is None:
        raise Refusal("database-of-another-bot", id=known[0].external_id, own=bot.external_id)
    account.rate = bot.rate
    account.username = bot.username or account.username
    return account.account_id


async def username(session: AsyncSession, account_id: int) -> str:
    """What the bot is called on its platform; empty until it has run once."""
    return (await session.get_one(Account, account_id)).username


async def name(session: AsyncSession, account_id: int, username: str) -> None:
    """Its platform calls it so."""
    (await session.get_one(Account, account_id)).username = username
