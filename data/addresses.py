"""Questions to the addresses: where a recipient is reached through an account."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.accounts import siblings
from data.models import Account, Address
from domain.recipient import AddressEnd


async def close(session: AsyncSession, account_id: int, ref: str, why: AddressEnd, now: datetime) -> None:
    """Nobody is reached there any more; the row stays as history."""
    await session.execute(
        update(Address)
        .where(Address.account_id == account_id, Address.ref == ref, Address.closed_at.is_(None))
        .values(closed_at=now, closed_why=why)
    )


async def move(session: AsyncSession, account_id: int, ref: str, new_ref: str, now: datetime) -> None:
    """The chat has another ref from now on: its open addresses are closed and opened anew."""
    found = await session.scalars(
        select(Address).where(Address.account_id == account_id, Address.ref == ref, Address.closed_at.is_(None))
    )
    rows = found.all()
    if rows:  # whoever was taken for a stranger there is these
        await close(session, account_id, new_ref, AddressEnd.MOVED, now)
    for row in rows:
        row.closed_at, row.closed_why = now, AddressEnd.MOVED
        await session.flush()
        session.add(
            Address(recipient_id=row.recipient_id, account_id=account_id, ref=new_ref, thread=row.thread, opened_at=now)
        )
    await session.flush()


async def close_all(session: AsyncSession, address_ids: Collection[int], why: AddressEnd, now: datetime) -> None:
    """Nobody is reached at these addresses any more."""
    await session.execute(
        update(Address)
        .where(Address.address_id.in_(sorted(address_ids)), Address.closed_at.is_(None))
        .values(closed_at=now, closed_why=why)
        .execution_options(synchronize_session=False)
    )


async def others_of(
    session: AsyncSession, account_id: int, recipient_ids: Collection[int]
) -> dict[int, tuple[int, int]]:
    """Where else some recipients of an account are reached on the same messenger: address and account, the newest."""
    rows = await session.execute(
        select(Address.address_id, Address.recipient_id, Address.account_id)
        .join(Account, Account.account_id == Address.account_id)
        .where(
            Address.recipient_id.in_(sorted(recipient_ids)),
            Address.closed_at.is_(None),
            Address.account_id.in_(siblings(account_id)),
            Address.account_id != account_id,
            Account.removed_at.is_(None),
        )
    )
    return {row.recipient_id: (row.address_id, row.account_id) for row in sorted(rows)}
