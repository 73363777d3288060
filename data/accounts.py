"""Questions to the accounts."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Account
from domain.platform import PlatformName


async def on(session: AsyncSession, platform: PlatformName) -> list[Account]:
    """The accounts of a platform, oldest first."""
    rows = await session.scalars(select(Account).where(Account.platform == platform).order_by(Account.account_id))
    return list(rows)


async def add(session: AsyncSession, account: Account) -> Account:
    """A new account."""
    session.add(account)
    await session.flush()
    return account


async def rate_of(session: AsyncSession, account_id: int) -> int:
    """Messages a second that an account may send."""
    return (await session.get_one(Account, account_id)).rate
