"""Mandates of a KIM: they come from an official's yes, and end with the office or with the KIM."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import kim_register as rows
from data import mandates as mandate_rows
from data.models import Kim, Mandate
from domain.region import RegionCode
from domain.role import Role
from services import contacts, menus
from services.contacts import Contact

AGENT = "channel-confirmed"
REGISTERED = "kim-registered"
ON_BOARD = "kim-board"
"""Why somebody holds a mandate; one that comes from the board ends with it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is given, why, and by which official."""

    role: Role
    reason: str
    by: int | None


async def give(session: AsyncSession, kim: Kim, resident_id: int | None, given: Given, now: datetime) -> None:
    """Somebody serves a KIM from now on; nobody gives that to themselves, and nobody holds it twice."""
    if resident_id is None or resident_id == given.by:
        return
    held = await rows.holders(session, kim.kim_id, now)
    if any((each.resident_id, each.role) == (resident_id, given.role) for each in held):
        return
    row = Mandate(
        resident_id=resident_id,
        role=given.role,
        region_code=RegionCode(kim.region_code),
        kim_id=kim.kim_id,
        started_at=now,
        given_by=given.by,
        reason=given.reason,
    )
    await mandate_rows.put(session, row)
    await _note(session, row, "mandate-given", given.by, now)


async def end(session: AsyncSession, ended: Sequence[Mandate], by: int | None, now: datetime) -> None:
    """These mandates end at this moment."""
    for row in ended:
        row.ended_at = now
        await _note(session, row, "mandate-ended", by, now)
    await session.flush()


async def end_all(session: AsyncSession, kim: Kim, by: int | None, now: datetime) -> None:
    """Nobody serves a KIM any longer."""
    await end(session, await rows.holders(session, kim.kim_id, now), by, now)


async def agents(session: AsyncSession, kim_id: int | None, now: datetime) -> Sequence[Contact]:
    """Where those who serve a KIM are reached, each once."""
    if kim_id is None:
        return []
    people = dict.fromkeys(held.resident_id for held in await rows.holders(session, kim_id, now))
    return [contact for each in people if (contact := await contacts.of(session, each))]


async def _note(session: AsyncSession, row: Mandate, verb: str, by: int | None, now: datetime) -> None:
    detail = {"role": row.role, "region": row.region_code, "kim": row.kim_id, "resident": row.resident_id}
    audits.write(session, by, verb, f"mandate:{row.mandate_id}", now, detail)
    await menus.refresh(session, row.resident_id, now)
