"""Where local rules keep civil servants off the boards of KIMs: noted for a region and whatever lies in it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as rows
from domain.line import line
from domain.refusal import Refusal
from domain.role import Right
from services import mandates, regions
from services.people import Person

__all__ = ["Person", "lift", "note"]

_LONGEST = 120


async def note(session: AsyncSession, official: Person, region_code: str, basis: str, now: datetime) -> str:
    """From now on there is a warning here that cites the rule; answers the region's name."""
    title = await regions.whole_title(session, region_code)
    mandates.require(official, Right.CONFIRM_KIM, region_code)
    clean = line(basis)
    if not 3 <= len(clean) <= _LONGEST:
        raise Refusal("kim-bar-basis", longest=_LONGEST)
    await rows.set_bar(session, region_code, clean, now)
    audits.write(session, official.resident_id, "kim-bar-noted", f"region:{region_code}", now)
    return title


async def lift(session: AsyncSession, official: Person, region_code: str, now: datetime) -> str:
    """There is no such rule here any more; answers the region's name."""
    title = await regions.whole_title(session, region_code)
    mandates.require(official, Right.CONFIRM_KIM, region_code)
    await rows.lift_bar(session, region_code)
    audits.write(session, official.resident_id, "kim-bar-lifted", f"region:{region_code}", now)
    return title
