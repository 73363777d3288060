"""Questions to residents and their addresses."""

from collections.abc import Sequence
from datetime import datetime
from operator import attrgetter, itemgetter

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from data.accounts import siblings
from data.models import Address, Recipient, Resident
from domain.recipient import AddressEnd, RecipientKind

_MAY_COME_BACK = (AddressEnd.BLOCKED, AddressEnd.DEACTIVATED, AddressEnd.NOT_FOUND, AddressEnd.REMOVED)


async def at_address(session: AsyncSession, account_id: int, ref: str) -> tuple[Resident, int] | None:
    """The resident reached at an open address, with the address's id."""
    row = (
        await session.execute(
            select(Resident, Address.address_id)
            .join(Address, Address.recipient_id == Resident.resident_id)
            .where(Address.account_id == account_id, Address.ref == ref, Address.closed_at.is_(None))
        )
    ).first()
    return (row[0], row[1]) if row else None


async def at_sibling(session: AsyncSession, account_id: int, ref: str) -> tuple[Resident, int] | None:
    """The resident reached under the same id through another account of the same messenger, with the address's id."""
    rows = await session.execute(
        select(Address.address_id, Resident)
        .join(Resident, Resident.resident_id == Address.recipient_id)
        .where(Address.account_id.in_(siblings(account_id)), Address.ref == ref, Address.closed_at.is_(None))
    )
    # the newest is found here: asked for an order, SQLite walks the whole table by its key instead of the index
    row = max(rows, key=itemgetter(0), default=None)
    return (row[1], row[0]) if row else None


async def open_at(session: AsyncSession, resident_id: int, account_id: int, ref: str, now: datetime) -> None:
    """A resident is reached there as well from now on."""
    session.add(Address(recipient_id=resident_id, account_id=account_id, ref=ref, opened_at=now))
    await session.flush()


async def add(session: AsyncSession, account_id: int, ref: str, language: str, now: datetime) -> Resident:
    """A new resident with an open address; no consent, no subscription yet."""
    recipient = Recipient(kind=RecipientKind.RESIDENT)
    session.add(recipient)
    await session.flush()
    resident = Resident(resident_id=recipient.recipient_id, language=language, joined_at=now)
    session.add(resident)
    await session.flush()
    session.add(Address(recipient_id=resident.resident_id, account_id=account_id, ref=ref, opened_at=now))
    await session.flush()
    return resident


async def reopen(session: AsyncSession, account_id: int, ref: str, now: datetime) -> Address | None:
    """A new open address for the resident who was reached here last and then blocked us or was not found."""
    rows = await session.scalars(
        select(Address)
        .join(Resident, Resident.resident_id == Address.recipient_id)
        .where(
            Address.account_id.in_(siblings(account_id)),
            Address.ref == ref,
            Address.closed_why.in_(_MAY_COME_BACK),
            Resident.erased_at.is_(None),
        )
    )
    before = max(rows, key=attrgetter("address_id"), default=None)
    if before is None:
        return None
    address = Address(recipient_id=before.recipient_id, account_id=account_id, ref=ref, opened_at=now)
    session.add(address)
    await session.flush()
    return address


async def get(session: AsyncSession, resident_id: int) -> Resident:
    """The resident of an id that one of our rows names."""
    return await session.get_one(Resident, resident_id)


async def erased_since(session: AsyncSession, after: datetime) -> dict[int, datetime]:
    """Who was erased after a moment, and when."""
    rows = await session.execute(select(Resident.resident_id, Resident.erased_at).where(Resident.erased_at > after))
    return {resident_id: erased_at for resident_id, erased_at in rows if erased_at is not None}


async def last_erasure(session: AsyncSession) -> datetime | None:
    """When somebody was erased last."""
    found: datetime | None = await session.scalar(select(func.max(Resident.erased_at)))
    return found


async def unerased(session: AsyncSession, resident_ids: Sequence[int]) -> list[int]:
    """Those of them who exist and are not erased."""
    rows = await session.scalars(
        select(Resident.resident_id).where(Resident.resident_id.in_(resident_ids), Resident.erased_at.is_(None))
    )
    return list(rows)


async def find(session: AsyncSession, resident_id: int) -> Resident | None:
    """The resident of a number that somebody typed."""
    return await session.get(Resident, resident_id) if resident_id < 2**31 else None
