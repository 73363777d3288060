"""Names of KIMs: those a region has, and what a new one would be called."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from data import kims as rows
from services.kims import LONGEST_NAME, MOST_KIMS


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
    clean = " ".join(title.split())
    if clean.casefold().startswith("kim ") and len(clean) <= LONGEST_NAME:
        return clean
    return f"KIM {region_name}"[:LONGEST_NAME]
