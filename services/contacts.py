"""Contacts: where a person is reached in private, and which officials a matter of a region goes to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import contacts as rows
from domain.region import RegionCode, parents
from domain.role import RIGHTS, Right


@dataclass(frozen=True, slots=True)
class Contact:
    """A person's open private chat, and the language they read."""

    resident_id: int
    account_id: int
    ref: str
    language: str


async def of(session: AsyncSession, resident_id: int | None) -> Contact | None:
    """Where a person is reached; None for nobody, or for somebody who has gone."""
    if resident_id is None:
        return None
    found = await rows.of(session, [resident_id])
    return Contact(*found[0]) if found else None


async def of_all(session: AsyncSession, resident_ids: Sequence[int]) -> Sequence[Contact]:
    """Where some people are reached, in the order in which they were named; who can't be reached is left out."""
    found = {row[0]: Contact(*row) for row in await rows.of(session, resident_ids)}
    return [found[each] for each in resident_ids if each in found]


async def nearest(
    session: AsyncSession, region_code: str, right: Right, now: datetime, besides: Collection[int | None] = ()
) -> Sequence[Contact]:
    """The holders of a right at the nearest region upward that has any `besides` these; empty where nobody has it."""
    roles = frozenset(role for role, rights in RIGHTS.items() if right in rights)
    for code in (RegionCode(region_code), *parents(region_code)):
        holders = set(await rows.holders(session, roles, code, now)) - set(besides)
        if found := await rows.of(session, holders):
            return [Contact(*row) for row in found]
    return []
