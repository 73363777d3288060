"""Granting: who gives which role to whom. Nobody gives what they don't hold, nor elsewhere, nor to themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import grants as rows
from data import mandates as mandate_rows
from data.models import Grant, Mandate
from domain.grant import CONFIRMATION, GrantState, may_follow, needs_second
from domain.mandate import may_give
from domain.refusal import Refusal
from domain.region import contains, level
from domain.role import Right, Role
from services import contacts, grant_notices, menus
from services.contacts import Contact
from services.people import Person

__all__ = [
    "Grant",
    "Holder",
    "Wish",
    "confirm",
    "facts",
    "move",
    "offer",
    "prolong",
    "refuse",
    "require",
    "require_new",
    "require_other",
    "seconds",
    "take_up",
    "waiting",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Wish:
    """What an official wants to give; `ends_at` None: until somebody ends it."""

    role: Role
    region_code: str
    ends_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom it is for, and what they are called in office."""

    resident_id: int
    label: str = ""


async def offer(session: AsyncSession, giver: Person | None, wish: Wish, holder: Holder, now: datetime) -> Grant:
    """Give a role at once, or lay it before a second person; `giver` None is the operator, who needs none."""
    require_new(giver, wish, now)
    if giver is not None and holder.resident_id == giver.resident_id:
        raise Refusal("mandate-not-to-oneself")
    await require_other(session, wish, holder.resident_id, now)
    grant = _written(giver, wish, now)
    await rows.put(session, grant)
    await take_up(session, grant, holder, now)
    return grant


async def prolong(session: AsyncSession, giver: Person | None, mandate: Mandate, wish: Wish, now: datetime) -> Grant:
    """Another end for a mandate that holds: the same rules as for giving it."""
    require(giver, wish, now)
    if giver is not None and mandate.resident_id == giver.resident_id:
        raise Refusal("mandate-not-to-oneself")
    grant = _written(giver, wish, now)
    grant.renews_id = mandate.mandate_id
    await rows.put(session, grant)
    await take_up(session, grant, Holder(mandate.resident_id, mandate.label or ""), now)
    return grant


async def take_up(session: AsyncSession, grant: Grant, holder: Holder, now: datetime) -> Mandate | None:
    """It is known whom a grant is for: the mandate that came of it, or None where second persons are asked."""
    grant.resident_id, grant.label = holder.resident_id, holder.label or None
    if grant.given_by is None or not needs_second(grant.role):
        return await _settle(session, grant, None, now)
    asked = await seconds(session, grant, now)
    if not asked:
        raise Refusal("mandate-nobody-confirms")
    move(grant, GrantState.WAITING)
    grant.lapses_at = now + CONFIRMATION
    audits.write(session, grant.given_by, "grant-submitted", f"grant:{grant.grant_id}", now, facts(grant))
    await grant_notices.ask(session, grant, asked, now)
    return None


async def confirm(session: AsyncSession, second: Person, grant_id: int, now: datetime) -> Grant:
    """The second person agrees."""
    grant = await waiting(session, second, grant_id, now)
    giver = await mandate_rows.held_by(session, grant.given_by or 0, now)
    if not may_give(giver, grant.role, grant.region_code):
        raise Refusal("grant-void")
    mandate = await _settle(session, grant, second.resident_id, now)
    await grant_notices.to_giver(session, grant, mandate, now)
    return grant


async def refuse(session: AsyncSession, second: Person, grant_id: int, now: datetime) -> Grant:
    """The second person says no."""
    grant = await waiting(session, second, grant_id, now)
    move(grant, GrantState.REFUSED)
    grant.decided_by, grant.decided_at = second.resident_id, now
    audits.write(session, second.resident_id, "grant-refused", f"grant:{grant_id}", now, facts(grant))
    await grant_notices.refused(session, grant, now)
    return grant


async def withdraw(session: AsyncSession, giver: Person, grant_id: int, now: datetime) -> Grant:
    """The giver, or whoever might have given it, takes it back before it is settled."""
    grant = await rows.locked(session, grant_id)
    own = grant is not None and grant.given_by == giver.resident_id
    if grant is None or not (own or may_give(giver.mandates, grant.role, grant.region_code)):
        raise Refusal("grant-settled")
    move(grant, GrantState.WITHDRAWN)
    grant.decided_by, grant.decided_at = giver.resident_id, now
    audits.write(session, giver.resident_id, "grant-withdrawn", f"grant:{grant_id}", now, facts(grant))
    return grant


async def waiting(session: AsyncSession, second: Person, grant_id: int, now: datetime) -> Grant:
    """A grant that this person may decide as the second one; refused for giver, holder and strangers."""
    grant = await rows.locked(session, grant_id)
    if grant is None or grant.state is not GrantState.WAITING or grant.lapses_at <= now:
        raise Refusal("grant-settled")
    if not may_give(second.mandates, grant.role, grant.region_code):
        raise Refusal("no-mandate-here", id=second.ref)
    if second.resident_id in {grant.given_by, grant.resident_id}:
        raise Refusal("grant-needs-another")
    return grant


async def seconds(session: AsyncSession, grant: Grant, now: datetime) -> Sequence[Contact]:
    """Who may be the second person of a grant: the nearest upward."""
    besides = (grant.given_by, grant.resident_id)
    return await contacts.nearest(session, grant.region_code, Right.GIVE_MANDATES, now, besides)


def require_new(giver: Person | None, wish: Wish, now: datetime) -> None:
    """The same for a role that nobody holds yet: those of a KIM come with its register."""
    if wish.role in {Role.KIM_AGENT, Role.KIM_CHAIR}:
        raise Refusal("mandate-of-a-kim")
    require(giver, wish, now)


def require(giver: Person | None, wish: Wish, now: datetime) -> None:
    """Refuse a wish that nobody may have, or that this giver may not have."""
    if giver is not None and not may_give(giver.mandates, wish.role, wish.region_code):
        raise Refusal("mandate-not-yours-to-give", id=giver.ref)
    if wish.role is Role.PROVINCE and level(wish.region_code) != 1:
        raise Refusal("mandate-province-only")
    if wish.ends_at is not None and wish.ends_at <= now:
        raise Refusal("mandate-end-passed")
    if not 3 <= len(wish.reason) <= 200:
        raise Refusal("mandate-reason-length")


async def require_other(session: AsyncSession, wish: Wish, resident_id: int, now: datetime) -> None:
    """Refuse to give somebody what they hold already."""
    held = await mandate_rows.held_by(session, resident_id, now)
    if any(each.role is wish.role and contains(each.region_code, wish.region_code) for each in held):
        raise Refusal("mandate-held-already")


def facts(grant: Grant) -> dict[str, object]:
    """A grant as the trail knows it."""
    return {
        "role": grant.role,
        "region": grant.region_code,
        "resident": grant.resident_id,
        "ends": grant.ends_at.isoformat() if grant.ends_at else None,
        "given_by": grant.given_by,
        "renews": grant.renews_id,
    }


def _written(giver: Person | None, wish: Wish, now: datetime) -> Grant:
    return Grant(
        role=wish.role,
        region_code=wish.region_code,
        ends_at=wish.ends_at,
        reason=wish.reason,
        given_by=giver.resident_id if giver else None,
        state=GrantState.OPEN,
        made_at=now,
        lapses_at=now + CONFIRMATION,
    )


async def _settle(session: AsyncSession, grant: Grant, second: int | None, now: datetime) -> Mandate:
    move(grant, GrantState.GIVEN)
    grant.decided_by, grant.decided_at = second, now
    mandate = await (_new if grant.renews_id is None else _longer)(session, grant, now)
    await menus.refresh(session, mandate.resident_id, now)
    await grant_notices.given(session, grant, now)
    return mandate


async def _longer(session: AsyncSession, grant: Grant, now: datetime) -> Mandate:
    mandate = await mandate_rows.locked(session, grant.renews_id or 0)
    if mandate is None or mandate.ended_at is not None or (mandate.ends_at is not None and mandate.ends_at <= now):
        raise Refusal("mandate-ended-already")
    before = {"ends": mandate.ends_at.isoformat() if mandate.ends_at else None}
    mandate.ends_at, mandate.reminded_at = grant.ends_at, None
    after = {**facts(grant), "confirmed_by": grant.decided_by}
    thing = f"mandate:{mandate.mandate_id}"
    audits.write(session, grant.given_by, "mandate-renewed", thing, now, after, before=before)
    return mandate


async def _new(session: AsyncSession, grant: Grant, now: datetime) -> Mandate:
    if grant.resident_id is None:
        raise ValueError("a mandate has a holder")
    mandate = Mandate(
        resident_id=grant.resident_id,
        role=grant.role,
        region_code=grant.region_code,
        label=grant.label,
        started_at=now,
        ends_at=grant.ends_at,
        given_by=grant.given_by,
        confirmed_by=grant.decided_by,
        reason=grant.reason,
    )
    await mandate_rows.put(session, mandate)
    after = {**facts(grant), "confirmed_by": grant.decided_by}
    audits.write(session, grant.given_by, "mandate-given", f"mandate:{mandate.mandate_id}", now, after)
    return mandate


def move(grant: Grant, following: GrantState) -> None:
    """A grant goes on; refused where it is settled."""
    if not may_follow(grant.state, following):
        raise Refusal("grant-settled")
    grant.state = following
