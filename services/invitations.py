"""Invitations: a role behind a link that works once, for a while, and never for the one who made it."""

from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits
from data import grants as rows
from data import mandates as mandate_rows
from data.models import Grant
from domain.grant import INVITATION, GrantState, needs_second
from domain.mandate import may_give
from domain.refusal import Refusal
from services import grant_notices, granting
from services.granting import Holder, Wish
from services.people import Person

LINK = "m"
"""The prefix of deep links that carry an invitation."""


async def make(
    session: AsyncSession, giver: Person | None, wish: Wish, now: datetime, lasting: timedelta = INVITATION
) -> str:
    """What the link carries; only its hash is kept. `giver` None is the operator."""
    granting.require_new(giver, wish, now)
    secret = token_urlsafe(24)
    grant = Grant(
        role=wish.role,
        region_code=wish.region_code,
        ends_at=wish.ends_at,
        reason=wish.reason,
        given_by=giver.resident_id if giver else None,
        ticket=_hashed(secret),
        state=GrantState.OPEN,
        made_at=now,
        lapses_at=now + lasting,
    )
    await rows.put(session, grant)
    if giver is not None and needs_second(wish.role) and not await granting.seconds(session, grant, now):
        raise Refusal("mandate-nobody-confirms")
    audits.write(session, grant.given_by, "invitation-made", f"grant:{grant.grant_id}", now, granting.facts(grant))
    return f"{LINK}_{secret}"


async def look(session: AsyncSession, secret: str, person: Person, now: datetime) -> Grant:
    """The grant behind a link that this person may accept now, held; refused with the reason otherwise."""
    grant = await rows.behind(session, _hashed(secret))
    if grant is None or grant.state is not GrantState.OPEN:
        raise Refusal("invitation-used")
    if grant.lapses_at <= now:
        raise Refusal("invitation-lapsed")
    if grant.given_by is not None:
        if grant.given_by == person.resident_id:
            raise Refusal("invitation-own")
        giver = await mandate_rows.held_by(session, grant.given_by, now)
        if not may_give(giver, grant.role, grant.region_code):
            raise Refusal("grant-void")
    return grant


async def accept(session: AsyncSession, secret: str, person: Person, label: str, now: datetime) -> Grant:
    """A known person accepts: the mandate is theirs, or waits for the second person; the link is used up."""
    grant = await look(session, secret, person, now)
    if person.resident_id is None:
        raise ValueError("whoever accepts is known")
    await granting.require_other(session, Wish(grant.role, grant.region_code, None, ""), person.resident_id, now)
    grant.ticket = None
    audits.write(
        session, person.resident_id, "invitation-accepted", f"grant:{grant.grant_id}", now, granting.facts(grant)
    )
    mandate = await granting.take_up(session, grant, Holder(person.resident_id, label), now)
    if mandate is not None:
        await grant_notices.to_giver(session, grant, mandate, now)
    return grant


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
