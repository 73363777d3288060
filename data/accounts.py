"""Questions to the accounts."""

from datetime import datetime

from sqlalchemy import BindParameter, Select, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data.models import Account, Address
from domain.platform import PlatformName
from domain.recipient import AddressEnd


async def on(session: AsyncSession, platform: PlatformName) -> list[Account]:
    """The accounts of a platform, removed ones as well, oldest first."""
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


async def platform_of(session: AsyncSession, account_id: int) -> PlatformName:
    """The messenger of an account."""
    return (await session.scalars(select(Account.platform).where(Account.account_id == account_id))).one()


def siblings(account_id: int | BindParameter[int]) -> Select[int]:
    """The accounts of the same messenger, this one included: they know people by the same ids."""
    platform = select(Account.platform).where(Account.account_id == account_id).scalar_subquery()
    return select(Account.account_id).where(Account.platform == platform)


async def open_refs(session: AsyncSession, account_id: int, most: int) -> list[tuple[int, str]]:
    """Some open addresses of an account: id and where."""
    rows = await session.execute(
        select(Address.address_id, Address.ref)
        .where(Address.account_id == account_id, Address.closed_at.is_(None))
        .limit(most)
    )
    return [(row.address_id, row.ref) for row in rows]


async def reopen(session: AsyncSession, account_id: int, after: str, most: int) -> str | None:
    """Addresses that were closed because their account was removed are open again; how far, None at the end."""
    walked = (
        await session.execute(
            select(Address.address_id, Address.ref)
            .where(Address.account_id == account_id, Address.ref > after)
            .order_by(Address.ref)
            .limit(most)
        )
    ).all()
    newer = aliased(Address)
    taken = exists().where(
        newer.account_id == account_id,
        newer.ref == Address.ref,
        newer.thread == Address.thread,
        newer.closed_at.is_(None),
    )
    await session.execute(
        update(Address)
        .where(Address.address_id.in_([row.address_id for row in walked]))
        .where(Address.closed_why == AddressEnd.REMOVED, ~taken)
        .values(closed_at=None, closed_why=None)
        .execution_options(synchronize_session=False)
    )
    return walked[-1].ref if len(walked) == most else None


async def close(session: AsyncSession, address_ids: list[int], now: datetime) -> None:
    """Nobody is reached at these addresses any more: their account is removed."""
    await session.execute(
        update(Address)
        .where(Address.address_id.in_(address_ids))
        .values(closed_at=now, closed_why=AddressEnd.REMOVED)
        .execution_options(synchronize_session=False)
    )
