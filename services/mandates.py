"""The one place where rights are checked, and where the first administrators come from."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import accounts, audits, residents
from data import mandates as mandate_rows
from domain.mandate import Mandate, allows, regions_with
from domain.platform import PlatformName
from domain.refusal import Refusal
from domain.region import RegionCode
from domain.role import Right, Role
from services import identities, menus
from services.people import Person

BOOTSTRAP = {PlatformName.TELEGRAM: "ADMIN_TELEGRAM_IDS", PlatformName.WHATSAPP: "ADMIN_WHATSAPP_NUMBERS"}
"""The setting that names the first administrators, by messenger: why they have their mandate."""


def require(person: Person, right: Right, region_code: str) -> None:
    """Refuse unless the person holds this right in this region."""
    if not allows(person.mandates, right, region_code):
        raise Refusal("no-mandate-here", id=person.ref)


def regions(person: Person, right: Right) -> tuple[RegionCode, ...]:
    """Where the person holds a right; refused where nowhere."""
    codes = regions_with(person.mandates, right)
    if not codes:
        raise Refusal("no-mandate", id=person.ref)
    return codes


def where(person: Person, right: Right) -> tuple[RegionCode, ...]:
    """The same; empty where nowhere."""
    return regions_with(person.mandates, right)


def has(person: Person, right: Right) -> bool:
    """Whether the person holds this right anywhere."""
    return bool(regions_with(person.mandates, right))


async def hold(session: AsyncSession, resident_id: int, right: Right, codes: Iterable[str], now: datetime) -> bool:
    """Whether somebody holds this right in all of these regions now."""
    held = await mandate_rows.held_by(session, resident_id, now)
    return all(allows(held, right, code) for code in codes)


async def bootstrap(
    session: AsyncSession, account_id: int, admin_refs: Iterable[str], home_region: str, now: datetime
) -> None:
    """Make whom the settings name for this account's messenger administrators: each once, never after it ended."""
    mandate = Mandate(Role.REGION_ADMIN, RegionCode(home_region))
    why = BOOTSTRAP[await accounts.platform_of(session, account_id)]
    for ref in admin_refs:
        known = await identities.called(session, account_id, ref, now)
        found = await residents.at_address(session, account_id, known)
        resident = found[0] if found else await residents.add(session, account_id, known, "id", now)
        if await mandate_rows.ever_given(session, resident.resident_id, mandate.role, why):
            continue
        row = await mandate_rows.give(session, resident.resident_id, mandate, why, now)
        await menus.refresh(session, resident.resident_id, now)
        facts = {"resident": resident.resident_id, "role": mandate.role, "region": home_region}
        audits.write(session, None, "mandate-bootstrapped", f"mandate:{row.mandate_id}", now, facts)


async def first_administrators(
    session: AsyncSession, account_id: int, admin_refs: Iterable[str], home_region: str, now: datetime
) -> tuple[str, ...]:
    """Which of these administrate HOME_REGION now, as it is said at start."""
    mandate = Mandate(Role.REGION_ADMIN, RegionCode(home_region))
    holding = []
    for ref in admin_refs:
        known = await identities.called(session, account_id, ref, now)
        found = await residents.at_address(session, account_id, known)
        if found and mandate in await mandate_rows.held_by(session, found[0].resident_id, now):
            holding.append(ref)
    return tuple(holding)
