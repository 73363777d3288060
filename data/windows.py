"""Questions about windows: who was last heard when, and how many were written to first in the last day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from data import rows
from data.audiences import covered
from data.candidates import Frozen, belongs
from data.models import (
    Account,
    Address,
    Broadcast,
    Budget,
    BudgetMinute,
    Delivery,
    Resident,
    Subscription,
    TemplateUse,
)
from domain.broadcast import BroadcastState
from domain.budget import FIRST_LIMIT, RESERVED, Allowance, counts_since
from domain.delivery import DeliveryState
from domain.platform import PlatformName
from domain.template import Category, is_open

LIMIT = "limit"
"""Why a copy waits that nobody may be written first with for now."""


async def note_limit(session: AsyncSession, broadcast_id: int, recipient_ids: Sequence[int]) -> None:
    """These copies wait because of the limit."""
    await session.execute(
        update(Delivery)
        .where(Delivery.broadcast_id == broadcast_id, Delivery.recipient_id.in_(sorted(recipient_ids)))
        .where(Delivery.state == DeliveryState.LATER)
        .values(why=LIMIT)
        .execution_options(synchronize_session=False)
    )


async def heard(session: AsyncSession, account_id: int, ref: str, at: datetime) -> None:
    """Somebody wrote at this moment; messages that come out of order change nothing."""
    await session.execute(
        update(Address)
        .where(
            Address.account_id == account_id,
            Address.ref == ref,
            Address.closed_at.is_(None),
            or_(Address.heard_at.is_(None), Address.heard_at < at),
        )
        .values(heard_at=at, missed=0)
        .execution_options(synchronize_session=False)
    )


async def shut(session: AsyncSession, address_ids: Sequence[int]) -> None:
    """The messenger says that these windows are closed."""
    await session.execute(
        update(Address)
        .where(Address.address_id.in_(sorted(address_ids)))
        .values(heard_at=None)
        .execution_options(synchronize_session=False)
    )


@dataclass(frozen=True, slots=True)
class Shut:
    """An address behind a closed window, when it was last written to first, and its reader's language."""

    address_id: int
    counted_at: datetime | None
    language: str


async def shut_at(session: AsyncSession, account_id: int, ref: str, now: datetime) -> Shut | None:
    """The address of a chat whose window is closed; None where it is open, or nobody is known there."""
    row = (
        await session.execute(
            select(Address.address_id, Address.counted_at, Address.heard_at, Resident.language)
            .join(Resident, Resident.resident_id == Address.recipient_id)
            .where(Address.account_id == account_id, Address.ref == ref, Address.closed_at.is_(None))
        )
    ).first()
    return None if row is None or is_open(row.heard_at, now) else Shut(row.address_id, row.counted_at, row.language)


async def of(
    session: AsyncSession, address_ids: Sequence[int]
) -> Mapping[int, tuple[datetime | None, datetime | None]]:
    """When each was last heard, and last written to first."""
    found = await session.execute(
        select(Address.address_id, Address.heard_at, Address.counted_at).where(
            Address.address_id.in_(sorted(address_ids))
        )
    )
    return {row.address_id: (row.heard_at, row.counted_at) for row in found}


async def allowance(session: AsyncSession, platform: PlatformName, now: datetime, *, hold: bool) -> Allowance:
    """What is left of the day's limit; `hold`: until the transaction ends nobody else uses any of it."""
    if hold:
        await _founded(session, platform, now)
    query = select(Budget.most, Budget.reserve).where(Budget.platform == platform)
    known = (await session.execute(query.with_for_update() if hold else query)).first()
    counted = select(func.coalesce(func.sum(BudgetMinute.people), 0), func.min(BudgetMinute.minute)).where(
        BudgetMinute.minute > counts_since(now), BudgetMinute.people > 0
    )
    used, oldest = (await session.execute(counted)).one()
    most, reserve = known or (FIRST_LIMIT, FIRST_LIMIT // RESERVED)
    return Allowance(most, reserve, used, oldest)


async def _founded(session: AsyncSession, platform: PlatformName, now: datetime) -> None:
    """There is a row to hold."""
    if await session.get(Budget, platform) is not None:
        return
    insert = postgresql.insert if rows.on_postgres(session) else sqlite.insert
    first = {"platform": platform, "most": FIRST_LIMIT, "reserve": FIRST_LIMIT // RESERVED, "changed_at": now}
    await session.execute(insert(Budget).values(**first).on_conflict_do_nothing())


async def count(
    session: AsyncSession, address_ids: Sequence[int], people: Mapping[datetime, int], now: datetime
) -> None:
    """These are written to first now; `people`: how many more or fewer each minute counts."""
    await session.execute(
        update(Address)
        .where(Address.address_id.in_(sorted(address_ids)))
        .values(counted_at=now)
        .execution_options(synchronize_session=False)
    )
    insert = postgresql.insert if rows.on_postgres(session) else sqlite.insert
    for minute in sorted(people):
        statement = insert(BudgetMinute).values(minute=minute, people=people[minute])
        changed = {"people": BudgetMinute.people + people[minute]}
        await session.execute(statement.on_conflict_do_update(index_elements=["minute"], set_=changed))
    await session.execute(
        delete(BudgetMinute)
        .where(BudgetMinute.minute <= counts_since(now))
        .execution_options(synchronize_session=False)
    )


async def budget(session: AsyncSession, platform: PlatformName) -> Budget:
    """The limit as it was last set, to be changed."""
    return await session.get_one(Budget, platform)


async def used(session: AsyncSession, broadcast_id: int, copies: Mapping[Category, int]) -> None:
    """So many more copies of a broadcast went out as templates."""
    insert = postgresql.insert if rows.on_postgres(session) else sqlite.insert
    for category in sorted(copies):
        statement = insert(TemplateUse).values(broadcast_id=broadcast_id, category=category, copies=copies[category])
        more = {"copies": TemplateUse.copies + copies[category]}
        await session.execute(statement.on_conflict_do_update(index_elements=["broadcast_id", "category"], set_=more))


async def uses(session: AsyncSession, broadcast_id: int) -> dict[Category, int]:
    """How many copies of a broadcast went out as templates, by category."""
    found = await session.execute(
        select(TemplateUse.category, TemplateUse.copies).where(TemplateUse.broadcast_id == broadcast_id)
    )
    return {row.category: row.copies for row in found}


async def reached_here(
    session: AsyncSession, frozen: Frozen, platform: PlatformName, since: datetime
) -> tuple[int, int]:
    """How many people of an audience are reached over a messenger, and how many of them were not heard since."""
    here = and_(
        Address.recipient_id == Subscription.recipient_id,
        Address.closed_at.is_(None),
        Address.stands_by.is_(False),
        Address.account_id.in_(select(Account.account_id).where(Account.platform == platform)),
    )
    silent = case((or_(Address.heard_at.is_(None), Address.heard_at <= since), Subscription.recipient_id))
    query = (
        select(func.count(Subscription.recipient_id.distinct()), func.count(silent.distinct()))
        .select_from(Subscription)
        .join(Address, here)
        .where(covered(frozen), *belongs(frozen))
    )
    people, shut = (await session.execute(query)).one()
    return people, shut


async def rejected_for(session: AsyncSession, broadcast_id: int, why: str) -> int:
    """How many copies of a broadcast were rejected for a reason."""
    query = select(func.count()).where(
        Delivery.broadcast_id == broadcast_id, Delivery.state == DeliveryState.REJECTED, Delivery.why == why
    )
    return await session.scalar(query) or 0


async def held_up(session: AsyncSession, broadcast_id: int) -> tuple[int, datetime | None]:
    """How many copies of a broadcast wait for the limit, and when the first of them is due."""
    of_this = (Delivery.broadcast_id == broadcast_id, *_HELD)
    row = (await session.execute(select(func.count(), func.min(Delivery.due_at)).where(*of_this))).one()
    return row[0], row[1]


async def waiting(session: AsyncSession) -> list[tuple[int, int]]:
    """The running broadcasts of which copies wait for the limit, each with its account."""
    held = await session.execute(
        select(Delivery.broadcast_id, Delivery.account_id)
        .join(Broadcast, Broadcast.broadcast_id == Delivery.broadcast_id)
        .where(Broadcast.state == BroadcastState.RUNNING, *_HELD)
        .distinct()
        .order_by(Delivery.broadcast_id, Delivery.account_id)
    )
    return [(row.broadcast_id, row.account_id) for row in held]


async def wake(session: AsyncSession, broadcast_id: int, account_id: int, now: datetime) -> None:
    """Copies that wait for the limit are due now."""
    await session.execute(
        update(Delivery)
        .where(Delivery.broadcast_id == broadcast_id, Delivery.account_id == account_id, *_HELD)
        .values(due_at=now)
        .execution_options(synchronize_session=False)
    )


_HELD = (Delivery.state == DeliveryState.LATER, Delivery.settled_at.is_(None), Delivery.why == LIMIT)
