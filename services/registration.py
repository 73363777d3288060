"""Joining and leaving: consent first, then places; leaving takes effect at once."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, kim_register, kims, residents
from domain.kim import KimState
from domain.region import contains
from services import people, subscriptions
from services.people import Person

CONSENT_VERSION = "2026-11.2"
"""The wording of the text `consent`; a test holds the two together."""


async def must_consent(session: AsyncSession, person: Person) -> bool:
    """Whether this person has yet to agree to today's wording."""
    if person.resident_id is None or not person.consented:
        return True
    resident = await residents.get(session, person.resident_id)
    return resident.consent_version != CONSENT_VERSION


async def consent(session: AsyncSession, account_id: int, person: Person, now: datetime) -> Person:
    """The person agrees; asked again, nothing changes."""
    known = await people.ensure_known(session, account_id, person, now)
    if known.resident_id is not None and await must_consent(session, known):
        resident = await residents.get(session, known.resident_id)
        resident.consent_version, resident.consented_at, resident.left_at = CONSENT_VERSION, now, None
        audits.write(session, known.resident_id, "consented", f"resident:{known.resident_id}", now)
        await session.flush()
    return await people.recognise(session, account_id, person.ref, person.language, now)


async def join(session: AsyncSession, resident_id: int, region_code: str, kim_id: int | None, now: datetime) -> bool:
    """Hear from a region; the KIM whose link was used first is credited. False if that was so before.

    Credit goes to a KIM on the register of that region or around it: a poster that somebody else made credits nobody,
    nor does a KIM that was dissolved, nor one whose own agent presses its link.
    """
    new = await subscriptions.begin(session, resident_id, region_code, now)
    if kim_id is not None and await _earns(session, resident_id, kim_id, region_code, now):
        resident = await residents.get(session, resident_id)
        resident.credit_kim_id = resident.credit_kim_id or kim_id
    return new


async def _earns(session: AsyncSession, resident_id: int, kim_id: int, region_code: str, now: datetime) -> bool:
    kim = await kims.kim(session, kim_id)
    if kim is None or kim.accepted_at is None or kim.state is KimState.DISSOLVED:
        return False
    serving = {held.resident_id for held in await kim_register.holders(session, kim_id, now)}
    return contains(kim.region_code, region_code) and resident_id not in serving


async def leave(session: AsyncSession, resident_id: int, now: datetime) -> int | None:
    """Leave at once: no subscription holds any longer. How many held; None for who had left or never joined."""
    resident = await residents.get(session, resident_id)
    held = await subscriptions.mine(session, resident_id)
    if resident.left_at is not None or (resident.consented_at is None and not held):
        return None
    await subscriptions.end_all(session, resident_id, now)
    resident.left_at = now
    audits.write(session, resident_id, "left", f"resident:{resident_id}", now)
    return len(held)


async def keep_emergencies(session: AsyncSession, resident_id: int, now: datetime) -> int:
    """Whoever has just left hears emergencies all the same, having said so; from how many regions."""
    resident = await residents.get(session, resident_id)
    if resident.left_at is None:
        return 0
    kept = await subscriptions.keep_emergencies(session, resident_id, resident.left_at, now)
    resident.left_at = None
    audits.write(session, resident_id, "kept-emergencies", f"resident:{resident_id}", now)
    return kept
