"""Many residents at once: what is known of their addresses, and new rows in bulk, past the ORM."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.accounts import siblings
from data.models import Address, Base, Recipient, Resident, Subscription
from domain.recipient import RecipientKind

_RECIPIENTS, _RESIDENTS, _ADDRESSES, _SUBSCRIPTIONS = (
    Base.metadata.tables[each.__tablename__] for each in (Recipient, Resident, Address, Subscription)
)


@dataclass(slots=True)
class Known:
    """A resident as an import finds them."""

    resident_id: int
    reachable: bool  # has an open address there, or on another account of the same messenger
    consented_at: datetime | None
    left_at: datetime | None


async def known(session: AsyncSession, account_id: int, refs: Sequence[str]) -> dict[str, Known]:
    """By messenger id: the resident reached there now, or last."""
    rows = await session.execute(
        select(
            Address.address_id,
            Address.ref,
            Address.closed_at,
            Resident.resident_id,
            Resident.consented_at,
            Resident.left_at,
        )
        .join(Resident, Resident.resident_id == Address.recipient_id)
        .where(Address.account_id.in_(siblings(account_id)), Address.ref.in_(refs))
    )
    found: dict[str, Known] = {}
    # sorted here: asked for an order, SQLite walks the whole table by its key instead of the index
    for _, ref, closed_at, resident_id, consented_at, left_at in sorted(rows, key=itemgetter(0)):
        if ref not in found or not found[ref].reachable:
            found[ref] = Known(resident_id, closed_at is None, consented_at, left_at)
    return found


async def wishes(session: AsyncSession, resident_ids: Iterable[int]) -> dict[tuple[int, str], datetime | None]:
    """By resident and region: when the newest subscription ended; None while one holds."""
    rows = await session.execute(
        select(
            Subscription.subscription_id, Subscription.recipient_id, Subscription.region_code, Subscription.ended_at
        ).where(Subscription.recipient_id.in_(list(resident_ids)))
    )
    found: dict[tuple[int, str], datetime | None] = {}
    for _, resident_id, region_code, ended_at in sorted(rows, key=itemgetter(0)):
        key = (resident_id, region_code)
        found[key] = None if key in found and found[key] is None else ended_at
    return found


async def new_residents(session: AsyncSession, residents: Sequence[dict[str, Any]]) -> Sequence[int]:
    """Rows for people not known yet, without addresses; their ids in the order given."""
    if not residents:
        return []
    kinds = [{"kind": RecipientKind.RESIDENT}] * len(residents)
    ids = sorted(await session.scalars(insert(_RECIPIENTS).returning(_RECIPIENTS.c.recipient_id), kinds))
    rows = [{**row, "resident_id": each} for row, each in zip(residents, ids, strict=True)]
    await session.execute(insert(_RESIDENTS), rows)
    return ids


async def new_addresses(session: AsyncSession, addresses: Sequence[dict[str, Any]]) -> None:
    """Open addresses."""
    if addresses:
        await session.execute(insert(_ADDRESSES), addresses)


async def new_subscriptions(session: AsyncSession, subscriptions: Sequence[dict[str, Any]]) -> None:
    """Subscriptions that hold from now on."""
    if subscriptions:
        await session.execute(insert(_SUBSCRIPTIONS), subscriptions)


async def consented(session: AsyncSession, resident_id: int, version: str, at: datetime) -> None:
    """A person known before has agreed (again)."""
    await session.execute(
        update(Resident)
        .where(Resident.resident_id == resident_id)
        .values(consent_version=version, consented_at=at, left_at=None)
    )
