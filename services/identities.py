"""Identities: who is who on WhatsApp, where a person has an id, a number or both, and either may change."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, addresses
from data.models import Address
from domain import identity
from domain.identity import Ids, ids_of
from domain.recipient import AddressEnd


async def settle(session: AsyncSession, account_id: int, shown: Ids, now: datetime) -> str:
    """Keep what is known of somebody who has shown their ids; answers what they are called by in our rows.

    A number that has passed to another person takes nobody's news along.
    """
    rows = await addresses.known_as(session, account_id, shown)
    known_by_id = shown.user_id is not None and any(row.ref == shown.user_id for row in rows)
    ref = shown.ref
    for row in rows:
        known = ids_of(row.ref, row.phone)
        if known_by_id and known.user_id is None:  # whoever had this number is not who has it now
            await _end(session, row, now)
            continue
        becomes = identity.seen(known, shown)
        if shown.user_id in {None, becomes.user_id}:
            ref = becomes.ref
        if becomes != known:
            await addresses.rename(session, row, becomes, now)
    return ref


async def called(session: AsyncSession, account_id: int, ref: str, now: datetime) -> str:
    """What somebody is called by in our rows whom an operator names by id or number."""
    if not (await accounts.platform_of(session, account_id)).has_windows:
        return ref
    return await settle(session, account_id, ids_of(ref, None), now)


async def change(session: AsyncSession, account_id: int, before: Ids, after: Ids, now: datetime) -> None:
    """The messenger says that somebody has another id, another number, or both."""
    for row in await addresses.known_as(session, account_id, before):
        known = ids_of(row.ref, row.phone)
        becomes = identity.changed(known, before, after)
        if becomes == known:
            continue
        for other in await addresses.known_as(session, account_id, Ids(becomes.ref)):
            if other.ref == becomes.ref and other is not row and other.account_id == row.account_id:
                await _end(session, other, now)
        await addresses.rename(session, row, becomes, now)


async def _end(session: AsyncSession, row: Address, now: datetime) -> None:
    row.closed_at, row.closed_why = now, AddressEnd.MOVED
    await session.flush()
    await addresses.rank(session, [row.recipient_id])
