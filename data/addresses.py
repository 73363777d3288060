"""Questions to the addresses: where a recipient is reached through an account."""

from collections.abc import Collection
from datetime import datetime
from functools import cache

from sqlalchemy import Integer, Update, bindparam, case, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from data.accounts import siblings
from data.models import Account, Address, Letter, Post, Resident, Standing
from domain.identity import Ids
from domain.platform import PlatformName
from domain.recipient import MISSES, AddressEnd


async def close(session: AsyncSession, account_id: int, ref: str, why: AddressEnd, now: datetime) -> None:
    """Nobody is reached there any more; the row stays as history."""
    open_ones = select(Address.address_id).where(
        Address.account_id == account_id, Address.ref == ref, Address.closed_at.is_(None)
    )
    await close_all(session, (await session.scalars(open_ones)).all(), why, now)


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
    """Nobody is reached at these addresses any more; who was only missed is given up after a few times in a row."""
    these = update(Address).where(Address.address_id.in_(sorted(address_ids)), Address.closed_at.is_(None))
    these = these.execution_options(synchronize_session="fetch")
    if why is AddressEnd.MISSED:
        await session.execute(these.values(missed=Address.missed + 1))
        these = these.where(Address.missed >= MISSES)
    await session.execute(these.values(closed_at=now, closed_why=why))


async def reached(session: AsyncSession, address_id: int) -> None:
    """Something has arrived there."""
    await session.execute(
        update(Address)
        .where(Address.address_id == address_id, Address.missed > 0)
        .values(missed=0)
        .execution_options(synchronize_session=False)
    )


_OTHERS = (  # made once, like what follows: making these costs as much as asking them, and every turn asks
    select(
        Account.account_id.in_(siblings(bindparam("account", type_=Integer))).label("same_messenger"),
        Address.address_id,
        Address.account_id,
        Address.recipient_id,
    )
    .join(Account, Account.account_id == Address.account_id)
    .where(
        Address.recipient_id.in_(bindparam("who", expanding=True)),
        Address.closed_at.is_(None),
        Account.platform.in_(bindparam("platforms", expanding=True)),
        Address.account_id != bindparam("account"),
        Account.removed_at.is_(None),
    )
)


async def others_of(
    session: AsyncSession, account_id: int, recipient_ids: Collection[int], platforms: Collection[PlatformName]
) -> dict[int, tuple[int, int]]:
    """Where else some recipients of an account are reached: address and account, the newest on the same messenger.

    Another messenger stands in where the same one has no other way, and where it is among `platforms`.
    """
    asked = {"account": account_id, "who": sorted(recipient_ids), "platforms": sorted(platforms)}
    rows = await session.execute(_OTHERS, asked)
    ordered = sorted(rows, key=lambda row: (bool(row.same_messenger), row.address_id))
    return {row.recipient_id: (row.address_id, row.account_id) for row in ordered}


async def rank(session: AsyncSession, recipient_ids: Collection[int]) -> None:
    """Of the people who have chosen between two messengers: the other one stands by while the chosen one is open."""
    choosing = (await session.scalars(_CHOOSING, {"who": sorted(recipient_ids)})).all()
    if choosing:
        await session.execute(_ranking(), {"who": choosing})


_CHOOSING = select(Resident.resident_id).where(
    Resident.resident_id.in_(bindparam("who", expanding=True)), Resident.prefers.is_not(None)
)


@cache
def _ranking() -> Update:
    here, chosen, there = Account.__table__.alias(), aliased(Account), aliased(Address)
    choosing = select(Resident.prefers).where(Resident.resident_id == Address.recipient_id).scalar_subquery()
    platform = select(here.c.platform).where(here.c.account_id == Address.account_id).scalar_subquery()
    open_there = (
        select(there.address_id)
        .join(chosen, chosen.account_id == there.account_id)
        .join(Resident, Resident.resident_id == there.recipient_id)
        .where(
            there.recipient_id == Address.recipient_id,
            there.closed_at.is_(None),
            chosen.platform == Resident.prefers,
        )
        .correlate(Address)
        .exists()
    )
    return (
        update(Address)
        .where(Address.recipient_id.in_(bindparam("who", expanding=True)), Address.closed_at.is_(None))
        .values(stands_by=case((platform == choosing, False), else_=open_there))
        .execution_options(synchronize_session="fetch")
    )


async def known_as(session: AsyncSession, account_id: int, ids: Ids) -> list[Address]:
    """The open addresses that somebody has over an account and its siblings by the id or the number of `ids`."""
    refs = [each for each in (ids.user_id, ids.phone) if each]
    rows = await session.scalars(
        select(Address).where(
            or_(Address.ref.in_(refs), Address.phone.in_([ids.phone] if ids.phone else [])),
            Address.account_id.in_(siblings(account_id)),
            Address.closed_at.is_(None),
        )
    )
    return sorted(rows, key=lambda row: row.address_id)


async def rename(session: AsyncSession, row: Address, ids: Ids, now: datetime) -> None:
    """The person is known by other ids: the address is closed and opened anew, what was begun in the chat goes on."""
    row.closed_at, row.closed_why = now, AddressEnd.MOVED
    await session.flush()
    session.add(
        Address(
            recipient_id=row.recipient_id,
            account_id=row.account_id,
            ref=ids.ref,
            phone=ids.phone if ids.user_id else None,
            stands_by=row.stands_by,
            opened_at=now,
        )
    )
    await session.flush()
    if row.ref != ids.ref:
        await _rename_chat(session, row.account_id, row.ref, ids.ref)


async def _rename_chat(session: AsyncSession, account_id: int, ref: str, new_ref: str) -> None:
    """Half-finished dialogues, our messages that mean something, and letters on their way follow the person."""
    taken = select(Standing.sender_ref).where(Standing.account_id == account_id, Standing.chat_ref == new_ref)
    await session.execute(
        update(Standing)
        .where(Standing.account_id == account_id, Standing.chat_ref == ref, Standing.sender_ref == ref, ~taken.exists())
        .values(chat_ref=new_ref, sender_ref=new_ref)
    )
    await session.execute(
        update(Post).where(Post.account_id == account_id, Post.chat_ref == ref).values(chat_ref=new_ref)
    )
    waiting = (Letter.account_id == account_id, Letter.chat_ref == ref, Letter.settled_at.is_(None))
    await session.execute(update(Letter).where(*waiting).values(chat_ref=new_ref))
