"""Privacy: erasing a person for good. What was counted stays counted; who it was does not."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, erasure, mandates, residents
from domain.fatigue import DIGEST_HOUR, Repose
from services import menus, regions, subscriptions
from services.people import Person


async def mandates_lost(session: AsyncSession, person: Person) -> Sequence[str]:
    """The regions in which the person's mandates would end with them."""
    codes = dict.fromkeys(held.region_code for held in person.mandates)
    return [await regions.title(session, code) for code in codes]


async def erase(session: AsyncSession, resident_id: int, now: datetime) -> None:
    """Erase a person: where they are reached, what they wrote, what they were in the middle of, their mandates."""
    await subscriptions.end_all(session, resident_id, now)
    if await mandates.held_by(session, resident_id, now):
        await menus.refresh(session, resident_id, now)  # the last word to that chat: the menu that everybody has
    await erasure.end_mandates(session, resident_id, now)
    await erasure.leave_boards(session, resident_id, now)
    await erasure.empty_feedback(session, resident_id)
    await erasure.empty_proposals(session, resident_id)
    for address in await erasure.addresses_of(session, resident_id):
        await erasure.forget_chat(session, address.account_id, address.ref, now)
        await erasure.close_address(session, address, now)
    resident = await residents.get(session, resident_id)
    resident.consent_version, resident.language = None, "id"
    resident.digest_hour, resident.repose, resident.news_mark = DIGEST_HOUR, Repose.USUAL, 0
    resident.left_at, resident.erased_at = resident.left_at or now, now
    audits.write(session, resident_id, "erased", f"resident:{resident_id}", now)
    await session.flush()
