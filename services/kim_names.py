"""Names of KIMs: those a region has, and what a new one would be called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import kim_register as register_rows
from data import kims as rows
from data.models import Kim
from domain.kim_register import LONGEST_NAME, clean_name, kind_called, name_key
from domain.line import line
from domain.refusal import Refusal
from domain.role import Right
from services import kim_register, mandates
from services.kim_register import Wish
from services.people import Person

MOST_KIMS = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A KIM by name."""

    kim_id: int
    name: str


async def of_region(session: AsyncSession, region_code: str) -> Sequence[Named]:
    """The KIMs of exactly this region."""
    return [Named(each.kim_id, each.name) for each in await rows.kims_at(session, region_code, MOST_KIMS)]


def suggested(title: str, region_name: str) -> str:
    """What a KIM may be called: like its group, if that is named after a KIM, else after its region."""
    clean = line(title)
    if clean.casefold().startswith("kim ") and len(clean) <= LONGEST_NAME:
        return clean
    return f"KIM {region_name}"[:LONGEST_NAME]


async def called(session: AsyncSession, official: Person, region_code: str, name: str, now: datetime) -> Kim:
    """The KIM of this name in a region, put on the register by the official if there is none."""
    mandates.require(official, Right.CONFIRM_KIM, region_code)
    clean = clean_name(name)
    known = await register_rows.named(session, region_code, name_key(clean))
    if known is None:
        wish = Wish(region_code, clean, kind_called(clean, region_code))
        move = await kim_register.register(session, official, 0, wish, now)
        known = await rows.kim(session, move.kim_id)
    if known is None or known.accepted_at is None:
        raise Refusal("kim-name-waits", name=clean)
    return known


def forum(region_name: str) -> str:
    """What the forum of a region's KIMs may be called."""
    return f"FK-KIM {region_name}"[:LONGEST_NAME]
