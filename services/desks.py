"""Desks: the officials to whom a region's feedback goes, and how the region is spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import contacts as rows
from data import regions
from domain.mandate import Mandate
from domain.quiet_hours import QuietHours
from domain.region import Region, RegionCode, contains, parents
from domain.role import RIGHTS, Right
from services.contacts import Contact

ANSWERING = frozenset(role for role, rights in RIGHTS.items() if Right.ANSWER in rights)


@dataclass(frozen=True, slots=True)
class Desk:
    """The nearest region upward that has officials who may answer, and those officials."""

    region: Region
    officials: tuple[Contact, ...]


async def nearest(session: AsyncSession, region_code: str, now: datetime) -> Desk | None:
    """Who gets the feedback of a region; None where nobody up to the province can be reached."""
    for code in (RegionCode(region_code), *parents(region_code)):
        holders = await rows.holders(session, ANSWERING, code, now)
        if found := await rows.of(session, holders):
            around = await regions.lineage(session, code)
            return Desk(around[0], tuple(Contact(*row) for row in found)) if around else None
    return None


def spoken_for(mandates: Sequence[Mandate], region_code: str) -> str:
    """In whose name an official answers: the nearest of their regions around the feedback's."""
    around = [
        held.region_code for held in mandates if held.role in ANSWERING and contains(held.region_code, region_code)
    ]
    return max(around, key=len, default=region_code)


async def place(session: AsyncSession, region_code: str) -> Region:
    """The region itself: its title and zone."""
    return (await regions.lineage(session, region_code))[0]


def is_night(now: datetime, zone: str) -> bool:
    """Whether a message to a person goes silently at this moment."""
    return QuietHours().holds(now, zone)
